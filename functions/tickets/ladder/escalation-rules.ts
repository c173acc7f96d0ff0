import { addMinutes, type Instant } from '../../kernel/time.ts';
import { type RungAction, rungsReached, type Timing } from '../clocks.ts';
import { isInReview, type Ticket } from '../model.ts';
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
export const isWatched = (ticket: Ticket): boolean =>
  !isInReview(ticket) &&
  ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'].includes(
    ticket.status,
  );

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
 * F07: what the clocks call for now; undefined when nothing has been reached that was not told before. A clock at its end is
 * breached, and the level rises to the highest that any clock calls for, never down.
 */
export function climb(ticket: Ticket, now: Instant, timing: Timing): ChangedTicket | undefined {
  if (!isWatched(ticket)) return undefined;
  const reached = rungsReached(ticket, now, timing);
  if (reached.length === 0) return undefined;
  const clocks = { ...ticket.clocks };
  for (const { kind, percent } of reached) {
    const clock = clocks[kind];
    if (clock) clocks[kind] = { ...clock, rung: percent, state: percent >= 100 ? 'BREACHED' : clock.state };
  }
  const highest = Math.max(...reached.map((rung) => rung.percent));
  const level = Math.max(ticket.level, levelAt(highest, timing));
  const facts = { reached: reached.map((rung) => `${rung.kind}:${rung.percent}`), from: ticket.level, level };
  return {
    head: filed({ ...ticket, clocks, level }, timing),
    event: { type: EVENTS[actionAt(highest, timing)], facts },
  };
}
