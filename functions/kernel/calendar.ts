import * as z from 'zod';
import { lastDayOf, weekdays, windowsOn } from './calendar-windows.ts';
import { refusal } from './errors.ts';
import { type Instant, instant, isInstantText, type PlainDate } from './time.ts';
import { dayAt, instantOfWall, plusDays } from './zone.ts';

const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const Windows = z.array(z.tuple([Clock, Clock])).max(12);
const Day = z.iso.date();
const Week = z.partialRecord(z.enum(weekdays), Windows);

/** When somebody works: windows of the week in a zone, seasons, holidays, and days that are as they are said (api section 6). */
export const Calendar = z.object({
  timeZone: z.string().max(60),
  week: Week,
  /** From and to, both included, as `mm-dd`; inside a season its week counts. A season may run over new year. */
  seasons: z
    .array(z.object({ from: z.string().regex(/^\d\d-\d\d$/), to: z.string().regex(/^\d\d-\d\d$/), week: Week }))
    .max(12)
    .optional(),
  holidays: z.array(Day).max(2_000).optional(),
  /** The whole of that date: replaces the week's windows and any holiday (make-up working days). */
  extraDays: z.record(Day, Windows).optional(),
  /** The last day that is known. */
  coveredTo: Day,
});
export type Calendar = z.infer<typeof Calendar>;

export const notCovered = refusal(
  'calendar.notCovered',
  'refused',
  (coveredTo: string) => ({
    zh: `工作日历只维护到 ${coveredTo}`,
    en: `The working calendar is known to ${coveredTo} only`,
  }),
  (coveredTo) => ({ coveredTo }),
);
export const noWindow = refusal('calendar.noWindow', 'refused', () => ({
  zh: '工作日历没有任何工作时段',
  en: 'The working calendar has no window at all',
}));
export const badAmount = refusal('calendar.badAmount', 'invalid', () => ({
  zh: '时长须为非负数',
  en: 'An amount of working time is a number, zero or more',
}));
export const badInstant = refusal('calendar.badInstant', 'invalid', () => ({
  zh: '时间格式不正确',
  en: 'Not an instant',
}));

type Span = readonly [start: number, end: number];

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** What is worked out of a calendar once: its holidays as a set, the last day to look for a window, the spans of days. */
interface Known {
  readonly holidays: ReadonlySet<string>;
  readonly lastDay: string;
  readonly days: Map<string, readonly Span[]>;
}
const known = new WeakMap<Calendar, Known>();

function knownOf(calendar: Calendar): Known {
  const found = known.get(calendar);
  if (found) return found;
  const lastDay = lastDayOf(calendar);
  if (!lastDay) throw noWindow();
  const made = { holidays: new Set(calendar.holidays ?? []), lastDay, days: new Map() };
  known.set(calendar, made);
  return made;
}

/** The spans that start on a day, in order; a window whose end is not after its start runs into the next day. */
function spansOf(calendar: Calendar, day: PlainDate): readonly Span[] {
  const { holidays, days } = knownOf(calendar);
  const found = days.get(day);
  if (found) return found;
  if (day > calendar.coveredTo) throw notCovered(calendar.coveredTo);
  const spans = windowsOn(calendar, day, holidays)
    .map(([from, to]): Span => {
      const [start, end] = [minuteOf(from), minuteOf(to)];
      const last = end > start ? end : end + DAY_MINUTES;
      return [
        instantOfWall(day, start, calendar.timeZone),
        instantOfWall(plusDays(day, Math.floor(last / DAY_MINUTES)), last % DAY_MINUTES, calendar.timeZone),
      ];
    })
    // A window that begins in the hour skipped when clocks go forward may not be there at all on that day.
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0]);
  days.set(day, spans);
  return spans;
}

/** A day and those after it, until no window can come any more: what lies beyond is not known. */
function* daysFrom(calendar: Calendar, first: PlainDate): Generator<PlainDate> {
  const { lastDay } = knownOf(calendar);
  for (let day = first; day <= lastDay; day = plusDays(day, 1)) {
    yield day;
    if (day === lastDay) return; // the day after 9999-12-31 would sort before all others
  }
}

/**
 * Open time from a moment on, in order and counted once where windows meet or overlap, to the end of what is known.
 * Starts with the day before, whose last window may run past midnight.
 */
function* openFrom(calendar: Calendar, from: number): Generator<Span> {
  let reached = from;
  for (const day of daysFrom(calendar, plusDays(dayAt(from, calendar.timeZone), -1))) {
    for (const [start, end] of spansOf(calendar, day)) {
      if (end <= reached) continue;
      yield [Math.max(start, reached), end];
      reached = end;
    }
  }
}

function checked(at: Instant | string): number {
  if (!isInstantText(at)) throw badInstant();
  return Date.parse(at);
}

/**
 * The instant at which so many minutes have been worked. Exactly at a window's end is that end; zero minutes from a closed
 * moment give the next opening.
 *
 * Errors: `calendar.notCovered` past the known days, `calendar.noWindow`, `calendar.badAmount` below zero.
 */
export function addWorkingMinutes(calendar: Calendar, from: Instant | string, minutes: number): Instant {
  if (!(minutes >= 0) || !Number.isFinite(minutes)) throw badAmount();
  let left = Math.round(minutes * MINUTE_MS);
  const start = checked(from);
  if (dayAt(start, calendar.timeZone) > calendar.coveredTo) throw notCovered(calendar.coveredTo);
  for (const [open, close] of openFrom(calendar, start)) {
    if (left <= close - open) return instant(open + left);
    left -= close - open;
  }
  throw notCovered(calendar.coveredTo);
}

/** Minutes worked between two instants (negative when `to` is earlier). Errors as `addWorkingMinutes`. */
export function workingMinutesBetween(calendar: Calendar, from: Instant | string, to: Instant | string): number {
  const [start, end] = [checked(from), checked(to)];
  if (end < start) return 0 - workingMinutesBetween(calendar, to, from);
  const { timeZone } = calendar;
  let [worked, reached] = [0, start];
  knownOf(calendar);
  for (let day = plusDays(dayAt(start, timeZone), -1); instantOfWall(day, 0, timeZone) < end; day = plusDays(day, 1)) {
    for (const [open, close] of spansOf(calendar, day)) {
      const [a, b] = [Math.max(open, reached), Math.min(close, end)];
      if (b > a) {
        worked += b - a;
        reached = b;
      }
    }
  }
  return worked / MINUTE_MS;
}

/** Whether a moment is inside a window; a window's end is outside. */
export function isOpen(calendar: Calendar, at: Instant | string): boolean {
  const ms = checked(at);
  const day = dayAt(ms, calendar.timeZone);
  return [plusDays(day, -1), day].some((one) =>
    spansOf(calendar, one).some(([open, close]) => open <= ms && ms < close),
  );
}

/** The moment itself if it is open, else the next opening. */
export const nextOpening = (calendar: Calendar, at: Instant | string): Instant => addWorkingMinutes(calendar, at, 0);

/**
 * The end of the n-th working day after the day of an instant (the day itself does not count, as in Chinese legal periods):
 * the end of its last window.
 */
export function addWorkdays(calendar: Calendar, from: Instant | string, n: number): Instant {
  if (!Number.isInteger(n) || n < 1) throw badAmount();
  let left = n;
  for (const day of daysFrom(calendar, plusDays(dayAt(checked(from), calendar.timeZone), 1))) {
    const ends = spansOf(calendar, day).map(([, end]) => end);
    if (ends.length > 0) left -= 1;
    if (left === 0) return instant(Math.max(...ends));
  }
  throw notCovered(calendar.coveredTo);
}
