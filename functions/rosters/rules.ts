import type { Changed } from '../kernel/event.ts';
import { move } from '../kernel/moves.ts';
import { type Instant, instant, isBefore, type PlainDate } from '../kernel/time.ts';
import { instantOfWall, plusDays } from '../kernel/zone.ts';
import { hardViolations, type Surroundings } from './check-rules.ts';
import * as refused from './errors.ts';
import { type Roster, rosterMoves, type ShiftType } from './model.ts';
import { frozen, refuseIfBroken } from './plan-rules.ts';
import { cellOn, daysOf, emptyCells, partsOf, withCell } from './shift-rules.ts';

export type ChangedRoster = Changed<Roster>;

const PUBLISHED_AHEAD_DAYS = 7; // F29

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
