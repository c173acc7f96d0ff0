import * as z from 'zod';
import { addWorkdays, addWorkingMinutes, type Calendar, workingMinutesBetween } from './calendar.ts';
import { refusal } from './errors.ts';
import { addMs, type Instant } from './time.ts';

const ELAPSED = /^P(?=\d|T\d)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/;
const Elapsed = z.string().regex(ELAPSED, { error: 'an ISO 8601 duration of days, hours, minutes and seconds' });
const WORKDAYS_BY = 'OFFICE';

/** A period of a policy: elapsed (`PT15M`), working time of a calendar, or whole working days. */
export const Duration = z.union([
  Elapsed,
  z.strictObject({ working: Elapsed, calendar: z.string().max(20) }),
  z.strictObject({ workdays: z.int().min(1).max(400), calendar: z.string().max(20).optional() }),
]);
export type Duration = z.infer<typeof Duration>;

type Calendars = Readonly<Record<string, Calendar>>;

export const unknownCalendar = refusal(
  'calendar.unknown',
  'refused',
  (name: string) => ({ zh: `没有名为 ${name} 的工作日历`, en: `There is no working calendar ${name}` }),
  (name) => ({ calendar: name }),
);

/** Milliseconds of an elapsed duration. */
export function msOfElapsed(text: string): number {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = (ELAPSED.exec(text) ?? []).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

function calendarOf(calendars: Calendars, name: string): Calendar {
  const found = calendars[name];
  if (!found) throw unknownCalendar(name);
  return found;
}

const MINUTE_MS = 60_000;

/**
 * The instant at which a share of a period has passed (1 = all of it), counted in the period's own time: half of four
 * working hours is two working hours, and a quarter over three working days is reckoned in their working minutes.
 */
export function addShare(duration: Duration, share: number, at: { from: Instant; calendars: Calendars }): Instant {
  const { from, calendars } = at;
  if (typeof duration === 'string') return addMs(from, Math.round(msOfElapsed(duration) * share));
  if ('working' in duration) {
    return addWorkingMinutes(
      calendarOf(calendars, duration.calendar),
      from,
      (msOfElapsed(duration.working) / MINUTE_MS) * share,
    );
  }
  const calendar = calendarOf(calendars, duration.calendar ?? WORKDAYS_BY);
  const end = addWorkdays(calendar, from, duration.workdays);
  return share === 1 ? end : addWorkingMinutes(calendar, from, workingMinutesBetween(calendar, from, end) * share);
}

/** The end of a period that begins at an instant. Errors of the calendar pass through. */
export const addDuration = (duration: Duration, from: Instant, calendars: Calendars): Instant =>
  addShare(duration, 1, { from, calendars });

const calendarNameOf = (duration: Duration): string | undefined => {
  if (typeof duration === 'string') return undefined;
  return 'working' in duration ? duration.calendar : (duration.calendar ?? WORKDAYS_BY);
};

/** Whole minutes between two instants in the time that a period counts in: elapsed, or the working time of its calendar. */
export function minutesWithin(duration: Duration, of: { from: Instant; to: Instant; calendars: Calendars }): number {
  const name = calendarNameOf(duration);
  if (name === undefined) return Math.floor((Date.parse(of.to) - Date.parse(of.from)) / MINUTE_MS);
  return Math.floor(workingMinutesBetween(calendarOf(of.calendars, name), of.from, of.to));
}

/** An instant of a period moved on by minutes of the period's own time: what it has stood still. */
export function movedOn(duration: Duration, at: Instant, of: { minutes: number; calendars: Calendars }): Instant {
  if (of.minutes === 0) return at;
  const name = calendarNameOf(duration);
  if (name === undefined) return addMs(at, of.minutes * MINUTE_MS);
  return addWorkingMinutes(calendarOf(of.calendars, name), at, of.minutes);
}

/**
 * The instant at which a share (1 = all, 2 = twice) of the time between two instants is over, counted in the period's own time
 * and without the minutes that it has stood still. It cannot have stood still for longer than it lasts.
 */
export function shareBetween(
  duration: Duration,
  share: number,
  of: { from: Instant; to: Instant; paused: number; calendars: Calendars },
): Instant {
  const { from, to, paused, calendars } = of;
  const name = calendarNameOf(duration);
  if (name === undefined) {
    const all = Date.parse(to) - Date.parse(from);
    const stood = Math.min(paused * MINUTE_MS, Math.max(0, all));
    return addMs(from, Math.round((all - stood) * share) + stood);
  }
  const calendar = calendarOf(calendars, name);
  const all = Math.max(0, workingMinutesBetween(calendar, from, to));
  const stood = Math.min(paused, all);
  return addWorkingMinutes(calendar, from, (all - stood) * share + stood);
}
