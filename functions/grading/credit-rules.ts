import type { Calendar } from '../kernel/calendar.ts';
import { addDuration, type Duration } from '../kernel/duration.ts';
import type { Changed } from '../kernel/event.ts';
import { move } from '../kernel/moves.ts';
import { type Instant, instant, isBefore, millis } from '../kernel/time.ts';
import { type CreditEntry, creditMoves, isPositive } from './credit-model.ts';
import { creditInFuture, ownCreditEntry } from './errors.ts';

/** An entry after a decision, with what happened. */
export type ChangedEntry = Changed<CreditEntry>;

/** The numbers of credit (F02): policy data. */
export interface CreditNumbers {
  readonly negativeMonths: number;
  readonly positiveMonths: number;
  readonly contestWithin: Duration;
}

/** So many months on, on the same day, or on the last one of a shorter month. */
function monthsOn(at: Instant, months: number): Instant {
  const day = new Date(millis(at));
  const target = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0)).getUTCDate();
  const date = Math.min(day.getUTCDate(), target);
  const time = millis(at) - Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate());
  return instant(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, date) + time);
}

/** F02: something is recorded, with its evidence and where it is known from. It expires by itself. Errors: `credit.inFuture`. */
export function recordEntry(
  told: Omit<CreditEntry, 'status' | 'expiresAt' | 'contest' | 'decidedBy' | 'version'>,
  numbers: CreditNumbers,
): ChangedEntry {
  if (isBefore(told.recordedAt, told.occurredAt)) throw creditInFuture();
  const months = isPositive(told.kind) ? numbers.positiveMonths : numbers.negativeMonths;
  const expiresAt = monthsOn(told.occurredAt, months);
  const head: CreditEntry = { ...told, status: creditMoves.record.to, expiresAt, version: 1 };
  const { customerId, kind } = told;
  return { head, event: { type: 'credit.recorded', facts: { customerId, kind, expiresAt } } };
}

/** The customer does not agree: it is decided within ten working days, and does not count against him until then. */
export function contest(
  entry: CreditEntry,
  grounds: string,
  at: {
    readonly now: Instant;
    readonly numbers: CreditNumbers;
    readonly calendars: Readonly<Record<string, Calendar>>;
  },
): ChangedEntry {
  const moved = move(entry, 'contest', creditMoves);
  const dueAt = addDuration(at.numbers.contestWithin, at.now, at.calendars);
  const head = { ...moved, contest: { grounds, at: at.now, dueAt } };
  return {
    head,
    event: { type: 'credit.contested', facts: { customerId: entry.customerId, kind: entry.kind, dueAt } },
  };
}

/** Somebody who did not record it decides (domain 4.0: scorer ≠ appeal judge). */
export function decideContest(
  entry: CreditEntry,
  by: { readonly staffNo: string; readonly upheld: boolean; readonly reason: string },
): ChangedEntry {
  if (entry.recordedBy === by.staffNo) throw ownCreditEntry();
  const moved = move(entry, by.upheld ? 'uphold' : 'strike', creditMoves);
  return {
    head: { ...moved, decidedBy: by.staffNo },
    event: {
      type: by.upheld ? 'credit.upheld' : 'credit.struck',
      facts: { customerId: entry.customerId, kind: entry.kind, recordedBy: entry.recordedBy },
      texts: { reason: by.reason },
    },
  };
}

/** A contest that nobody has decided in time is told, once. */
export function lateContest(entry: CreditEntry, now: Instant): ChangedEntry | undefined {
  const { contest: open } = entry;
  if (entry.status !== 'CONTESTED' || !open || open.late || isBefore(now, open.dueAt)) return undefined;
  const head = { ...entry, contest: { ...open, late: true } };
  return { head, event: { type: 'credit.contest-late', facts: { customerId: entry.customerId, dueAt: open.dueAt } } };
}

/** Whether an entry counts now: it stands, has not expired, and nobody doubts it at the moment. */
export const counts = (entry: CreditEntry, now: Instant): boolean =>
  (entry.status === 'RECORDED' || entry.status === 'UPHELD') && isBefore(now, entry.expiresAt);

/**
 * F02, R59: how a customer's reliability looks, for a person who decides something. No code reads it to refuse anything, and
 * no priority follows from it.
 */
export function creditOf(
  entries: readonly CreditEntry[],
  now: Instant,
): { good: number; bad: number; contested: number } {
  const counted = entries.filter((entry) => counts(entry, now));
  const good = counted.filter(({ kind }) => isPositive(kind)).length;
  return { good, bad: counted.length - good, contested: entries.filter(({ status }) => status === 'CONTESTED').length };
}
