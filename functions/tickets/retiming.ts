import { addDuration } from '../kernel/duration.ts';
import { earliest, type Instant } from '../kernel/time.ts';
import { retimed, type Timing } from './clocks.ts';
import { isWatched } from './ladder/escalation-rules.ts';
import { strictest } from './legal/legal-rules.ts';
import type { Ticket } from './model.ts';
import { type ChangedTicket, rewatched } from './rules.ts';
import type { ClockKind } from './words.ts';

/** What an edited calendar makes of the promises of an open matter. */

/**
 * The matter timed anew by the calendars as they are now; undefined where that changes nothing. A due time that somebody was told is a
 * promise: a new working day may bring it forward, a new holiday never puts it off.
 */
export function recalendared(ticket: Ticket, now: Instant, timing: Timing): ChangedTicket | undefined {
  if (!isWatched(ticket)) return undefined;
  const { clocks: anew } = retimed(ticket.clocks, ticket, now, timing);
  const moved: string[] = [];
  const entries = Object.entries(ticket.clocks).map(([name, clock]) => {
    const kind = name as ClockKind;
    // An extension was granted until a day that the guest was told; no calendar takes that back.
    if (clock.state === 'PAUSED' || clock.granted) return [kind, clock] as const;
    const law = kind === 'LEGAL' && !clock.paused ? strictest(ticket, timing) : undefined;
    const whole = law ? addDuration(law.period.period, ticket.receivedAt, timing.calendars) : anew[kind]?.dueAt;
    const dueAt = whole ? earliest(clock.dueAt, whole) : clock.dueAt;
    if (dueAt !== clock.dueAt) moved.push(kind);
    return [kind, { ...clock, dueAt }] as const;
  });
  const { head, wakes } = rewatched({ ...ticket, clocks: Object.fromEntries(entries) }, timing);
  if (moved.length === 0 && wakes.length === 0) return undefined;
  return { head, event: { type: 'ticket.retimed', facts: { moved }, wakes } };
}
