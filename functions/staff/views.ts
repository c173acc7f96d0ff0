import type { Instant } from '../kernel/time.ts';
import type { StaffView } from './contract.ts';
import type { StaffMember } from './model.ts';
import { postLabels } from './posts.ts';
import { activePosts } from './rules.ts';

/** A member of staff as colleagues see him: with the posts that he holds now. */
export const viewOf = (member: StaffMember, now: Instant): StaffView => ({
  ...member,
  posts: activePosts(member, now).map((post) => ({ ...post, label: { ...postLabels[post.code] } })),
});
