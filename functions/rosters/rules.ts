import type { Changed } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { stale } from '../kernel/refused-changes.ts';
import { type Instant, instant, isBefore, type PlainDate } from '../kernel/time.ts';
import { instantOfWall, plusDays } from '../kernel/zone.ts';
import { hardViolations, type Surroundings } from './check-rules.ts';
import * as refused from './errors.ts';
import { type PlannedShift, type Roster, rosterMoves, type ShiftType } from './model.ts';
import { cellOn, daysOf, emptyCells, partsOf, withCell } from './shift-rules.ts';

export type ChangedRoster = Changed<Roster>;

const PUBLISHED_AHEAD_DAYS = 7; // F29

/** Codes that repeat over and over, day by day from a date on. */
export interface Pattern {
  readonly staffNo: string;
  readonly post: string;
  readonly repeat: string;
  readonly from: PlainDate;
}

const DAY_MS = 86_400_000;
const daysBetween = (from: PlainDate, to: PlainDate) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** A month of a pattern: what was before its first day stays free. */
export const cellsOf = ({ repeat, from }: Pick<Pattern, 'repeat' | 'from'>, month: string): string =>
  daysOf(month)
    .map((day) => (day < from ? emptyCells(month)[0] : repeat[daysBetween(from, day) % repeat.length]))
    .join('');

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
function frozen(lines: Roster['lines'], of: { types: Wanted['types']; standing: Roster['shifts'] }): Roster['shifts'] {
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

function refuseIfBroken(roster: Roster, around: Surroundings): Roster {
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
  const others = Object.entries(standing.lines).filter(([key]) => !wanted.inReach(partsOf(key).staffNo));
  const lines = { ...Object.fromEntries(others), ...wanted.lines };
  const shifts = frozen(lines, { types: wanted.types, standing: standing.shifts });
  const head = refuseIfBroken({ ...standing, lines, shifts }, around);
  return { head, event: { type: 'roster.planned', facts: { month: head.month, lines: Object.keys(lines).length } } };
}

/** Until when a month is published in time. */
export const publishBy = ({ month, timeZone }: Pick<Roster, 'month' | 'timeZone'>): Instant =>
  instant(instantOfWall(plusDays(`${month}-01` as PlainDate, -PUBLISHED_AHEAD_DAYS), 0, timeZone));

/** F29: published seven days ahead; later only with a reason, and marked as late. Judged anew on who is there now. */
export function publish(
  roster: Roster,
  of: { readonly now: Instant; readonly reason?: string | undefined },
  around: Surroundings,
): ChangedRoster {
  const moved = move(roster, 'publish', rosterMoves);
  if (Object.keys(roster.lines).length === 0) throw refused.rosterEmpty();
  refuseIfBroken(roster, around);
  const until = publishBy(roster);
  const late = isBefore(until, of.now);
  if (late && of.reason === undefined) throw refused.publishReasonNeeded(until);
  const people = [...new Set(Object.keys(roster.lines).map((key) => partsOf(key).staffNo))];
  const event = { type: 'roster.published', facts: { month: roster.month, late, people } };
  const texts = of.reason === undefined ? {} : { texts: { reason: of.reason } };
  return { head: { ...moved, publishedAt: of.now, ...(late && { late }) }, event: { ...event, ...texts } };
}

export interface CellChange {
  readonly staffNo: string;
  readonly post: string;
  readonly day: PlainDate;
  readonly code: string;
  readonly reason: string;
  readonly types: Readonly<Record<string, ShiftType>>;
}

/** The violations that are there now and were not before: an old fault elsewhere does not stop a change. */
export function refuseIfWorse(before: Roster, after: Roster, around: Surroundings): Roster {
  const known = new Set(hardViolations(before, around).map((one) => JSON.stringify(one)));
  const fresh = hardViolations(after, around).filter((one) => !known.has(JSON.stringify(one)));
  if (fresh.length > 0) throw refused.rosterBroken(fresh);
  return after;
}

/** One day of one line of a published month, with a reason; the person is told by the event. */
export function changeCell(roster: Roster, change: CellChange, around: Surroundings): ChangedRoster {
  const { staffNo, post, day, code, reason, types } = change;
  if (roster.status !== 'PUBLISHED') throw refused.rosterNotPublished();
  const moved = move(roster, 'change', rosterMoves);
  if (!daysOf(roster.month).includes(day)) throw refused.dayNotOfMonth(day);
  const key = `${staffNo}:${post}`;
  const line = roster.lines[key] ?? emptyCells(roster.month);
  const lines = { ...roster.lines, [key]: withCell(line, day, code) };
  const type = types[code];
  const added =
    code in roster.shifts || !type ? {} : frozen({ [key]: code }, { types: { [code]: type }, standing: {} });
  const head = refuseIfWorse(roster, { ...moved, lines, shifts: { ...roster.shifts, ...added } }, around);
  const facts = { month: roster.month, staffNo, post, day, was: cellOn(line, day), is: code };
  return { head, event: { type: 'roster.changed', facts, texts: { reason } } };
}
