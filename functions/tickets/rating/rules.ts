import { isAppError } from '../../kernel/errors.ts';
import { wrongState } from '../../kernel/moves.ts';
import { addDays, addMs, type Instant, isBefore } from '../../kernel/time.ts';
import type { Timing } from '../clocks.ts';
import { reopen } from '../handling/closing-rules.ts';
import type { Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import { ratedAlready } from './errors.ts';
import type { Opinion, Rating } from './model.ts';

const RATABLE = ['RESOLVED', 'CLOSED'] as const;
const DAY_MS = 86_400_000;
const REOPENING_RATING = 2; // F10: 2 or less takes a matter up again

/** F10: not solved, or rated two or less. */
export const isBad = ({ overall, solved }: Pick<Opinion, 'overall' | 'solved'>): boolean =>
  solved === 'NO' || overall <= REOPENING_RATING;

/** F10: within thirty days of its closing a bad answer takes a matter up again; later a new one follows it. */
export const isTooLate = ({ status, closedAt }: Ticket, now: Instant, { sla }: Timing): boolean =>
  status === 'CLOSED' && closedAt !== undefined && !isBefore(now, addDays(closedAt, sla.reopenWithinDays));

/** Whether another answer would be taken. */
export function mayRate(before: Rating | undefined, ticket: Ticket, at: Instant): boolean {
  try {
    return rated(before, ticket, { overall: 3, solved: 'PARTLY', at }) !== undefined;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}

/** The rating with one more answer: the first of this solution, or a correction of it within a day. Errors: `ticket.ratedAlready`, `state.notAllowed`. */
export function rated(before: Rating | undefined, ticket: Ticket, opinion: Opinion): Rating {
  const { site, ticketNo, reopened: round, status, version } = ticket;
  const ratable = (RATABLE as readonly string[]).includes(status);
  // The answer that took it up again may be corrected, too: it is of the round before.
  const corrects = before && (before.round === round || (before.round === round - 1 && !ratable));
  if (corrects) {
    if (before.corrected || !isBefore(opinion.at, addMs(before.first.at, DAY_MS))) throw ratedAlready();
    return { ...before, corrected: opinion };
  }
  if (!ratable) throw wrongState('rate', status, RATABLE, version);
  return { site, ticketNo, round, first: opinion, version: before?.version ?? 1 };
}

/** F10: what an answer does: a bad one takes the matter up again, told like any that is found not solved; any other one is noted. */
export function rate(
  ticket: Ticket,
  of: {
    readonly opinion: Opinion;
    readonly comment?: string | undefined;
    readonly correction: boolean;
    /** Which solution it is about. */
    readonly round: number;
  },
  now: Instant,
  timing: Timing,
): ChangedTicket {
  const { opinion, comment, correction, round } = of;
  const { overall, solved, drivers, mode } = opinion;
  const facts = {
    overall,
    solved,
    round,
    ...(mode && { mode }),
    ...(drivers && { drivers }),
    ...(correction && { correction }),
  };
  const texts = comment === undefined ? {} : { texts: { comment } };
  const takenUp =
    (RATABLE as readonly string[]).includes(ticket.status) && isBad(opinion) && !isTooLate(ticket, now, timing);
  if (!takenUp) return { head: ticket, event: { type: 'ticket.rated', facts, ...texts } };
  const { head, event } = reopen(ticket, solved === 'NO' ? 'NOT_SOLVED' : 'RATED_LOW', now, timing);
  return { head, event: { ...event, facts: { ...event.facts, ...facts }, ...texts } };
}
