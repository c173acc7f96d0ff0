import type { Changed, Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { addDays, type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { Head, HeadKind, Ledger } from '../platform/ledger.ts';
import { recordKind, type ValueOf } from '../platform/records.ts';
import { type Key, type RawCursor, type Write, WriteLost } from '../platform/table.ts';
import { shippedShifts } from './defaults.ts';
import { leaveNotFound, rosterNotFound, swapNotFound } from './errors.ts';
import { Leave, Roster, ShiftBook, Swap } from './model.ts';
import { packed, unpacked } from './packing.ts';
import { monthsOn } from './shift-rules.ts';

/** The month that an id carries: `swp_202611_…`. */
const monthIn = (id: string) => `${id.slice(4, 8)}-${id.slice(8, 10)}`;

export const rosterKind = recordKind({
  name: 'roster',
  schema: Roster,
  key: (roster) => keys.roster(roster.site, roster.month),
  pack: packed,
  unpack: unpacked,
});

export const bookKind = recordKind({
  name: 'shift-types',
  schema: ShiftBook,
  key: (book) => keys.shiftBook(book.site),
});

export const swapKind = recordKind({
  name: 'swap',
  schema: Swap,
  key: (swap) => keys.swap(swap.site, swap.month, swap.id),
});

export const leaveKind = recordKind({
  name: 'leave',
  schema: Leave,
  key: (leave) => keys.leave(leave.site, monthIn(leave.id), leave.id),
});

/** A changed roster is on duty everywhere after this long. */
const FRESH_MS = 30_000;
const KEPT_AT_MOST = 60;

interface Listed<T> {
  readonly items: T[];
  readonly next?: RawCursor;
}
interface Paged {
  readonly limit: number;
  readonly after?: RawCursor;
}

/** One head of several that change together: `before` is absent where it is new. */
export interface Together {
  readonly before?: Roster | undefined;
  readonly changed: Changed<Roster>;
}

interface ChangeOf<H> {
  readonly before: H;
  readonly changed: Changed<H>;
  /** Months that change with it. */
  readonly months?: readonly Together[];
  /** Months that the decision was made on and that must not have changed meanwhile. */
  readonly seen?: readonly Roster[];
}

const stillSo = ({ site, month, version }: Roster): Write => ({
  kind: 'check',
  key: keys.roster(site, month),
  expect: { equals: { version } },
});

/** Rosters in the table. One function per access pattern. */
export function rosterStore(ledger: Ledger, clock: () => Instant) {
  const { records } = ledger;
  const kept = new Map<string, { at: number; value: Promise<Roster[]> }>();

  async function between(site: SiteId, from: string, to: string, consistent = false): Promise<Roster[]> {
    const { pk, sk } = keys.roster(site, from);
    const range = { pk, from: sk, to: keys.roster(site, to).sk, consistent };
    return (await records.page(rosterKind, range)).items;
  }

  /** The months that an instant can fall in, in whatever zone: a shift of yesterday may last, one of tomorrow may follow on. */
  function around(site: SiteId, at: Instant): Promise<Roster[]> {
    const [from, to] = [addDays(at, -2).slice(0, 7), addDays(at, 2).slice(0, 7)];
    const [place, now] = [`${site} ${from} ${to}`, millis(clock())];
    const found = kept.get(place);
    if (found && now - found.at < FRESH_MS) return found.value;
    if (kept.size >= KEPT_AT_MOST) kept.clear();
    const value = between(site, from, to);
    kept.set(place, { at: now, value });
    value.catch(() => kept.delete(place));
    return value;
  }

  /** A write whose loser learns that somebody was quicker, and after which nothing older is believed. */
  async function keeping<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (error instanceof WriteLost) throw stale(1, undefined);
      throw error;
    } finally {
      kept.clear();
    }
  }

  async function rosterWrites(together: readonly Together[], by: Circumstances): Promise<Write[]> {
    const writes = together.map(({ before, changed }) =>
      before ? ledger.changing({ kind: rosterKind, before, changed }, by) : ledger.beginning(rosterKind, changed, by),
    );
    return (await Promise.all(writes)).flat();
  }

  const list = async <K extends typeof swapKind | typeof leaveKind | typeof rosterKind>(
    kind: K,
    of: { pk: string; begins: string; descending?: boolean },
    { limit, after }: Paged,
  ): Promise<Listed<ValueOf<K>>> => records.page(kind, { ...of, limit, ...(after && { after }) });

  return {
    around,

    /** A month as it stands in the table this moment, with those before and after it: what a change is decided on. */
    async month(site: SiteId, month: string): Promise<{ standing: Roster | undefined; neighbours: Roster[] }> {
      const all = await between(site, monthsOn(month, -1), monthsOn(month, 1), true);
      const standing = all.find((roster) => roster.month === month);
      return { standing, neighbours: all.filter((roster) => roster.month !== month) };
    },

    /** The months of a site, the latest first. */
    months: (site: SiteId, page: Paged) =>
      list(rosterKind, { pk: keys.roster(site, '').pk, begins: 'M#', descending: true }, page),

    /** The shifts and cover rules of a site; what the product ships where nobody has set any. */
    book: async (site: SiteId): Promise<ShiftBook> =>
      (await records.find(bookKind, keys.shiftBook(site))) ?? shippedShifts(site),

    swap: (site: SiteId, id: string): Promise<Swap> =>
      records.read(swapKind, keys.swap(site, monthIn(id), id), swapNotFound()),
    swaps: (site: SiteId, month: string, page: Paged) =>
      list(swapKind, { pk: keys.swap(site, month, '').pk, begins: 'S#' }, page),

    leave: (site: SiteId, id: string): Promise<Leave> =>
      records.read(leaveKind, keys.leave(site, monthIn(id), id), leaveNotFound()),
    leaves: (site: SiteId, month: string, page: Paged) =>
      list(leaveKind, { pk: keys.leave(site, month, '').pk, begins: 'L#' }, page),

    /** The head as an equal, earlier request left it. */
    repeated: <K extends HeadKind>(kind: K, key: Key, by: Circumstances) => ledger.repeated(kind, key, by),

    /** A head that is new, with its first event. Throws `version.stale` where somebody was quicker. */
    begin: <K extends HeadKind>(kind: K, changed: Changed<ValueOf<K> & Head>, by: Circumstances) =>
      keeping(() => ledger.begin(kind, changed, by)),

    /** A changed head and its event, and months that change with it; all or nothing. */
    change: <K extends HeadKind>(
      kind: K,
      { before, changed, months = [], seen = [] }: ChangeOf<ValueOf<K> & Head>,
      by: Circumstances,
    ) =>
      keeping(async () => {
        const also = [...(await rosterWrites(months, by)), ...seen.map(stillSo)];
        return ledger.change({ kind, before, changed, also }, by);
      }),
  };
}
export type RosterStore = ReturnType<typeof rosterStore>;

/** A month that must be there. Throws `roster.notFound`. */
export function mustBeThere(standing: Roster | undefined): Roster {
  if (standing === undefined) throw rosterNotFound();
  return standing;
}
