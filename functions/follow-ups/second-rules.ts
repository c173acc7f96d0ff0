import { addDuration } from '../kernel/duration.ts';
import { followUpIdOf, followUpNumber } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { isBefore } from '../kernel/time.ts';
import { reopen } from '../tickets/handling/closing-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import { callersOf, keeping, notForOf, told } from './call-parts.ts';
import { type FollowUp, moves } from './model.ts';
import type { At, AttemptMade, Calling, ChangedPair } from './rules.ts';

/**
 * Domain 4.0: whoever had a matter of the two highest priorities is called once more on day 7, after it was closed. That call closes
 * nothing: it finds out whether the solution has lasted, and where it has not, the matter is taken up again.
 */

const SECOND = 500; // numbers of second calls, so that they never meet those of the first

/** The number of the second call of the resolution that stands now. */
export const secondNumber = ({ reopened }: Pick<Ticket, 'reopened'>): number => SECOND + reopened + 1;

export const isSecond = ({ second }: Pick<FollowUp, 'second'>): boolean => second === true;

/** Whether a call has lost what it is about: its resolution is not the one that stands, or its matter is where no call is made. */
export const isOver = (followUp: FollowUp, ticket: Ticket): boolean =>
  isSecond(followUp)
    ? ticket.status !== 'CLOSED' || followUpNumber(followUp.id) !== secondNumber(ticket)
    : ticket.status !== 'RESOLVED';

/** The second call after a first one that reached the guest; undefined where the policy asks for none. */
export function planSecond(
  ticket: Ticket,
  first: FollowUp,
  calling: Calling,
  barred: readonly string[],
): ChangedPair | undefined {
  const after = calling.numbers.secondDue[ticket.priority];
  const { resolvedAt, closedAt } = ticket;
  if (!after || first.status !== 'DONE' || !resolvedAt || !closedAt) return undefined;
  const { calendars, numbers } = calling;
  const [onTheDay, soonest] = [
    addDuration(after, resolvedAt, calendars),
    addDuration(numbers.minGap, closedAt, calendars),
  ];
  const followUp: FollowUp = {
    ...{ id: followUpIdOf(ticket.id, secondNumber(ticket)), site: ticket.site, second: true, kind: 'COMPLAINT' },
    ...{ ticketId: ticket.id, ticketNo: ticket.ticketNo, priority: ticket.priority },
    ...(ticket.stage && { stage: ticket.stage }),
    post: callersOf(ticket),
    status: moves.plan.to,
    dueAt: isBefore(onTheDay, soonest) ? soonest : onTheDay,
    attempts: [],
    attemptsAllowed: numbers.attempts[ticket.priority],
    notFor: notForOf(ticket, barred),
    ...{ generation: 1, version: 1 },
  };
  const facts = { followUpId: followUp.id, post: followUp.post, dueAt: followUp.dueAt, second: true };
  const wakes = [keeping(followUp, followUp.dueAt)];
  return { followUp, ticket: told(ticket, { type: 'follow-up.planned', facts, wakes }) };
}

/** Errors: `state.notAllowed` where the matter was taken up again, or is sealed. */
export function mustStillStand(followUp: FollowUp, ticket: Ticket): void {
  if (isOver(followUp, ticket)) throw wrongState('attempt', ticket.status, ['CLOSED'], ticket.version);
}

/** The guest was reached once more: it has lasted, or it is taken up again one level higher. */
export function secondAnswered(
  reached: FollowUp,
  ticket: Ticket,
  made: AttemptMade & { readonly badly: boolean },
  at: At,
): ChangedPair {
  const { solved, overall, comment, badly } = made;
  const own = { followUpId: reached.id, second: true, solved: solved ?? '', overall: overall ?? 0 };
  const texts = comment === undefined ? {} : { texts: { comment } };
  if (!badly)
    return { followUp: reached, ticket: told(ticket, { type: 'follow-up.second-done', facts: own, ...texts }) };
  const { head, event } = reopen(ticket, solved === 'NO' ? 'NOT_SOLVED' : 'RATED_LOW', at.now, at.timing);
  return { followUp: reached, ticket: { head, event: { ...event, facts: { ...event.facts, ...own }, ...texts } } };
}

/** It ends without the guest: refused, not reached, or called off. The matter stays as it is. */
export function secondEnded(
  followUp: FollowUp,
  ticket: Ticket,
  move: 'refuse' | 'giveUp' | 'cancel',
  facts: Readonly<Record<string, string | number | boolean>> = {},
): ChangedPair {
  if (!(moves[move].from as readonly string[]).includes(followUp.status))
    throw wrongState(move, followUp.status, moves[move].from, followUp.version);
  const ended: FollowUp = { ...followUp, status: moves[move].to };
  const own = { followUpId: ended.id, second: true, how: ended.status, ...facts };
  return { followUp: ended, ticket: told(ticket, { type: 'follow-up.second-ended', facts: own }) };
}
