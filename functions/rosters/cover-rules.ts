import type { Calendar } from '../kernel/calendar.ts';
import { inSeason, windowsOn } from '../kernel/calendar-windows.ts';
import type { Instant, PlainDate } from '../kernel/time.ts';
import { plusDays } from '../kernel/zone.ts';
import type { StaffMember } from '../staff/model.ts';
import { inLeave, managerFaults } from './check-rules.ts';
import type { CoverRule, Roster, Violation } from './model.ts';
import type { Shift, Span } from './shift-rules.ts';
import * as shifts from './shift-rules.ts';

/** What cover is judged with. */
export interface Covering {
  readonly staff: readonly StaffMember[];
  readonly cover: readonly CoverRule[];
  /** Whose seasons and opening hours count. */
  readonly calendar: Calendar;
  /** The months before and after: their night shifts reach into this one. */
  readonly neighbours: readonly Roster[];
}

const seasonOf = (calendar: Calendar, day: PlainDate): CoverRule['season'] =>
  calendar.seasons?.some((season) => inSeason(day, season)) ? 'HIGH' : 'LOW';

const counts = (rule: CoverRule, shift: Shift, staff: readonly StaffMember[]): boolean =>
  rule.posts?.includes(shift.post) === true ||
  (rule.skill !== undefined &&
    staff.some((member) => member.staffNo === shift.staffNo && member.skills.includes(rule.skill as never)));

/** The parts of a time in which too few are there, each as long as the number stays the same. */
function shortIn(time: Span, present: readonly Shift[], least: number): Array<Span & { has: number }> {
  const parts = present.flatMap(({ staffNo, spans }) => spans.map((span) => ({ staffNo, ...span })));
  const edges = parts.flatMap(({ from, to }) => [from, to]).filter((at) => time.from < at && at < time.to);
  const moments = [...new Set([time.from, ...edges, time.to])].sort() as Instant[];
  const found: Array<Span & { has: number }> = [];
  for (const [n, from] of moments.slice(0, -1).entries()) {
    const to = moments[n + 1] as Instant;
    const has = new Set(parts.filter((part) => part.from <= from && from < part.to).map((part) => part.staffNo)).size;
    const last = found.at(-1);
    if (has >= least) continue;
    if (last?.to === from && last.has === has) found[found.length - 1] = { ...last, to };
    else found.push({ from, to, has });
  }
  return found;
}

const named = (rule: CoverRule): string => (rule.posts ?? [rule.skill ?? '']).join('+').slice(0, 80);

/** F29: when fewer than wanted are on duty, by rule and day; in the hours of the rule, else in those of the calendar. */
export function coverShort(roster: Roster, { staff, cover, calendar, neighbours }: Covering): Violation[] {
  const days = shifts.daysOf(roster.month);
  const eve = plusDays(days[0] as PlainDate, -1);
  const all = [...neighbours.flatMap((other) => shifts.shiftsOf(other, [eve])), ...shifts.shiftsOf(roster)];
  const holidays = new Set(calendar.holidays);
  const open = (day: PlainDate) => windowsOn(calendar, day, holidays).map(([from, to]) => `${from}-${to}`);
  return cover.flatMap((rule) => {
    const able = all.filter((shift) => shifts.isPresence(shift) && counts(rule, shift, staff));
    const wanted = days.filter((day) => rule.season === 'ALL' || rule.season === seasonOf(calendar, day));
    return wanted.flatMap((day) => {
      const near = able.filter((shift) => shift.day === day || shift.day === plusDays(day, -1));
      const times = shifts.spansOf(rule.hours ?? open(day), day, roster.timeZone);
      return times
        .flatMap((time) => shortIn(time, near, rule.least))
        .map((part): Violation => ({ code: 'COVER_SHORT', day, what: named(rule), least: rule.least, ...part }));
    });
  });
}

/** A month without the lines of people who have left, and what is to be said of these lines. */
function withoutLeavers(roster: Roster, staff: readonly StaffMember[]): { here: Roster; gone: Violation[] } {
  const left = new Set(staff.filter((member) => member.status === 'LEFT').map((member) => member.staffNo));
  const lines = Object.entries(roster.lines);
  const isGone = ([key]: readonly [string, string]) => left.has(shifts.partsOf(key).staffNo);
  const day = shifts.daysOf(roster.month)[0] as PlainDate;
  return {
    here: { ...roster, lines: Object.fromEntries(lines.filter((line) => !isGone(line))) },
    gone: lines.filter(isGone).map(([key]) => ({ code: 'UNKNOWN_STAFF', day, ...shifts.partsOf(key) })),
  };
}

/**
 * All that is not as it should be, and is shown to whoever plans: too few on duty, no duty manager, shifts that fall in leave,
 * lines of people who have left since.
 */
export function warningsOf(roster: Roster, of: Covering): Violation[] {
  const { here, gone } = withoutLeavers(roster, of.staff);
  const all = [...gone, ...coverShort(here, of), ...managerFaults(here, 'NONE'), ...inLeave(here)];
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
