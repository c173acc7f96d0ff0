import * as z from 'zod';
import { listOf } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label } from '../kernel/text.ts';
import { Instant, SentInstant } from '../kernel/time.ts';
import * as refused from './errors.ts';
import { Deputy, DeputyId, Establishment, StaffNo, Unit, UnitId } from './model.ts';
import { PostCode } from './posts.ts';

const UnitView = Unit.omit({ site: true }).meta({ id: 'UnitView' });
const UnitBody = UnitView.omit({ version: true }).strict();

export const listUnits = route({
  method: 'GET',
  path: '/units',
  audience: 'staff',
  capability: 'staff.read',
  summary: { zh: '组织架构', en: 'Units of the centre and the departments that handle matters' },
  answer: listOf(UnitView),
  refusals: [],
});

export const foundUnit = route({
  method: 'POST',
  path: '/units',
  audience: 'staff',
  capability: 'staff.write',
  summary: { zh: '新设部门', en: 'Add a unit below another one' },
  status: 201,
  idempotencyKey: 'needed',
  body: UnitBody,
  answer: UnitView,
  refusals: [refused.unitTaken, refused.unitNotFound, refused.unitLoop, keyReused],
  example: {
    body: { id: 'SPA', name: { zh: '温泉部', en: 'Hot springs' }, parent: 'COMPANY', kind: 'HANDLING' },
  },
});

export const reorganiseUnit = route({
  method: 'PUT',
  path: '/units/{unitId}',
  audience: 'staff',
  capability: 'staff.write',
  summary: { zh: '调整部门', en: 'Rename a unit, move it, or change the post that leads it' },
  params: z.strictObject({ unitId: UnitId }),
  versioned: true,
  body: UnitBody.omit({ id: true }),
  answer: UnitView,
  refusals: [refused.unitNotFound, refused.unitLoop, stale, keyReused],
  example: {
    params: { unitId: 'HOUSEKEEPING' },
    body: { name: { zh: '客房部', en: 'Housekeeping' }, parent: 'COMPANY', kind: 'HANDLING' },
  },
});

const Place = z.object({
  unitId: UnitId,
  code: PostCode,
  label: Label,
  /** Absent where nobody has set a number. */
  headCount: Establishment.shape.headCount.optional(),
  /** Staff numbers of who holds it now, and of who stands in. */
  holders: z.array(StaffNo),
  deputies: z.array(StaffNo),
  version: z.int().min(0),
});

export const listPosts = route({
  method: 'GET',
  path: '/posts',
  audience: 'staff',
  capability: 'staff.read',
  summary: { zh: '岗位、定编与在任人员', en: 'Every post by unit: places, who holds it, who stands in' },
  query: z.strictObject({ unitId: z.string().max(24).optional() }),
  answer: listOf(Place),
  refusals: [],
  example: { query: { unitId: 'COMPLAINTS' } },
});

export const establishPost = route({
  method: 'POST',
  path: '/posts',
  audience: 'staff',
  capability: 'staff.write',
  summary: { zh: '设定岗位定编', en: 'Set how many people may hold a post of a unit' },
  idempotencyKey: 'needed',
  body: Establishment.pick({ unitId: true, code: true, headCount: true }).strict(),
  answer: Establishment.omit({ site: true }),
  refusals: [refused.unitNotFound, stale, keyReused],
  example: { body: { unitId: 'COMPLAINTS', code: 'COMPLAINT_AGENT', headCount: 3 } },
});

const DeputyView = Deputy.omit({ site: true }).meta({ id: 'DeputyView' });

export const listDeputies = route({
  method: 'GET',
  path: '/deputies',
  audience: 'staff',
  capability: 'staff.read',
  summary: { zh: '代理关系', en: 'Who stands in for whom, now or later' },
  query: z.strictObject({ holder: StaffNo.optional() }),
  answer: listOf(
    DeputyView.extend({
      /** The whole chain behind the holder now, and why it ends. */
      chain: z.array(StaffNo),
      chainEnds: z.enum(['NOBODY', 'LOOP', 'LIMIT']),
    }),
  ),
  refusals: [],
  example: { query: { holder: 'S02' } },
});

export const appointDeputy = route({
  method: 'POST',
  path: '/deputies',
  audience: 'staff',
  capability: 'staff.write',
  summary: {
    zh: '指定代理人（链长不超过三级，不成环）',
    en: 'Name who stands in for a holder; at most three links, no circle',
  },
  status: 201,
  idempotencyKey: 'needed',
  body: z.strictObject({
    code: PostCode,
    holder: StaffNo,
    deputy: StaffNo,
    from: SentInstant.optional(),
    to: SentInstant.optional(),
  }),
  answer: DeputyView,
  refusals: [
    refused.staffNotFound,
    refused.postNotHeld,
    refused.deputyOfHimself,
    refused.deputyLoop,
    refused.deputyChainTooLong,
    refused.periodEmpty,
    stale,
    keyReused,
  ],
  example: { body: { code: 'COMPLAINT_LEADER', holder: 'S03', deputy: 'S04' } },
});

export const endDeputy = route({
  method: 'POST',
  path: '/deputies/{deputyId}/end',
  audience: 'staff',
  capability: 'staff.write',
  summary: { zh: '结束代理', en: 'End a deputy now' },
  params: z.strictObject({ deputyId: DeputyId }),
  body: z.strictObject({}),
  answer: DeputyView.extend({ to: Instant }),
  refusals: [refused.deputyNotFound, refused.deputyEnded, stale, keyReused],
  example: { params: { deputyId: 'dep_S03_S04_COMPLAINT_LEADER' }, body: {} },
});
