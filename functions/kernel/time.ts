import * as z from 'zod';
import { refusal } from './errors.ts';

/** An instant: ISO 8601 in UTC with milliseconds, `2026-11-23T07:01:02.003Z`; sorts as text in the order of time. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A day of a calendar, without time or zone: `2026-11-23`. */
export const PlainDate = z.iso.date().brand<'PlainDate'>();
export type PlainDate = z.infer<typeof PlainDate>;

export const notAnInstant = refusal('time.notAnInstant', 'invalid', (_text: string) => ({
  zh: '时间格式不正确',
  en: 'An instant is ISO 8601 with its offset, like 2026-11-23T15:01:02+08:00',
}));

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** The instant of so many milliseconds since 1970-01-01T00:00Z. */
export const instant = (ms: number): Instant => new Date(ms).toISOString() as Instant;
export const millis = (at: Instant): number => Date.parse(at);

/** Whether a text says one moment: its offset is there, and its day is in the calendar (30 February would be read as 2 March). */
export const isInstantText = (text: string): boolean =>
  WITH_OFFSET.test(text) && PlainDate.safeParse(text.slice(0, 10)).success && !Number.isNaN(Date.parse(text));

/** An instant as somebody sent it, with any offset. Throws `time.notAnInstant`. */
export function parseInstant(text: string): Instant {
  if (!isInstantText(text)) throw notAnInstant(text);
  return instant(Date.parse(text));
}

/** An instant in a request: any offset is taken, UTC is kept. */
export const SentInstant = z
  .string()
  .max(40)
  .refine(isInstantText, { error: 'an ISO 8601 instant with offset', abort: true })
  .transform(parseInstant);

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const addMs = (at: Instant, ms: number): Instant => instant(millis(at) + ms);
export const addMinutes = (at: Instant, minutes: number): Instant => addMs(at, minutes * MINUTE_MS);
/** Days of 24 hours; for calendar days use plain dates. */
export const addDays = (at: Instant, days: number): Instant => addMs(at, days * DAY_MS);
export const isBefore = (a: Instant, b: Instant): boolean => a < b;
export const earliest = (...all: [Instant, ...Instant[]]): Instant =>
  all.reduce((first, at) => (isBefore(at, first) ? at : first));

/** An instant in 9 characters that sort in the order of time until the year 5188: its milliseconds in base 36. */
export const shortInstant = (at: Instant): string => millis(at).toString(36).padStart(9, '0');
export const instantOfShort = (text: string): Instant => instant(Number.parseInt(text, 36));

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(at: Instant, timeZone: string): Record<string, string> {
  const made = formats.get(timeZone);
  const format =
    made ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  if (!made) formats.set(timeZone, format);
  return Object.fromEntries(format.formatToParts(millis(at)).map(({ type, value }) => [type, value]));
}

/** The day that it is at an instant in a zone. */
export function plainDateIn(at: Instant, timeZone: string): PlainDate {
  const { year, month, day } = partsIn(at, timeZone);
  return `${year}-${month}-${day}` as PlainDate;
}

/** `yyyymmdd` of the day in a zone. */
/** A date so many days later, or earlier. */
export const addPlainDays = (day: PlainDate, days: number): PlainDate =>
  instant(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).slice(0, 10) as PlainDate;
export const compactDate = (at: Instant, timeZone: string): string => plainDateIn(at, timeZone).replaceAll('-', '');

/** An instant as people of a zone read it: `2026-11-23T15:01:02.003+08:00`. */
export function shown(at: Instant, timeZone: string): string {
  const { year, month, day, hour, minute, second } = partsIn(at, timeZone);
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const offset = Math.round((Date.parse(`${wall}Z`) - millis(at)) / MINUTE_MS);
  const two = (n: number) => String(n).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${wall}.${at.slice(20, 23)}${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}
