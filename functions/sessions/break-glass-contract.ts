import * as z from 'zod';
import { BreakGlassId } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { listOf } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import {
  breakGlassNotFound,
  dailyLimit,
  needless,
  notYoursToEnd,
  ownRequest,
  requestLapsed,
  runningAlready,
} from './break-glass-errors.ts';
import { BreakGlass } from './break-glass-model.ts';

const byId = z.strictObject({ breakGlassId: BreakGlassId });
const example = { params: { breakGlassId: 'bg_01HK153X00FV0QTBMYWKVK8T81' } };

/** An access without its reason, which can name a guest. */
const BreakGlassView = BreakGlass.omit({ site: true, reason: true })
  .extend({
    /** Whether it lets in this moment. */
    holds: z.boolean(),
  })
  .meta({ id: 'BreakGlassView' });
export type BreakGlassView = z.input<typeof BreakGlassView>;

const decided = { method: 'POST', audience: 'staff', capability: 'breakGlass.decide', params: byId, example } as const;
const decisions = [breakGlassNotFound, ownRequest, wrongState, keyReused, stale] as const;

export const askBreakGlass = route({
  method: 'POST',
  path: '/break-glass',
  audience: 'staff',
  capability: 'breakGlass.ask',
  summary: { zh: '申请紧急授权', en: 'Ask for break-glass access' },
  body: z.strictObject(BreakGlass.pick({ capability: true, reason: true, hours: true }).shape),
  status: 201,
  idempotencyKey: 'needed',
  answer: BreakGlassView,
  refusals: [needless, runningAlready, dailyLimit, keyReused, stale],
  example: { body: { capability: 'ticket.read', reason: '夜间系统故障，需核对一张工单的派单记录', hours: 2 } },
});

export const listBreakGlass = route({
  method: 'GET',
  path: '/break-glass',
  audience: 'staff',
  capability: 'breakGlass.decide',
  summary: { zh: '近一日的紧急授权及理由', en: 'Break-glass requests of the last day, with their reasons' },
  answer: listOf(BreakGlassView.extend({ reason: BreakGlass.shape.reason })),
  // Who decides must read why.
  reveals: true,
  reads: 'COLLEAGUES',
  refusals: [],
});

export const approveBreakGlass = route({
  ...decided,
  path: '/break-glass/{breakGlassId}/approve',
  summary: { zh: '批准紧急授权', en: 'Approve break-glass access' },
  answer: BreakGlassView,
  refusals: [...decisions, requestLapsed],
});

export const declineBreakGlass = route({
  ...decided,
  path: '/break-glass/{breakGlassId}/decline',
  summary: { zh: '拒绝紧急授权', en: 'Decline break-glass access' },
  answer: BreakGlassView,
  refusals: decisions,
});

export const endBreakGlass = route({
  ...decided,
  capability: 'staff.self',
  path: '/break-glass/{breakGlassId}/end',
  summary: { zh: '提前结束紧急授权', en: 'End break-glass access early' },
  answer: BreakGlassView,
  refusals: [breakGlassNotFound, notYoursToEnd, wrongState, keyReused, stale],
});
