import { instant, type PlainDate } from './time.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

const KEPT_AT_MOST = 4_096;
const offsets = new Map<string, Map<number, number>>();

/** Offsets are asked for at the same moments again and again (midnights, a request's now), and Intl takes some ten microseconds each. */
function offsetAt(ms: number, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (!known) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  const found = known.get(ms);
  if (found !== undefined) return found;
  if (known.size >= KEPT_AT_MOST) known.clear();
  const offset = readOffset(ms, timeZone);
  known.set(ms, offset);
  return offset;
}

/** How far a zone's wall clock is ahead of UTC at an instant, in milliseconds. Intl carries the zone data: nothing to load. */
function readOffset(ms: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    } as Intl.DateTimeFormatOptions);
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)])) as Record<
    string,
    number
  >;
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  return wall - Math.floor(ms / 1000) * 1000;
}

/**
 * The instant at which the clocks of a zone show a day and a minute of it (1,440 = the next midnight). A time that is skipped
 * when clocks go forward counts as the same while after the change; one that comes twice counts as its first coming.
 */
export function instantOfWall(date: PlainDate, minute: number, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS;
  const [before, after] = [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)];
  // Clocks change neither side of it, as on nearly all days: half the work.
  if (before === after) return wall - before;
  const candidates = [wall - before, wall - after].filter((ms) => offsetAt(ms, timeZone) === wall - ms);
  return candidates.length > 0 ? Math.min(...candidates) : wall - before;
}

const written = new Map<number, PlainDate>();

/** A day by its number since 1970-01-01. The same few hundred days are asked for all the time. */
function dayOf(number: number): PlainDate {
  const found = written.get(number);
  if (found !== undefined) return found;
  if (written.size >= KEPT_AT_MOST) written.clear();
  const day = instant(number * DAY_MS).slice(0, 10) as PlainDate;
  written.set(number, day);
  return day;
}

/** The day after (or so many days after) a day. */
export const plusDays = (date: PlainDate, days: number): PlainDate =>
  dayOf(Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS) + days);

/** The day that it is in a zone at a millisecond. */
export const dayAt = (ms: number, timeZone: string): PlainDate =>
  dayOf(Math.floor((ms + offsetAt(ms, timeZone)) / DAY_MS));
