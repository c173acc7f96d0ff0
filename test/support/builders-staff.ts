import { createHash } from 'node:crypto';
import { newId, type SiteId } from '../../functions/kernel/ids.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import { StaffMember } from '../../functions/staff/model.ts';
import type { PostCode } from '../../functions/staff/posts.ts';

const SINCE = '2024-01-01T00:00:00.000Z' as Instant;

const idFrom = (kind: 'staff' | 'post', word: string) =>
  newId(kind, SINCE, (bytes) => createHash('sha256').update(word).digest().subarray(0, bytes));

/** A post that somebody holds, since long ago and for good if nothing else is said. */
export const aPost = (code: PostCode, over: Partial<Omit<StaffMember['posts'][number], 'code'>> = {}) => ({
  id: idFrom('post', code),
  code,
  unitId: 'COMPLAINTS',
  primary: true,
  deputy: false,
  from: SINCE,
  ...over,
});

/** A member of staff in the given posts, at work. */
export const aMember = (
  staffNo: string,
  over: Partial<Omit<StaffMember, 'posts'>> & { posts?: ReturnType<typeof aPost>[] } = {},
): StaffMember =>
  StaffMember.parse({
    id: idFrom('staff', staffNo),
    site: 'dolon' as SiteId,
    staffNo,
    name: '甲子',
    posts: [aPost('COMPLAINT_AGENT')],
    skills: [],
    status: 'ACTIVE',
    version: 1,
    ...over,
  });
