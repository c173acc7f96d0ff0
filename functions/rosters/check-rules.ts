import type { PlainDate } from '../kernel/time.ts';
import { instant, millis } from '../kernel/time.ts';
import { instantOfWall, plusDays } from '../kernel/zone.ts';
import type { StaffMember } from '../staff/model.ts';
import { NO_SHIFT, type Roster, type Violation, type ViolationCode } from './model.ts';
import type { Shift } from './shift-rules.ts';
import * as shifts from './shift-rules.ts';

const REST_HOURS = 11; // F29
const HOUR_MS = 3_600_000;
const NOON_MINUTE = 720;

/** What a month is judged with: who is there, and the months before and after it as they are planned. */
export interface Surroundings {
  readonly staff: readonly StaffMember[];
  readonly neighbours: readonly Roster[];
}

const byPerson = (all: readonly Shift[]): Shift[][] => {
  const sorted = [...all].sort((a, b) => (shifts.startOf(a) < shifts.startOf(b) ? -1 : 1));
  const people = Map.groupBy(sorted, (shift) => shift.staffNo);
  return [...people.values()];
};

const overlap = (a: Shift, b: Shift): boolean =>
  a.spans.some((one) => b.spans.some((other) => one.from < other.to && other.from < one.to));

/** Whether two shifts of one person cannot both be worked: their times meet, and their places differ. */
const clash = (a: Shift, b: Shift): boolean =>
  a.place !== undefined && b.place !== undefined && a.place !== b.place && overlap(a, b);

/** F29: one person in two places at one time. Told for the later of the two shifts. */
export function clashes(all: readonly Shift[]): Violation[] {
  return byPerson(all.filter(shifts.isPresence)).flatMap((own) =>
    own.flatMap((shift, n) =>
      own
        .slice(0, n)
        .filter((earlier) => clash(earlier, shift))
        .map(
          ({ post }): Violation => ({
            ...{ code: 'CLASH', day: shift.day, staffNo: shift.staffNo, post: shift.post, what: post },
          }),
        ),
    ),
  );
}

/** F29: less than 11 hours between the end of one day's work and the start of the next day's; parts of one day count as one. */
export function restShort(all: readonly Shift[]): Violation[] {
  return byPerson(all.filter(shifts.isPresence)).flatMap((own) => {
    const days = [...Map.groupBy(own, (shift) => shift.day).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    return days.flatMap(([day, worked], n): Violation[] => {
      const before = days[n - 1]?.[1];
      if (!before) return [];
      const ended = Math.max(...before.map((shift) => millis(shifts.endOf(shift))));
      const starts = Math.min(...worked.map((shift) => millis(shifts.startOf(shift))));
      const [first] = worked;
      if (starts - ended >= REST_HOURS * HOUR_MS || !first) return [];
      const { staffNo, post } = first;
      return [{ code: 'REST_SHORT', day, staffNo, post, from: instant(ended), to: instant(starts) }];
    });
  });
}

const isLeft = (member: StaffMember | undefined) => member === undefined || member.status === 'LEFT';

const NEAR_DAYS = 2; // a shift may last a day, and rest is asked for after it

/** Those months that some days are near enough to for their shifts to meet. */
export function nearTo<M extends { readonly month: string }>(months: readonly M[], days: readonly PlainDate[]): M[] {
  const near = new Set(days.flatMap((day) => [-NEAR_DAYS, NEAR_DAYS].map((n) => plusDays(day, n).slice(0, 7))));
  return months.filter(({ month }) => near.has(month));
}

/** What is wrong with one line by itself: its person, its post, its length, its codes. */
function lineFaults(roster: Roster, [key, cells]: readonly [string, string], staff: readonly StaffMember[]) {
  const { staffNo, post } = shifts.partsOf(key);
  const days = shifts.daysOf(roster.month);
  const fault = (code: ViolationCode, day = days[0] as PlainDate, what?: string): Violation => ({
    ...{ code, day, staffNo, post },
    ...(what !== undefined && { what }),
  });
  const member = staff.find((one) => one.staffNo === staffNo);
  if (isLeft(member)) return [fault('UNKNOWN_STAFF')];
  if (cells.length !== days.length) return [fault('WRONG_LENGTH')];
  const holdsOn = (day: PlainDate) => {
    const noon = instant(instantOfWall(day, NOON_MINUTE, roster.timeZone));
    return member?.posts.some((held) => held.code === post && held.from <= noon && (!held.to || noon < held.to));
  };
  return days.flatMap((day): Violation[] => {
    const code = shifts.cellOn(cells, day);
    if (code === NO_SHIFT) return [];
    if (roster.shifts[code] === undefined) return [fault('UNKNOWN_SHIFT', day, code)];
    return holdsOn(day) ? [] : [fault('POST_NOT_HELD', day)];
  });
}

/** Every shift of duty managers, with how many have it that day. */
function managers(roster: Roster): Array<{ code: string; day: PlainDate; has: number }> {
  const codes = Object.entries(roster.shifts).flatMap(([code, { kind }]) => (kind === 'DUTY_MANAGER' ? [code] : []));
  const all = shifts.shiftsOf(roster).filter((shift) => shift.kind === 'DUTY_MANAGER');
  return codes.flatMap((code) =>
    shifts.daysOf(roster.month).map((day) => {
      const people = all.filter((shift) => shift.day === day && shift.code === code).map((shift) => shift.staffNo);
      return { code, day, has: new Set(people).size };
    }),
  );
}

/** F34: shifts of duty managers that two people have, or nobody. */
export const managerFaults = (roster: Roster, of: 'TWO' | 'NONE'): Violation[] =>
  managers(roster)
    .filter(({ has }) => (of === 'TWO' ? has > 1 : has === 0))
    .map(({ code, day, has }) => ({
      ...{ code: of === 'TWO' ? 'TWO_DUTY_MANAGERS' : 'NO_DUTY_MANAGER', day, what: code, has },
    }));

/**
 * The shifts of a month and those of its neighbours that are near enough to meet them. Those that fall in leave too: leave may
 * be cancelled, and then they count.
 */
function withEdges(roster: Roster, neighbours: readonly Roster[]): Shift[] {
  const days = shifts.daysOf(roster.month);
  const [first, last] = [days[0], days.at(-1)] as [PlainDate, PlainDate];
  const near = [-2, -1].map((n) => plusDays(first, n)).concat([1, 2].map((n) => plusDays(last, n)));
  const all = { inLeave: true };
  return [...shifts.shiftsOf(roster, days, all), ...neighbours.flatMap((other) => shifts.shiftsOf(other, near, all))];
}

/**
 * All that is wrong with a month and must not be: nothing with one of these is kept. What lies in the months beside it is
 * told only where this month has a part in it.
 */
export function hardViolations(roster: Roster, { staff, neighbours }: Surroundings): Violation[] {
  const faults = Object.entries(roster.lines).flatMap((line) => lineFaults(roster, line, staff));
  if (faults.some((one) => one.code === 'WRONG_LENGTH')) return faults;
  const all = withEdges(roster, neighbours);
  const after = plusDays(shifts.daysOf(roster.month).at(-1) as PlainDate, 1);
  const touches = ({ day }: Violation) => day.startsWith(roster.month) || day === after;
  return [...faults, ...[...clashes(all), ...restShort(all)].filter(touches), ...managerFaults(roster, 'TWO')];
}

/** F29: shifts that fall in leave. They count as gaps. */
export const inLeave = (roster: Roster): Violation[] =>
  shifts
    .shiftsOf(roster, undefined, { inLeave: true })
    .filter(({ staffNo, day }) => shifts.isOnLeave(roster, staffNo, day))
    .map(({ staffNo, post, day, code }) => ({ code: 'SHIFT_IN_LEAVE', day, staffNo, post, what: code }));
