import * as z from 'zod';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { shortText } from '../kernel/text.ts';
import { PlainDate } from '../kernel/time.ts';
import * as refused from './errors.ts';
import { Leave, LeaveId, Month } from './model.ts';

const LeaveView = Leave.omit({ site: true }).meta({ id: 'LeaveView' });
export type LeaveView = z.infer<typeof LeaveView>;
const EXAMPLE_ID = 'lve_202701_0123456789ABCDEF';

export const listLeaves = route({
  method: 'GET',
  path: '/leaves',
  audience: 'staff',
  capability: 'roster.self',
  summary: { zh: '某月开始的休假', en: 'Leave that begins in a month: my own, and that which I may decide' },
  query: pageQuery.extend({ month: Month.optional() }),
  answer: listOf(LeaveView),
  reads: 'COLLEAGUES',
  refusals: [badCursor],
  example: { query: { month: '2027-01' } },
});

export const applyForLeave = route({
  method: 'POST',
  path: '/leaves',
  audience: 'staff',
  capability: 'roster.self',
  summary: { zh: '申请休假（按整天）', en: 'Apply for leave, in whole days' },
  status: 201,
  idempotencyKey: 'needed',
  body: z.strictObject({ from: PlainDate, to: PlainDate, reason: shortText(200).optional() }),
  answer: LeaveView,
  reads: 'COLLEAGUES',
  refusals: [refused.leavePeriodWrong, stale, keyReused],
  example: { body: { from: '2027-01-11', to: '2027-01-13', reason: '探亲' } },
});

const params = z.strictObject({ leaveId: LeaveId });
const body = z.strictObject({});
const example = { params: { leaveId: EXAMPLE_ID }, body: {} };
const always = [refused.leaveNotFound, wrongState, stale, keyReused] as const;

export const approveLeave = route({
  method: 'POST',
  path: '/leaves/{leaveId}/approve',
  audience: 'staff',
  capability: 'roster.approve',
  summary: { zh: '批准休假，排班随之标注', en: 'Approve somebody’s leave; the roster shows it' },
  ...{ params, body, example, answer: LeaveView, reads: 'COLLEAGUES', versioned: true },
  refusals: [...always, refused.leaveByAnother],
});

export const refuseLeave = route({
  method: 'POST',
  path: '/leaves/{leaveId}/refuse',
  audience: 'staff',
  capability: 'roster.approve',
  summary: { zh: '不批准休假', en: 'Refuse somebody’s leave' },
  ...{ params, body, example, answer: LeaveView, reads: 'COLLEAGUES', versioned: true },
  refusals: [...always, refused.leaveByAnother],
});

export const cancelLeave = route({
  method: 'POST',
  path: '/leaves/{leaveId}/cancel',
  audience: 'staff',
  capability: 'roster.self',
  summary: { zh: '取消本人休假', en: 'Cancel my leave; once approved, before it begins' },
  ...{ params, body, example, answer: LeaveView, reads: 'COLLEAGUES', versioned: true },
  refusals: [...always, refused.leaveBegun],
});
