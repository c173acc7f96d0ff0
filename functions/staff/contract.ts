import * as z from 'zod';
import { listOf } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { capabilities } from './capabilities.ts';
import { staffNotFound } from './errors.ts';
import { HeldPost, StaffMember, Unit } from './model.ts';

const Label = z.object({ zh: z.string(), en: z.string() });
const PostView = HeldPost.pick({ id: true, code: true, unitId: true, primary: true, deputy: true }).extend({
  label: Label,
});

const person = {
  id: true,
  staffNo: true,
  name: true,
  unitIds: true,
  skills: true,
  status: true,
  version: true,
} as const;

/** A member of staff in a list: his name masked, his active posts. */
const StaffView = StaffMember.pick(person).extend({ posts: z.array(PostView) });

/** The person himself: what he is now, and what that allows. */
const Myself = StaffView.extend({
  site: StaffMember.shape.site,
  capabilities: z.partialRecord(z.enum(capabilities), z.enum(['own', 'unit', 'department', 'site', 'all'])),
});

export const whoAmI = route({
  method: 'GET',
  path: '/staff/me',
  audience: 'staff',
  capability: 'staff.self',
  summary: { zh: '本人、当前岗位与权限', en: 'Who I am, my posts now and what they allow' },
  answer: Myself,
  // A person's own name, to himself.
  reveals: true,
  refusals: [staffNotFound],
});

export const listStaff = route({
  method: 'GET',
  path: '/staff',
  audience: 'staff',
  capability: 'staff.read',
  summary: { zh: '员工名录（姓名脱敏）', en: 'Staff of the site, names masked' },
  query: z.strictObject({ unitId: z.string().max(24).optional() }),
  answer: listOf(StaffView),
  refusals: [],
  example: { query: { unitId: 'HOUSEKEEPING' } },
});

export const listUnits = route({
  method: 'GET',
  path: '/units',
  audience: 'staff',
  capability: 'staff.read',
  summary: { zh: '组织架构', en: 'Units of the centre and the departments that handle matters' },
  answer: listOf(Unit.omit({ site: true })),
  refusals: [],
});

export const contract = { whoAmI, listStaff, listUnits } as const;

export type StaffView = z.input<typeof StaffView>;
export type Myself = z.input<typeof Myself>;
