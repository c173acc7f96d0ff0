import * as z from 'zod';
import { FollowUpId, SiteId, TicketId, TicketNo } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { Instant } from '../kernel/time.ts';
import { Solved } from '../tickets/rating/model.ts';
import { Priority, StaffNo, Stage } from '../tickets/words.ts';

/** As many as a matter can have seen at work; whoever comes after them is refused when he calls. */
export const MOST_NOT_FOR = 40;

export const FollowUpStatus = z.enum([
  'PLANNED',
  'DUE',
  'IN_PROGRESS',
  'DONE',
  'UNREACHED',
  'REFUSED',
  'CANCELLED',
  'RESCHEDULED',
]);
export type FollowUpStatus = z.infer<typeof FollowUpStatus>;

export const AttemptOutcome = z
  .enum(['ANSWERED', 'BUSY', 'NO_ANSWER', 'POWERED_OFF', 'WRONG_NUMBER', 'INVALID_NUMBER', 'REFUSED', 'CALL_LATER'])
  .meta({ id: 'CallAttemptOutcome' });
export type AttemptOutcome = z.infer<typeof AttemptOutcome>;

const OPEN = ['PLANNED', 'DUE', 'IN_PROGRESS', 'RESCHEDULED'] as const satisfies readonly FollowUpStatus[];

/** Every legal move of a follow-up. Rules, write conditions, the diagram and the tests all read this table. */
export const moves = {
  plan: { from: [], to: 'PLANNED' },
  fallDue: { from: ['PLANNED', 'RESCHEDULED', 'IN_PROGRESS'], to: 'DUE' },
  try: { from: OPEN, to: 'IN_PROGRESS' },
  reach: { from: OPEN, to: 'DONE' },
  callLater: { from: OPEN, to: 'RESCHEDULED' },
  refuse: { from: OPEN, to: 'REFUSED' },
  giveUp: { from: OPEN, to: 'UNREACHED' },
  /** Nobody can be called: the answer is there for whoever has the code, and the time in which he may object runs. */
  answerByCode: { from: [], to: 'UNREACHED' },
  /** Who was nobody has said who he is, before the time in which he may object was over: he is called like anybody else. */
  callAfterAll: { from: ['UNREACHED'], to: 'PLANNED' },
  /** The matter was taken up again: there is nothing to ask yet. */
  cancel: { from: [...OPEN, 'UNREACHED'], to: 'CANCELLED' },
} as const satisfies Moves<FollowUpStatus>;

/** The posts that call back, each for the business stage that a complaint arose in (F09). */
export const FollowUpPost = z.enum([
  'SERVICE_TRACKING',
  'PRE_SALE_FOLLOW_UP',
  'AFTER_SALE_FOLLOW_UP',
  'DERIVATIVE_FOLLOW_UP',
  /** Calls about a matter that concerns somebody of the house. */
  'SERVICE_SUPERVISOR',
]);
export type FollowUpPost = z.infer<typeof FollowUpPost>;

export const Attempt = z.object({ at: Instant, by: StaffNo, outcome: AttemptOutcome }).meta({ id: 'CallAttempt' });

/** A call to be made after a complaint was resolved: by somebody who did not handle it. */
export const FollowUp = z.object({
  id: FollowUpId,
  site: SiteId,
  ticketId: TicketId,
  ticketNo: TicketNo,
  kind: z.enum(['COMPLAINT']),
  /** The call on day 7, after the matter was closed: it closes nothing, and a bad answer takes the matter up again. */
  second: z.literal(true).optional(),
  stage: Stage.optional(),
  priority: Priority,
  post: FollowUpPost,
  status: FollowUpStatus,
  /** When the call is to be made; after an attempt that did not reach anybody, when the next one may be. */
  dueAt: Instant,
  /** How often somebody was told that the call is late; anew with every due time. */
  late: z.int().min(0).max(999).optional(),
  attempts: z.array(Attempt).max(10),
  attemptsAllowed: z.int().min(1).max(10),
  /** Who must not make the call and does not see it: who handled the matter, and who is kept away from it. */
  notFor: z.array(StaffNo).max(MOST_NOT_FOR).default([]),
  /** Unreached: the instant at which the ticket is closed as such, after the last message. */
  closesAt: Instant.optional(),
  solved: Solved.optional(),
  overall: z.int().min(1).max(5).optional(),
  /** Raised when the call must be timed anew; names the execution. */
  generation: z.int().min(1),
  version: z.int().min(1),
});
export type FollowUp = z.infer<typeof FollowUp>;
