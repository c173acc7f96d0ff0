import * as z from 'zod';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { PlainDate } from '../kernel/time.ts';
import { StaffNo } from '../staff/model.ts';
import { PostCode } from '../staff/posts.ts';
import * as refused from './errors.ts';
import { Month, Swap, SwapId } from './model.ts';

const SwapView = Swap.omit({ site: true }).meta({ id: 'SwapView' });
export type SwapView = z.infer<typeof SwapView>;
const OneShift = z.strictObject({ post: PostCode, day: PlainDate });
const EXAMPLE_ID = 'swp_202701_0123456789ABCDEF';
const stands = [refused.swapShiftGone, refused.swapTooLate, refused.swapDayTaken] as const;
const fits = [refused.rosterNotFound, refused.rosterNotPublished, refused.rosterBroken, ...stands] as const;

export const listSwaps = route({
  method: 'GET',
  path: '/swaps',
  audience: 'staff',
  capability: 'roster.self',
  summary: { zh: '某月的换班', en: 'Swaps of a month: my own, and those that I may decide' },
  query: pageQuery.extend({ month: Month.optional() }),
  answer: listOf(SwapView),
  refusals: [badCursor],
  example: { query: { month: '2027-01' } },
});

export const offerSwap = route({
  method: 'POST',
  path: '/swaps',
  audience: 'staff',
  capability: 'roster.self',
  summary: {
    zh: '提出换班或请人代班',
    en: 'Offer a shift of mine to somebody, for one of his in that month or for nothing',
  },
  status: 201,
  idempotencyKey: 'needed',
  body: z.strictObject({ gives: OneShift, to: StaffNo, takes: OneShift.optional() }),
  answer: SwapView,
  refusals: [...fits, refused.swapOneself, refused.swapNotOneMonth, refused.lineNotFound, stale, keyReused],
  example: {
    body: {
      gives: { post: 'COMPLAINT_AGENT', day: '2027-01-05' },
      to: 'S05',
      takes: { post: 'COMPLAINT_AGENT', day: '2027-01-06' },
    },
  },
});

const params = z.strictObject({ swapId: SwapId });
const body = z.strictObject({});
const example = { params: { swapId: EXAMPLE_ID }, body: {} };
const always = [refused.swapNotFound, wrongState, stale, keyReused] as const;

export const acceptSwap = route({
  method: 'POST',
  path: '/swaps/{swapId}/accept',
  audience: 'staff',
  capability: 'roster.self',
  summary: { zh: '同意换班', en: 'Accept a swap that was offered to me' },
  ...{ params, body, example, answer: SwapView, versioned: true },
  refusals: always,
});

export const approveSwap = route({
  method: 'POST',
  path: '/swaps/{swapId}/approve',
  audience: 'staff',
  capability: 'roster.approve',
  summary: { zh: '批准换班，排班随之变更', en: 'Approve a swap between two others; the roster changes with it' },
  ...{ params, body, example, answer: SwapView, versioned: true },
  refusals: [...always, ...fits, refused.swapByAnother],
});

export const refuseSwap = route({
  method: 'POST',
  path: '/swaps/{swapId}/refuse',
  audience: 'staff',
  capability: 'roster.self',
  summary: { zh: '拒绝换班', en: 'Refuse a swap: the other person, or whoever decides it' },
  ...{ params, body, example, answer: SwapView, versioned: true },
  refusals: [...always, refused.swapByAnother],
});

export const withdrawSwap = route({
  method: 'POST',
  path: '/swaps/{swapId}/withdraw',
  audience: 'staff',
  capability: 'roster.self',
  summary: { zh: '撤回换班', en: 'Take back a swap that I offered' },
  ...{ params, body, example, answer: SwapView, versioned: true },
  refusals: always,
});
