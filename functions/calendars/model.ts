import * as z from 'zod';
import { Calendar } from '../kernel/calendar.ts';
import { SiteId } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';

/** The calendars of a site: the front line, which is open on holidays, too, and the offices. */
export const CalendarId = z.enum(['SERVICE', 'OFFICE']);
export type CalendarId = z.infer<typeof CalendarId>;

const Windows = Calendar.shape.week.valueType;
const Day = z.iso.date();

/** One year of a calendar as an administrator says it: windows of the week and its seasons, holidays, and days of their own. */
export const CalendarYear = z.strictObject({
  /** Left out: the week and the seasons that the product ships. */
  week: Calendar.shape.week.optional(),
  seasons: Calendar.shape.seasons,
  holidays: z.array(Day).max(200).default([]),
  /** The whole of that date: make-up working days, days with other hours, days on which the house is closed. */
  extraDays: z.record(Day, Windows).default({}),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** A year as it is kept, with who set it. */
export const CalendarRecord = CalendarYear.extend({
  /** `SERVICE-2027`. */
  id: z.string().max(20),
  site: SiteId,
  calendarId: CalendarId,
  year: z.int().min(2000).max(2199),
  version: z.int().min(1),
  changedAt: Instant,
  changedBy: z.string().max(40),
});
export type CalendarRecord = z.infer<typeof CalendarRecord>;
