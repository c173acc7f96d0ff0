import { rungsReached, type Timing } from './clocks.ts';
import type { Ticket } from './model.ts';
import { type ChangedTicket, filed } from './rules.ts';
import { addMinutes, type Instant } from '../kernel/time.ts';

/** F07: from 100 % of a clock on, each rung tells one level more. */
const LEVEL_OF_RUNG: ReadonlyArray<{ percent: number; level: number }> = [
  { percent: 200, level: 4 },
  { percent: 150, level: 3 },
  { percent: 125, level: 2 },
  { percent: 100, level: 1 },
];

/** The level that a percentage of a clock calls for: 0 below its end. */
export const levelAt = (percent: number): number => LEVEL_OF_RUNG.find((rung) => percent >= rung.percent)?.level ?? 0;

const WARNED_FROM = 80; // percent: owner and group leader are warned; below, the owner is reminded

function nameOf(percent: number): string {
  if (levelAt(percent) > 0) return 'ticket.escalated';
  return percent >= WARNED_FROM ? 'ticket.warned' : 'ticket.reminded';
}

/** The states in which the ladder has work to do. */
export const isWatched = (ticket: Ticket): boolean =>
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
  const level = Math.max(ticket.level, levelAt(highest));
  const facts = { reached: reached.map((rung) => `${rung.kind}:${rung.percent}`), from: ticket.level, level };
  return { head: filed({ ...ticket, clocks, level }, timing), event: { type: nameOf(highest), facts } };
}
