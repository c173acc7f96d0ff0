import { addDuration } from '../kernel/duration.ts';
import { move } from '../kernel/moves.ts';
import { startClocks } from '../tickets/clocks.ts';
import type { Ticket } from '../tickets/model.ts';
import { callersOf, keeping, told } from './call-parts.ts';
import { type FollowUp, moves } from './model.ts';
import type { At, ChangedPair } from './rules.ts';

/** F04, may identify later: whoever tells who he is after his matter was resolved can be called, so he is. */

/** Whether an answer was only published because nobody could be called, and somebody can be now. */
export const canBeCalled = ({ status, closesAt, attempts }: FollowUp, ticket: Ticket): boolean =>
  status === 'UNREACHED' &&
  closesAt !== undefined &&
  attempts.length === 0 &&
  ticket.status === 'RESOLVED' &&
  !ticket.anonymous;

/**
 * The published answer becomes a call: nothing is closed behind the back of somebody who can be asked. Its time runs from now, for
 * until now nobody could be called.
 */
export function callAfterAll(followUp: FollowUp, ticket: Ticket, { now, calling, timing }: At): ChangedPair {
  const { closesAt: _published, ...named } = move(followUp, 'callAfterAll', moves);
  const dueAt = addDuration(calling.numbers.firstDue[ticket.priority], now, calling.calendars);
  const planned: FollowUp = { ...named, post: callersOf(ticket), dueAt, generation: followUp.generation + 1 };
  const head: Ticket = { ...ticket, clocks: { ...ticket.clocks, ...startClocks(['FOLLOW_UP'], ticket, now, timing) } };
  const facts = { followUpId: planned.id, post: planned.post, dueAt, insteadOf: 'PUBLISHED_ANSWER' };
  const wakes = [keeping(planned, dueAt)];
  return { followUp: planned, ticket: told(head, { type: 'follow-up.planned', facts, wakes }) };
}
