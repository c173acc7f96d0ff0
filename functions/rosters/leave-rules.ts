import type { Changed } from '../kernel/event.ts';
import { move } from '../kernel/moves.ts';
import type { PlainDate } from '../kernel/time.ts';
import { plusDays } from '../kernel/zone.ts';
import * as refused from './errors.ts';
import { type Leave, leaveMoves, NO_SHIFT, type Roster } from './model.ts';
import type { ChangedRoster } from './rules.ts';
import { daysOf, emptyCells, monthOf, monthsOn, withCell } from './shift-rules.ts';

export type ChangedLeave = Changed<Leave>;

const LONGEST_DAYS = 31;
const DAYS_AHEAD = 366;
const LEAVE_MARK = 'V';

const factsOf = ({ staffNo, from, to }: Leave) => ({ staffNo, from, to });

/** F29: whole days away, from today on, a year ahead at most. */
export function applyForLeave(leave: Leave, today: PlainDate): ChangedLeave {
  const tooLong = leave.to > plusDays(leave.from, LONGEST_DAYS - 1);
  const tooFar = leave.from > plusDays(today, DAYS_AHEAD);
  if (leave.from < today || leave.to < leave.from || tooLong || tooFar) throw refused.leavePeriodWrong();
  return { head: leave, event: { type: 'leave.applied', facts: factsOf(leave) } };
}

/** Approved by somebody else than whoever applied (separation of duties by person). */
export function approveLeave(leave: Leave, by: string): ChangedLeave {
  if (leave.staffNo === by) throw refused.leaveByAnother();
  return { head: move(leave, 'approve', leaveMoves), event: { type: 'leave.approved', facts: factsOf(leave) } };
}

export function refuseLeave(leave: Leave, by: string): ChangedLeave {
  if (leave.staffNo === by) throw refused.leaveByAnother();
  return { head: move(leave, 'refuse', leaveMoves), event: { type: 'leave.refused', facts: factsOf(leave) } };
}

/** Cancelled by whoever applied; approved leave only before its first day. */
export function cancelLeave(leave: Leave, by: string, today: PlainDate): ChangedLeave {
  if (leave.staffNo !== by) throw refused.leaveNotFound();
  const head = move(leave, 'cancel', leaveMoves);
  if (leave.status === 'APPROVED' && leave.from <= today) throw refused.leaveBegun();
  return { head, event: { type: 'leave.cancelled', facts: factsOf(leave) } };
}

/** The months that leave falls in. */
export function monthsOfLeave({ from, to }: Pick<Leave, 'from' | 'to'>): string[] {
  const months = [0, 1, 2].map((n) => monthsOn(monthOf(from), n));
  return months.filter((month) => month <= monthOf(to));
}

/** A month with days of leave put in or taken out; what was planned on them stays beneath. */
export function markLeave(
  roster: Roster,
  { staffNo, from, to }: Pick<Leave, 'staffNo' | 'from' | 'to'>,
  as: 'LEAVE' | 'AT_WORK',
): ChangedRoster {
  const days = daysOf(roster.month).filter((day) => from <= day && day <= to);
  const mark = as === 'LEAVE' ? LEAVE_MARK : NO_SHIFT;
  const before = roster.leave[staffNo] ?? emptyCells(roster.month);
  const marked = days.reduce((cells, day) => withCell(cells, day, mark), before);
  const { [staffNo]: _before, ...others } = roster.leave;
  const leave = marked === emptyCells(roster.month) ? others : { ...others, [staffNo]: marked };
  const facts = { month: roster.month, staffNo, days: days.length, away: as === 'LEAVE' };
  return { head: { ...roster, leave }, event: { type: 'roster.leave-marked', facts } };
}
