import type { Changed } from '../kernel/event.ts';
import { move } from '../kernel/moves.ts';
import { type Instant, isBefore } from '../kernel/time.ts';
import type { Surroundings } from './check-rules.ts';
import * as refused from './errors.ts';
import { NO_SHIFT, type Roster, rosterMoves, type Swap, swapMoves, type Turn } from './model.ts';
import { type ChangedRoster, refuseIfWorse } from './rules.ts';
import { cellOn, emptyCells, spansOf, withCell } from './shift-rules.ts';

export type ChangedSwap = Changed<Swap>;

const keyOf = ({ staffNo, post }: Pick<Turn, 'staffNo' | 'post'>) => `${staffNo}:${post}`;
const isFree = (roster: Roster, code: string) => (roster.shifts[code]?.hours.length ?? 0) === 0;

/** A shift that can be swapped: it is as it was offered, and has not begun. */
function mustStand(roster: Roster, turn: Turn, now: Instant): void {
  const code = cellOn(roster.lines[keyOf(turn)], turn.day);
  if (code !== turn.code || isFree(roster, code)) throw refused.swapShiftGone();
  const starts = spansOf(roster.shifts[code]?.hours ?? [], turn.day, roster.timeZone)[0]?.from;
  if (starts === undefined || !isBefore(now, starts)) throw refused.swapTooLate();
}

function give(roster: Roster, turn: Turn, to: string): Roster['lines'] {
  const key = keyOf({ staffNo: to, post: turn.post });
  const line = roster.lines[key] ?? emptyCells(roster.month);
  if (!isFree(roster, cellOn(line, turn.day))) throw refused.swapDayTaken(turn.day);
  return { ...roster.lines, [key]: withCell(line, turn.day, turn.code) };
}

const without = (lines: Roster['lines'], turn: Turn): Roster['lines'] => ({
  ...lines,
  [keyOf(turn)]: withCell(lines[keyOf(turn)] ?? '', turn.day, NO_SHIFT),
});

/** The month with the shifts of a swap in each other's place. Refused where a shift has moved, or a hard rule would break. */
function swapped(roster: Roster, swap: Swap, of: { now: Instant; around: Surroundings }): Roster {
  const { gives, takes, to } = swap;
  if (roster.status !== 'PUBLISHED') throw refused.rosterNotPublished();
  for (const turn of [gives, ...(takes ? [takes] : [])]) mustStand(roster, turn, of.now);
  const freed = {
    ...roster,
    lines: takes ? without(without(roster.lines, gives), takes) : without(roster.lines, gives),
  };
  const given = { ...freed, lines: give(freed, gives, to) };
  const after = takes ? { ...given, lines: give(given, takes, gives.staffNo) } : given;
  return refuseIfWorse(roster, after, of.around);
}

/** F29: a person offers a shift of his to another, for one of the other's or for nothing; it must be possible as things stand. */
export function offerSwap(swap: Swap, roster: Roster, of: { now: Instant; around: Surroundings }): ChangedSwap {
  if (swap.gives.staffNo === swap.to) throw refused.swapOneself();
  const days = [swap.gives.day, swap.takes?.day ?? swap.gives.day];
  if (days.some((day) => !day.startsWith(roster.month))) throw refused.swapNotOneMonth();
  swapped(roster, swap, of);
  const facts = { month: swap.month, from: swap.gives.staffNo, to: swap.to, day: swap.gives.day };
  return { head: swap, event: { type: 'swap.offered', facts } };
}

const told = (swap: Swap) => ({ month: swap.month, from: swap.gives.staffNo, to: swap.to });

/** Accepted by the person to whom it was offered; to anybody else there is no such swap. */
export function acceptSwap(swap: Swap, staffNo: string): ChangedSwap {
  if (swap.to !== staffNo) throw refused.swapNotFound();
  return { head: move(swap, 'accept', swapMoves), event: { type: 'swap.accepted', facts: told(swap) } };
}

/** Taken back by the person who offered it. */
export function withdrawSwap(swap: Swap, staffNo: string): ChangedSwap {
  if (swap.gives.staffNo !== staffNo) throw refused.swapNotFound();
  return { head: move(swap, 'withdraw', swapMoves), event: { type: 'swap.withdrawn', facts: told(swap) } };
}

const isParty = (swap: Swap, staffNo: string) => swap.to === staffNo || swap.gives.staffNo === staffNo;

/** Refused: before it is accepted by the other person, after that by a leader who is neither of the two. */
export function refuseSwap(swap: Swap, by: { readonly staffNo: string; readonly mayDecide: boolean }): ChangedSwap {
  const asOther = swap.status === 'OFFERED' && swap.to === by.staffNo;
  if (!asOther && !by.mayDecide) throw refused.swapNotFound();
  if (!asOther && isParty(swap, by.staffNo)) throw refused.swapByAnother();
  const head = move(swap, 'refuse', swapMoves);
  return { head, event: { type: 'swap.refused', facts: { ...told(swap), by: by.staffNo } } };
}

/**
 * F29: approved by a leader who is neither of the two; the month changes with it. Whether it clashes or leaves too little rest
 * is judged anew, for the month may have changed since it was offered.
 */
export function approveSwap(
  swap: Swap,
  roster: Roster,
  of: { readonly staffNo: string; readonly now: Instant; readonly around: Surroundings },
): { readonly swap: ChangedSwap; readonly roster: ChangedRoster } {
  if (isParty(swap, of.staffNo)) throw refused.swapByAnother();
  const head = move(swap, 'approve', swapMoves);
  const month = swapped(move(roster, 'swap', rosterMoves), swap, of);
  const facts = { ...told(swap), swapId: swap.id };
  return {
    swap: { head, event: { type: 'swap.approved', facts: told(swap) } },
    roster: { head: month, event: { type: 'roster.swapped', facts } },
  };
}
