import type { Instant, PlainDate } from '../kernel/time.ts';
import { instant } from '../kernel/time.ts';
import { instantOfWall, plusDays } from '../kernel/zone.ts';
import type { PostCode } from '../staff/posts.ts';
import { shiftHoursWrong } from './errors.ts';
import { NO_SHIFT, type PlannedShift, type Roster, type ShiftType } from './model.ts';

const DAY_MINUTES = 1_440;

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/**
 * Hours as minutes since the midnight with which the shift's day begins. Each follows the one before: what is earlier on the
 * clock is on the next day, and belongs to the start day all the same.
 */
export function minutesOf(hours: readonly string[]): Array<readonly [from: number, to: number]> {
  let last = 0;
  return hours.map((text) => {
    const [start = '', end = ''] = text.split('-');
    let from = minuteOf(start);
    while (from < last) from += DAY_MINUTES;
    let to = minuteOf(end);
    while (to <= from) to += DAY_MINUTES;
    last = to;
    return [from, to] as const;
  });
}

const NEEDS_HOURS: readonly string[] = ['WORK', 'ON_CALL', 'DUTY_MANAGER'];

/** A shift has hours if it is worked and none if not, and ends within 24 hours of its start. Throws `shiftType.hoursWrong`. */
export function checkedShift(type: ShiftType): ShiftType {
  const minutes = minutesOf(type.hours);
  const length = (minutes.at(-1)?.[1] ?? 0) - (minutes[0]?.[0] ?? 0);
  if (NEEDS_HOURS.includes(type.kind) !== minutes.length > 0 || length > DAY_MINUTES) throw shiftHoursWrong();
  return type;
}

/** Every day of a month. */
export function daysOf(month: string): PlainDate[] {
  const first = `${month}-01` as PlainDate;
  const days = Array.from({ length: 31 }, (_, n) => plusDays(first, n));
  return days.filter((day) => day.startsWith(month));
}

export const monthOf = (day: PlainDate): string => day.slice(0, 7);

/** The month before or after one, or so many further. */
export function monthsOn(month: string, months: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 7);
}

/** What stands in a day's place of a line. */
export const cellOn = (cells: string | undefined, day: PlainDate): string =>
  cells?.[Number(day.slice(8)) - 1] ?? NO_SHIFT;

/** A line with another code on one day. */
export function withCell(cells: string, day: PlainDate, code: string): string {
  const n = Number(day.slice(8)) - 1;
  return cells.slice(0, n) + code + cells.slice(n + 1);
}

/** A line on which nothing is planned yet. */
export const emptyCells = (month: string): string => NO_SHIFT.repeat(daysOf(month).length);

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** One shift of one person on one day, with the instants of its parts. */
export interface Shift {
  readonly staffNo: string;
  readonly post: PostCode;
  readonly day: PlainDate;
  readonly code: string;
  readonly kind: PlannedShift['kind'];
  readonly place?: string | undefined;
  readonly spans: readonly Span[];
}

/** The instants of a shift that starts on a day, in a zone: each part as the clocks on the wall show it. */
export function spansOf(hours: readonly string[], day: PlainDate, timeZone: string): Span[] {
  return minutesOf(hours).map(([from, to]) => ({
    from: instant(instantOfWall(day, from, timeZone)),
    to: instant(instantOfWall(day, to, timeZone)),
  }));
}

export const partsOf = (lineKey: string): { staffNo: string; post: PostCode } => {
  const [staffNo = '', post = ''] = lineKey.split(':');
  return { staffNo, post: post as PostCode };
};

export const isOnLeave = (roster: Roster, staffNo: string, day: PlainDate): boolean =>
  cellOn(roster.leave[staffNo], day) !== NO_SHIFT;

/**
 * The shifts with hours of a month or of some of its days, in the order of lines and days; those that fall in leave are left
 * out, unless they are asked for.
 */
export function shiftsOf(
  roster: Roster,
  days: readonly PlainDate[] = daysOf(roster.month),
  of: { readonly inLeave: boolean } = { inLeave: false },
): Shift[] {
  const known = new Map<string, Span[]>();
  const spans = (code: string, planned: PlannedShift, day: PlainDate) => {
    const found = known.get(`${code} ${day}`) ?? spansOf(planned.hours, day, roster.timeZone);
    known.set(`${code} ${day}`, found);
    return found;
  };
  const own = days.filter((day) => day.startsWith(roster.month));
  return Object.entries(roster.lines).flatMap(([key, cells]) => {
    const { staffNo, post } = partsOf(key);
    return own.flatMap((day): Shift[] => {
      const code = cellOn(cells, day);
      const planned = roster.shifts[code];
      if (planned === undefined || planned.hours.length === 0) return [];
      if (!of.inLeave && isOnLeave(roster, staffNo, day)) return [];
      const { kind, place } = planned;
      return [{ staffNo, post, day, code, kind, place, spans: spans(code, planned, day) }];
    });
  });
}

/** Whether somebody is there in person: on call he is not. */
export const isPresence = ({ kind }: Pick<Shift, 'kind'>): boolean => kind === 'WORK' || kind === 'DUTY_MANAGER';

export const startOf = (shift: Shift): Instant => shift.spans[0]?.from as Instant;
export const endOf = (shift: Shift): Instant => shift.spans.at(-1)?.to as Instant;
