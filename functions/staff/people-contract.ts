import * as z from 'zod';
import { EventActor } from '../kernel/event.ts';
import { PostId } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label } from '../kernel/text.ts';
import { Instant, SentInstant } from '../kernel/time.ts';
import { capabilities } from './capabilities.ts';
import * as refused from './errors.ts';
import { Certificate, HeldPost, Language, StaffMember, StaffNo, UnitId } from './model.ts';
import { PostCode } from './posts.ts';

const PostView = HeldPost.extend({ label: Label }).meta({ id: 'HeldPostView' });

const person = {
  id: true,
  staffNo: true,
  name: true,
  skills: true,
  languages: true,
  certificates: true,
  status: true,
  version: true,
} as const;

/** A member of staff: his name masked, his posts (in a list those of now). */
const StaffView = StaffMember.pick(person)
  .extend({ unitIds: z.array(UnitId), posts: z.array(PostView) })
  .meta({ id: 'StaffView' });

/** The person himself: what he is now, and what that allows. */
const Myself = StaffView.extend({
  site: StaffMember.shape.site,
  capabilities: z.partialRecord(z.enum(capabilities), z.enum(['own', 'unit', 'department', 'site', 'all'])),
});

const byNo = z.strictObject({ staffNo: StaffNo });
const changes = [refused.staffNotFound, stale, keyReused] as const;
const S31 = { staffNo: 'S31' };

export const whoAmI = route({
  method: 'GET',
  path: '/staff/me',
  audience: 'staff',
  capability: 'staff.self',
  summary: { zh: '本人、当前岗位与权限', en: 'Who I am, my posts now and what they allow' },
  answer: Myself,
  // A person's own name, to himself.
  reveals: true,
  reads: 'COLLEAGUES',
  refusals: [refused.staffNotFound],
});

export const listStaff = route({
  method: 'GET',
  path: '/staff',
  audience: 'staff',
  capability: 'staff.read',
  summary: { zh: '员工名录（姓名脱敏）', en: 'Staff of the site, names masked' },
  query: z.strictObject({ unitId: z.string().max(24).optional() }),
  answer: listOf(StaffView),
  reads: 'COLLEAGUES',
  refusals: [],
  example: { query: { unitId: 'HOUSEKEEPING' } },
});

export const getStaff = route({
  method: 'GET',
  path: '/staff/{staffNo}',
  audience: 'staff',
  capability: 'staff.read',
  summary: { zh: '一名员工的全部任职', en: 'One member of staff with all posts, also those to come' },
  params: byNo,
  answer: StaffView,
  reads: 'COLLEAGUES',
  refusals: [refused.staffNotFound],
  example: { params: { staffNo: 'S04' } },
});

export const listStaffHistory = route({
  method: 'GET',
  path: '/staff/{staffNo}/history',
  audience: 'staff',
  capability: 'staff.write',
  summary: { zh: '任职与权限变更记录', en: 'Every change of a person: what, when, by whom, in which post' },
  params: byNo,
  query: pageQuery,
  answer: listOf(
    z.object({
      at: Instant,
      what: z.string(),
      version: z.int(),
      actor: EventActor,
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
  refusals: [refused.staffNotFound, badCursor],
  example: { params: { staffNo: 'S04' } },
});

export const takeOnStaff = route({
  method: 'POST',
  path: '/staff',
  audience: 'staff',
  capability: 'staff.write',
  summary: { zh: '登记新员工', en: 'Take a person on; a post is given afterwards' },
  status: 201,
  idempotencyKey: 'needed',
  body: z.strictObject({
    staffNo: StaffNo,
    name: StaffMember.shape.name,
    skills: StaffMember.shape.skills.default([]),
    languages: z.array(Language).max(6).default([]),
    certificates: z.array(Certificate).max(10).default([]),
  }),
  answer: StaffView,
  reads: 'COLLEAGUES',
  refusals: [refused.staffNoTaken, keyReused],
  example: { body: { staffNo: 'S31', name: '示例员工', skills: ['LODGING'] } },
});

export const describeStaff = route({
  method: 'PUT',
  path: '/staff/{staffNo}',
  audience: 'staff',
  capability: 'staff.write',
  summary: { zh: '更新姓名、技能、语种、证书', en: 'Change name, skills, languages or certificates' },
  params: byNo,
  versioned: true,
  body: z.strictObject({
    name: StaffMember.shape.name.optional(),
    skills: StaffMember.shape.skills.optional(),
    languages: z.array(Language).max(6).optional(),
    certificates: z.array(Certificate).max(10).optional(),
  }),
  answer: StaffView,
  reads: 'COLLEAGUES',
  refusals: changes,
  example: { params: S31, body: { certificates: [{ code: 'FOOD_SAFETY', expiresOn: '2027-06-30' }] } },
});

export const assignPost = route({
  method: 'POST',
  path: '/staff/{staffNo}/posts',
  audience: 'staff',
  capability: 'staff.write',
  summary: { zh: '任命岗位', en: 'Give a person a post in a unit, from and to' },
  params: byNo,
  versioned: true,
  body: z.strictObject({
    code: PostCode,
    unitId: UnitId,
    primary: z.boolean().default(false),
    deputy: z.boolean().default(false),
    from: SentInstant.optional(),
    to: SentInstant.optional(),
  }),
  answer: StaffView,
  reads: 'COLLEAGUES',
  refusals: [
    ...changes,
    refused.notOneself,
    refused.unitNotFound,
    refused.postHeldAlready,
    refused.postFull,
    refused.periodEmpty,
    refused.tooManyPosts,
  ],
  example: { params: S31, body: { code: 'HANDLER', unitId: 'HOUSEKEEPING', primary: true } },
});

export const endPost = route({
  method: 'POST',
  path: '/staff/{staffNo}/posts/{postId}/end',
  audience: 'staff',
  capability: 'staff.write',
  summary: { zh: '免去岗位', en: 'End a post, now or at an instant' },
  params: z.strictObject({ staffNo: StaffNo, postId: PostId }),
  versioned: true,
  body: z.strictObject({ at: SentInstant.optional() }),
  answer: StaffView,
  reads: 'COLLEAGUES',
  refusals: [...changes, refused.notOneself, refused.postNotHeld],
});

const status = <const Path extends `/${string}`>(path: Path, summary: { zh: string; en: string }) =>
  route({
    method: 'POST',
    path,
    audience: 'staff',
    capability: 'staff.write',
    summary,
    params: byNo,
    versioned: true,
    body: z.strictObject({}),
    answer: StaffView,
    reads: 'COLLEAGUES',
    refusals: [...changes, refused.notOneself, wrongState],
    example: { params: S31, body: {} },
  });

export const sendOnLeave = status('/staff/{staffNo}/go-on-leave', {
  zh: '转为休假（在办工作移交他人）',
  en: 'Goes on leave; open work goes to others',
});
export const bringBack = status('/staff/{staffNo}/come-back', { zh: '销假返岗', en: 'Comes back from leave' });
export const departStaff = status('/staff/{staffNo}/depart', {
  zh: '离职（立即停权，在办工作移交他人）',
  en: 'Leaves for good: every right ends now, open work goes to others',
});

export type StaffView = z.input<typeof StaffView>;
export type Myself = z.input<typeof Myself>;
