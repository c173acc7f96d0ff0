import { minutesWithin, movedOn } from '../kernel/duration.ts';
import type { Instant } from '../kernel/time.ts';
import { type Clocks, periodOf, type Timing, within } from './clocks.ts';
import type { Clock, Ticket } from './model.ts';
import type { ClockKind } from './words.ts';

/** Domain 4.0: only these stand still, and only while the guest is asked something. First contact and acceptance never do. */
export const PAUSABLE: readonly ClockKind[] = ['RESOLVE', 'TOTAL_RESOLVE', 'PROGRESS'];

const changed = (clocks: Clocks, change: (kind: ClockKind, clock: Clock) => Clock): Clocks =>
  Object.fromEntries(Object.entries(clocks).map(([kind, clock]) => [kind, change(kind as ClockKind, clock)]));

/** The clocks that can, stand still. */
export const paused = (clocks: Clocks): Clocks =>
  changed(clocks, (kind, clock) => (PAUSABLE.includes(kind) ? { ...clock, state: 'PAUSED' } : clock));

/** What stood still goes on, due later by as long as it stood, in the time that its period counts in, and never beyond what a law or an authority leaves. */
function resumed(ticket: Ticket, now: Instant, timing: Timing): Clocks {
  const { pausedAt } = ticket;
  if (pausedAt === undefined) return ticket.clocks;
  return changed(ticket.clocks, (kind, clock) => {
    const duration = periodOf(kind, ticket, timing);
    if (clock.state !== 'PAUSED' || !duration) return clock;
    const { calendars } = timing;
    const minutes = minutesWithin(duration, { from: pausedAt, to: now, calendars });
    return {
      ...clock,
      state: clock.rung >= 100 ? 'BREACHED' : 'RUNNING',
      dueAt: within(kind, movedOn(duration, clock.dueAt, { minutes, calendars }), {
        of: ticket,
        from: clock.from,
        timing,
      }),
      paused: (clock.paused ?? 0) + minutes,
    };
  });
}

/** A ticket that waits for no answer any more: what stood still goes on. One that did not wait stays as it is. */
export function awake(ticket: Ticket, now: Instant, timing: Timing): Ticket {
  if (ticket.pausedAt === undefined && ticket.proposedAt === undefined) return ticket;
  const {
    pausedAt: _since,
    proposedAt: _or,
    reminded: _times,
    ...head
  } = { ...ticket, clocks: resumed(ticket, now, timing) };
  return head;
}
