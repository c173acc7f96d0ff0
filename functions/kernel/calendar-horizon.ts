import type { Calendar } from './calendar.ts';
import { addDays, type Instant, type PlainDate, plainDateIn } from './time.ts';

/** What becomes of promises beyond the last day that a calendar knows (docs/adr/031). */

const YEARS_ON = 3;

/**
 * The calendar with its plain weeks and seasons for three years more, as if there were no holidays: an end that is reckoned with it
 * is never later than the true one, but for a make-up working day. The kernel's own functions still refuse what they do not
 * know; this is for promises, which must be made on every day.
 */
export function extendedByPlainWeek(calendar: Calendar): Calendar {
  const year = Number(calendar.coveredTo.slice(0, 4)) + YEARS_ON;
  return { ...calendar, coveredTo: `${year}${calendar.coveredTo.slice(4)}` };
}

/** For how many days from now on a calendar is known; 0 where its last day is over. */
export function daysKnown(calendar: Calendar, now: Instant): number {
  const today = plainDateIn(now, calendar.timeZone);
  let days = 0;
  const onDay = (n: number): PlainDate => plainDateIn(addDays(now, n), calendar.timeZone);
  if (today > calendar.coveredTo) return 0;
  while (onDay(days + 1) <= calendar.coveredTo && days < LOOKED) days += 1;
  return days;
}

const LOOKED = 1_500; // beyond four years nobody asks
