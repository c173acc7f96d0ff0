import type { Calendar } from '../kernel/calendar.ts';
import { windowsOn } from '../kernel/calendar-windows.ts';
import { shippedCalendars } from '../kernel/china-calendar.ts';
import type { Changed } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { addPlainDays, type Instant, type PlainDate } from '../kernel/time.ts';
import { invalidYear } from './errors.ts';
import type { CalendarId, CalendarRecord, CalendarYear } from './model.ts';

/** The working time of a site: what the product ships, year by year replaced by what an administrator says (api section 4). */

const MINUTES = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

function faultsOf(year: number, { holidays, extraDays, week, seasons = [] }: CalendarYear) {
  const inYear = (day: string) => day.startsWith(`${year}-`);
  const faults = [
    ...holidays.flatMap((day, n) => (inYear(day) ? [] : [{ path: `holidays.${n}`, reason: `not in ${year}` }])),
    ...Object.keys(extraDays).flatMap((day) =>
      inYear(day) ? [] : [{ path: `extraDays.${day}`, reason: `not in ${year}` }],
    ),
  ];
  const windows = [
    ...Object.entries(week ?? {}).map(([day, each]) => [`week.${day}`, each] as const),
    ...seasons.flatMap((season, n) =>
      Object.entries(season.week).map(([day, each]) => [`seasons.${n}.week.${day}`, each] as const),
    ),
    ...Object.entries(extraDays).map(([day, each]) => [`extraDays.${day}`, each] as const),
  ];
  for (const [path, each] of windows)
    for (const [n, [from, to]] of (each ?? []).entries())
      if (MINUTES(from) === MINUTES(to)) faults.push({ path: `${path}.${n}`, reason: 'ends as it begins' });
  const noHour = [week, ...seasons.map((season) => season.week)].every(
    (each) => each !== undefined && Object.values(each).every((one) => one.length === 0),
  );
  if (week && noHour) faults.push({ path: 'week', reason: 'no hour of work in the whole week' });
  return faults;
}

/** A year that can be reckoned with, or `calendar.invalidYear` with all that is wrong with it. */
export function checkedYear(year: number, sent: CalendarYear): CalendarYear {
  const faults = faultsOf(year, sent);
  if (faults.length > 0) throw invalidYear(faults);
  return sent;
}

/** What the product ships of a year, in the form in which it is set. */
export function shippedYear(calendarId: CalendarId, year: number): CalendarYear {
  const { week, seasons, holidays = [], extraDays = {} } = shippedCalendars[calendarId];
  const own = (day: string) => day.startsWith(`${year}-`);
  return {
    week,
    seasons,
    holidays: holidays.filter(own),
    extraDays: Object.fromEntries(Object.entries(extraDays).filter(([day]) => own(day))),
  };
}

/** Every day of a year whose hours are not those of the shipped week, as days of their own. */
function daysOf({ year, week, seasons, holidays, extraDays }: CalendarRecord, base: Calendar): Calendar['extraDays'] {
  if (!week && !seasons) return extraDays;
  const own: Calendar = { ...base, week: week ?? base.week, seasons: seasons ?? [], holidays, extraDays };
  const closed = new Set(holidays);
  const days: Record<string, Array<[string, string]>> = {};
  for (let day = `${year}-01-01` as PlainDate; day <= `${year}-12-31`; day = addPlainDays(day, 1))
    days[day] = [...windowsOn(own, day, closed)];
  return days;
}

/** A calendar with the years that a site has set: each replaces that year whole. Known to the last year without a gap. */
export function composed(calendarId: CalendarId, records: readonly CalendarRecord[]): Calendar {
  const base: Calendar = shippedCalendars[calendarId];
  const own = records.filter((record) => record.calendarId === calendarId).sort((a, b) => a.year - b.year);
  if (own.length === 0) return base;
  const replaced = (day: string) => own.some(({ year }) => day.startsWith(`${year}-`));
  const kept = Object.entries(base.extraDays ?? {}).filter(([day]) => !replaced(day));
  let last = Number(base.coveredTo.slice(0, 4));
  for (const { year } of own) if (year === last + 1) last = year;
  return {
    ...base,
    holidays: [...(base.holidays ?? []).filter((day) => !replaced(day)), ...own.flatMap(({ holidays }) => holidays)],
    extraDays: Object.assign(Object.fromEntries(kept), ...own.map((record) => daysOf(record, base))),
    coveredTo: `${last}-12-31`,
  };
}

/** A year set anew, if nobody changed it since the version that was read; version 0 is what the product ships. */
export function setYear(
  before: CalendarRecord | undefined,
  to: {
    site: SiteId;
    calendarId: CalendarId;
    year: number;
    plan: CalendarYear;
    version: number;
    by: string;
    now: Instant;
  },
): Changed<CalendarRecord> {
  const standing = before?.version ?? 0;
  if (to.version !== standing) throw stale(standing, undefined);
  const { site, calendarId, year, plan, by, now } = to;
  const version = standing + 1;
  const head = { ...plan, id: `${calendarId}-${year}`, site, calendarId, year, version, changedAt: now, changedBy: by };
  return { head, event: { type: 'calendar-year.changed', facts: { calendarId, year, version } } };
}
