import type { Changed } from '../kernel/event.ts';
import { coverRuleWrong } from './errors.ts';
import type { CoverRule, ShiftBook, ShiftType } from './model.ts';
import { checkedShift } from './shift-rules.ts';

export type ChangedBook = Changed<ShiftBook>;

/** Adds a shift, or puts another in the place of the one with its code. Months that are planned keep theirs. */
export function setShift(book: ShiftBook, type: ShiftType): ChangedBook {
  const types = { ...book.types, [type.code]: checkedShift(type) };
  const facts = { code: type.code, kind: type.kind, hours: type.hours };
  return { head: { ...book, types }, event: { type: 'shift-types.changed', facts } };
}

/** Sets all cover rules; each is about posts or about a skill. */
export function setCover(book: ShiftBook, cover: CoverRule[]): ChangedBook {
  if (cover.some((rule) => (rule.posts !== undefined) === (rule.skill !== undefined))) throw coverRuleWrong();
  return { head: { ...book, cover }, event: { type: 'shift-types.cover-changed', facts: { rules: cover.length } } };
}
