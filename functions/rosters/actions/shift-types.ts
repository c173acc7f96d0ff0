import { stale } from '../../kernel/refused-changes.ts';
import { keys } from '../../platform/keys.ts';
import { once } from '../../platform/once.ts';
import { type ChangedBook, setCover, setShift } from '../book-rules.ts';
import { action } from '../deps.ts';
import type { ShiftBook } from '../model.ts';
import { listShiftTypes, setCoverRules, setShiftType } from '../shift-types-contract.ts';
import { bookKind } from '../store.ts';
import { circumstancesOf, type RosterCall } from './course.ts';

const shown = ({ types, cover, version }: ShiftBook) => ({
  items: Object.values(types).sort((a, b) => (a.code < b.code ? -1 : 1)),
  ...{ cover, version, hasMore: false },
});

/** The shifts of the site; those that the product ships where nobody has set any. */
export const showShifts = action(listShiftTypes, async ({ actor, deps }) => shown(await deps.rosters.book(actor.site)));

/** 1. A repeat gets the first answer. 2. Decide on the book as it stands. 3. Keep it with its event. */
async function changeBook(call: RosterCall, decide: (book: ShiftBook) => ChangedBook) {
  const { site } = call.actor;
  const { rosters } = call.deps;
  const by = circumstancesOf(call);
  const changed = async () => {
    const before = await rosters.book(site);
    const changed = decide(before);
    // Version 0 is the product's own and in no table.
    return before.version === 0
      ? rosters.begin(bookKind, changed, by)
      : rosters.change(bookKind, { before, changed }, by);
  };
  return shown(await once(() => rosters.repeated(bookKind, keys.shiftBook(site), by), changed));
}

export const setIt = action(setShiftType, (call) => changeBook(call, (book) => setShift(book, call.input.body)));

export const setCoverIt = action(setCoverRules, (call) =>
  changeBook(call, (book) => {
    if (book.version !== call.version) throw stale(book.version, undefined);
    return setCover(book, call.input.body.cover);
  }),
);
