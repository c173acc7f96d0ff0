import { addDuration, minutesWithin, movedOn } from '../../kernel/duration.ts';
import { type Instant, isBefore, plainDateIn } from '../../kernel/time.ts';
import type { LegalPeriod } from '../../policies/legal.ts';
import type { Clocks, Timing } from '../clocks.ts';
import type { Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import { legalClockRuns, legalStandsStill, mayNotStandStill, noLegalClock } from './errors.ts';

/** Legal periods beside our own (requirement R0): which of them a case is judged by, and when the strictest is over. */

/** What of a case a legal period looks at. */
export type Case = Pick<Ticket, 'kind' | 'channel' | 'receivedAt'> & Partial<Pick<Ticket, 'domain' | 'stage'>>;

const ZONE = 'Asia/Shanghai'; // the law of the country counts its days

const among = <T>(allowed: readonly T[] | undefined, value: T | undefined) =>
  allowed === undefined || (value !== undefined && allowed.includes(value));

/** The rows that were in force on the day of receipt and are about such a case. */
export function periodsOf(of: Case, periods: readonly LegalPeriod[]): LegalPeriod[] {
  const day: string = plainDateIn(of.receivedAt, ZONE);
  return periods.filter(
    ({ from, to, appliesTo }) =>
      from <= day &&
      (to === undefined || day <= to) &&
      among(appliesTo.kinds, of.kind) &&
      among(appliesTo.channels, of.channel) &&
      among(appliesTo.domains, of.domain) &&
      among(appliesTo.stages, of.stage),
  );
}

/** The legal period that is over first, with its end; undefined where none is about such a case. */
export function strictest(of: Case, timing: Timing) {
  const due = periodsOf(of, timing.legal)
    .filter(({ limits }) => limits === 'LEGAL')
    .map((period) => ({ period, dueAt: addDuration(period.period, of.receivedAt, timing.calendars) }));
  return due.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
}

/**
 * The case with the legal clock that it should have by what is known of it now. A clock of the same rule stays as it is: it is
 * frozen by the receipt, whatever is changed in the table later. One that came with a duplicate gives way to a stricter one only.
 */
export function withLegalClock<T extends Ticket>(ticket: T, timing: Timing): T {
  const found = ticket.goodwill ? undefined : strictest(ticket, timing);
  if (found?.period.id === ticket.legal?.rule) return ticket;
  if (ticket.legal?.taken && !(found && ticket.clocks.LEGAL && isBefore(found.dueAt, ticket.clocks.LEGAL.dueAt)))
    return ticket;
  const { legal: _before, ...rest } = ticket;
  const { LEGAL: _clock, ...clocks } = ticket.clocks;
  if (!found) return { ...rest, clocks } as T;
  const LEGAL = { state: 'RUNNING', from: ticket.receivedAt, dueAt: found.dueAt, rung: 0 } as const;
  return { ...rest, legal: { rule: found.period.id }, clocks: { ...clocks, LEGAL } satisfies Clocks } as T;
}

/** What an event tells of the legal period that a case is judged by; of one that it is not judged by any more, that it ended. */
export function legalFacts(ticket: Ticket, before?: Ticket): Readonly<Record<string, string | string[]>> {
  const { legal, clocks } = ticket;
  if (legal && clocks.LEGAL) return { legalRule: legal.rule, legalDueAt: clocks.LEGAL.dueAt };
  return before?.clocks.LEGAL ? { ended: ['LEGAL:CANCELLED'] } : {};
}

/** The row that a running case is judged by. */
function rowOf(ticket: Ticket, timing: Timing): LegalPeriod | undefined {
  return periodsOf(ticket, timing.legal).find(({ id, limits }) => id === ticket.legal?.rule && limits === 'LEGAL');
}

function legalClockOf(ticket: Ticket) {
  const { legal, clocks } = ticket;
  if (!legal || !clocks.LEGAL) throw noLegalClock();
  return { legal, clock: clocks.LEGAL };
}

/**
 * A legal period stands still only where its own rule says so (market supervision leaves out the time of testing or appraisal),
 * with the document named. Waiting for the guest, a department or a supplier never stops it.
 */
export function pauseLegal(
  ticket: Ticket,
  by: { readonly ground: 'TESTING'; readonly document: string },
  now: Instant,
  timing: Timing,
): ChangedTicket {
  const { legal, clock } = legalClockOf(ticket);
  if (legal.pausedAt) throw legalStandsStill();
  if (rowOf(ticket, timing)?.pausedBy !== by.ground) throw mayNotStandStill();
  const clocks = { ...ticket.clocks, LEGAL: { ...clock, state: 'PAUSED' as const } };
  return {
    head: { ...ticket, clocks, legal: { ...legal, pausedAt: now } },
    event: {
      type: 'ticket.legal-paused',
      facts: { rule: legal.rule, ground: by.ground },
      texts: { document: by.document },
    },
  };
}

/** The test or appraisal is there: the legal period goes on, over later by as long as it stood still in its own days. */
export function resumeLegal(ticket: Ticket, now: Instant, timing: Timing): ChangedTicket {
  const { legal, clock } = legalClockOf(ticket);
  const { pausedAt, ...running } = legal;
  if (!pausedAt) throw legalClockRuns();
  const period = rowOf(ticket, timing)?.period ?? 'PT0S';
  const { calendars } = timing;
  const minutes = minutesWithin(period, { from: pausedAt, to: now, calendars });
  const dueAt = movedOn(period, clock.dueAt, { minutes, calendars });
  const state = clock.rung >= 100 ? 'BREACHED' : 'RUNNING';
  const clocks = {
    ...ticket.clocks,
    LEGAL: { ...clock, state, dueAt, paused: (clock.paused ?? 0) + minutes } as const,
  };
  return {
    head: { ...ticket, clocks, legal: running },
    event: { type: 'ticket.legal-resumed', facts: { rule: legal.rule, minutes, dueAt } },
  };
}
