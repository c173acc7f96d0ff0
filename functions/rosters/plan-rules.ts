import type { SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import type { PlainDate } from '../kernel/time.ts';
import { hardViolations, type Surroundings } from './check-rules.ts';
import * as refused from './errors.ts';
import { NO_SHIFT, type PlannedShift, type Roster, type ShiftType } from './model.ts';
import type { ChangedRoster } from './rules.ts';
import { daysOf, emptyCells, partsOf } from './shift-rules.ts';

/** Codes that repeat over and over, day by day from a date on. */
export interface Pattern {
  readonly staffNo: string;
  readonly post: string;
  readonly repeat: string;
  readonly from: PlainDate;
}

const DAY_MS = 86_400_000;
const daysBetween = (from: PlainDate, to: PlainDate) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** A month of a pattern over what stands there: what is before its first day stays as it is. */
export const cellsOf = ({ repeat, from }: Pick<Pattern, 'repeat' | 'from'>, standing: string, month: string): string =>
  daysOf(month)
    .map((day, n) => (day < from ? standing[n] : repeat[daysBetween(from, day) % repeat.length]) ?? NO_SHIFT)
    .join('');

/** Lines by their key: patterns one over the other in the order given, then those that are given whole. */
export function linesFrom(
  of: {
    readonly patterns?: readonly Pattern[] | undefined;
    readonly lines?: ReadonlyArray<{ staffNo: string; post: string; cells: string }> | undefined;
  },
  month: string,
): Roster['lines'] {
  const lines: Roster['lines'] = {};
  for (const pattern of of.patterns ?? []) {
    const key = `${pattern.staffNo}:${pattern.post}`;
    lines[key] = cellsOf(pattern, lines[key] ?? emptyCells(month), month);
  }
  for (const { staffNo, post, cells } of of.lines ?? []) lines[`${staffNo}:${post}`] = cells;
  return lines;
}

/** A month on which nothing is planned yet. */
export const newMonth = (site: SiteId, month: string, timeZone: string): Roster => ({
  ...{ id: `rst_${month}`, site, month, timeZone, status: 'DRAFT', lines: {}, leave: {}, shifts: {}, version: 1 },
});

export interface Wanted {
  /** Lines by their key; they take the place of all lines in reach. */
  readonly lines: Readonly<Record<string, string>>;
  /** Whose lines are planned here; other people's stay as they are. */
  readonly inReach: (staffNo: string) => boolean;
  readonly types: Readonly<Record<string, ShiftType>>;
  /** The version of the draft that the planner read. */
  readonly replaces?: number | undefined;
}

/** The shifts that a month needs to be read by itself: those used, and those whose absence must show. */
export function frozen(
  lines: Roster['lines'],
  of: { types: Wanted['types']; standing: Roster['shifts'] },
): Roster['shifts'] {
  const used = new Set(Object.values(lines).join(''));
  const needed = Object.values(of.types).filter(
    ({ code, kind }) => used.has(code) || kind === 'DUTY_MANAGER' || kind === 'LEAVE',
  );
  const fresh = needed.map(({ code, kind, hours, place }): [string, PlannedShift] => [
    code,
    { kind, hours, ...(place !== undefined && { place }) },
  ]);
  const kept = Object.entries(of.standing).filter(([code]) => used.has(code));
  return Object.fromEntries([...kept, ...fresh]);
}

export function refuseIfBroken(roster: Roster, around: Surroundings): Roster {
  const violations = hardViolations(roster, around);
  if (violations.length > 0) throw refused.rosterBroken(violations);
  return roster;
}

/**
 * F29: makes a month's draft, or puts new lines in the place of those in reach. Refused where somebody planned meanwhile, the
 * month is published, or a hard rule is broken; then nothing changes.
 */
export function planMonth(standing: Roster, wanted: Wanted, around: Surroundings): ChangedRoster {
  if (standing.status === 'PUBLISHED') throw refused.rosterPublished();
  const isPlanned = Object.keys(standing.lines).length > 0;
  if (isPlanned && wanted.replaces !== standing.version) throw stale(standing.version, standing.status);
  const foreign = Object.keys(wanted.lines)
    .map(partsOf)
    .filter(({ staffNo }) => !wanted.inReach(staffNo));
  const day = `${standing.month}-01` as PlainDate;
  // Whom the planner does not reach does not exist for him.
  if (foreign.length > 0) throw refused.rosterBroken(foreign.map((one) => ({ code: 'UNKNOWN_STAFF', day, ...one })));
  const others = Object.entries(standing.lines).filter(([key]) => !wanted.inReach(partsOf(key).staffNo));
  const lines = { ...Object.fromEntries(others), ...wanted.lines };
  const shifts = frozen(lines, { types: wanted.types, standing: standing.shifts });
  const head = refuseIfBroken({ ...standing, lines, shifts }, around);
  return { head, event: { type: 'roster.planned', facts: { month: head.month, lines: Object.keys(lines).length } } };
}
