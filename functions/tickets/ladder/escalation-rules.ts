import { addMinutes, type Instant } from '../../kernel/time.ts';
import { isOver } from '../archiving/archiving-rules.ts';
import { type Rung, type RungAction, rungsReached, type Timing } from '../clocks.ts';
import { awaitsAnswer, isInReview, isOpen, type Ticket } from '../model.ts';
import { type ChangedTicket, filed } from '../rules.ts';

const LEVELS: Readonly<Record<RungAction, number>> = { REMIND: 0, WARN: 0, L1: 1, L2: 2, L3: 3, L4: 4 };
const EVENTS: Readonly<Record<RungAction, string>> = {
  REMIND: 'ticket.reminded',
  WARN: 'ticket.warned',
  L1: 'ticket.escalated',
  L2: 'ticket.escalated',
  L3: 'ticket.escalated',
  L4: 'ticket.escalated',
};

/** What a percentage of a clock calls for, by the policy. */
const actionAt = (percent: number, { rungs }: Timing): RungAction =>
  rungs.findLast((rung) => rung.percent <= percent)?.action ?? 'REMIND';

/** The level that a percentage of a clock calls for: 0 where only owner and group leader are told. */
export const levelAt = (percent: number, timing: Timing): number => LEVELS[actionAt(percent, timing)];

/** The states in which the ladder has work to do. */
export const isWatched = (ticket: Ticket): boolean => !isInReview(ticket) && isOpen(ticket);

/** Whether the ladder still climbs: somebody works on the matter, or it is over and its authority has not been answered. */
export const hasLadder = (ticket: Ticket): boolean => !isInReview(ticket) && (isOpen(ticket) || awaitsAnswer(ticket));

/** The level as which somebody was told last. */
export const toldAs = ({ told, level }: Pick<Ticket, 'told' | 'level'>): number => told?.level ?? level;

const PLANNED_WITHIN_MINUTES = 10; // an event is late after seconds; after ten minutes it is lost

/**
 * When a ticket that the ladder no longer watches must be looked at all the same: resolved, and its follow-up call not
 * planned yet. The event that plans it may be lost, and nobody else would ever close the ticket.
 */
export const looksForFollowUp = (ticket: Ticket, now: Instant): Instant | undefined =>
  ticket.status === 'RESOLVED' && ticket.followUps <= ticket.reopened
    ? addMinutes(now, PLANNED_WITHIN_MINUTES)
    : undefined;

/**
 * The same of what its closing still leaves to be done: the matters of those who are settled for by their group, and the call on day 7
 * of a matter of the two highest priorities whose guest was content.
 */
export function looksAfterClosing(closed: Ticket, outcome: string, now: Instant): Instant | undefined {
  const { priority, binds, watchAt } = closed;
  const soon = addMinutes(now, PLANNED_WITHIN_MINUTES);
  if (binds) return soon;
  const calledAgain = outcome === 'FOLLOWED_UP' && (priority === 'P1' || priority === 'P2');
  return watchAt ?? (calledAgain ? soon : undefined);
}

/**
 * When somebody must look at a ticket that the ladder no longer watches: its call is to be planned, or it is over, and is sealed one day
 * (F08), or is sealed, and its time runs out one day. Nobody else would see to that.
 */
export function looksUnwatched(ticket: Ticket, now: Instant): Instant | undefined {
  if (isOver(ticket)) return ticket.watchAt ?? now;
  return ticket.status === 'ARCHIVED' ? ticket.watchAt : looksForFollowUp(ticket, now);
}

/** Levels of the ladder that the reached rungs call for, the highest first; a warning lets the first level know of it. */
function calledBy(reached: readonly Rung[], timing: Timing): { calls: number; copies: number[] } {
  const levels = reached.map(({ percent }) => levelAt(percent, timing)).filter((level) => level > 0);
  const warned = reached.some(({ percent }) => actionAt(percent, timing) === 'WARN') ? [1] : [];
  const calls = Math.max(0, ...levels);
  return { calls, copies: [...new Set([...levels, ...warned])].filter((level) => level !== calls).sort() };
}

/**
 * F07: what the clocks call for now; undefined when nothing has been reached that was not told before. A clock at its end is
 * breached, and the level rises to the highest that any clock calls for, never down. Each clock calls each level of its own: that
 * another clock has brought the matter higher already keeps nobody from being told of this one.
 */
export function climb(ticket: Ticket, now: Instant, timing: Timing): ChangedTicket | undefined {
  if (!hasLadder(ticket)) return undefined;
  const reached = rungsReached(ticket, now, timing);
  if (reached.length === 0) return undefined;
  const clocks = { ...ticket.clocks };
  for (const { kind, percent } of reached) {
    const clock = clocks[kind];
    if (clock) clocks[kind] = { ...clock, rung: percent, state: percent >= 100 ? 'BREACHED' : clock.state };
  }
  const highest = Math.max(...reached.map((rung) => rung.percent));
  const { calls, copies } = calledBy(reached, timing);
  const level = Math.max(ticket.level, calls);
  const facts = {
    reached: reached.map((rung) => `${rung.kind}:${rung.percent}`),
    ...{ from: ticket.level, level },
    ...(calls > 0 && { calls }),
    ...(copies.length > 0 && { copyLevels: copies.map(String) }),
  };
  return {
    head: filed({ ...ticket, clocks, level }, timing),
    event: { type: EVENTS[actionAt(highest, timing)], facts },
  };
}
