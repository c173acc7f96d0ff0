import type { Calendar } from './calendar.ts';
import type { PlainDate } from './time.ts';

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Whether a day lies in a season, which may run over new year. */
export function inSeason(day: string, season: { from: string; to: string }): boolean {
  const date = day.slice(5);
  return season.from <= season.to ? season.from <= date && date <= season.to : season.from <= date || date <= season.to;
}

/**
 * The last day that can have a window; none if no day can. Without weekly windows it is the last extra day, however far the
 * calendar is known.
 */
export function lastDayOf({ week, seasons = [], extraDays = {}, coveredTo }: Calendar): string | undefined {
  const weekly = [week, ...seasons.map((season) => season.week)].flatMap((one) => Object.values(one));
  if (weekly.some((windows) => windows.length > 0)) return coveredTo;
  const last = Object.keys(extraDays)
    .filter((day) => extraDays[day]?.length)
    .sort()
    .at(-1);
  return last && last > coveredTo ? coveredTo : last;
}

/** The windows that start on a day: those said for it, none on a holiday, else those of the week of its season. */
export function windowsOn(calendar: Calendar, day: PlainDate, holidays: ReadonlySet<string>) {
  const said = calendar.extraDays?.[day];
  if (said) return said;
  if (holidays.has(day)) return [];
  const week = calendar.seasons?.find((season) => inSeason(day, season))?.week ?? calendar.week;
  return week[weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] as (typeof weekdays)[number]] ?? [];
}
