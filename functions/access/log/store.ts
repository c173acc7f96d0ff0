import type { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { readRanges } from '../../platform/access-keys.ts';
import { keys } from '../../platform/keys.ts';
import { type Records, recordKind } from '../../platform/records.ts';
import { type Item, type RawCursor, type Write, WriteLost } from '../../platform/table.ts';
import { KEPT_MONTHS, keptUntil, monthBefore, monthOf, ReadEntry, ReadMark } from './model.ts';

export const readKind = recordKind({
  name: 'read',
  schema: ReadEntry,
  key: ({ site, staffNo, at, id, part }) => keys.read(site, staffNo, monthOf(at), `${id}#${part}`),
  expires: ({ at }) => keptUntil(at),
});

export const readMarkKind = recordKind({
  name: 'read-mark',
  schema: ReadMark,
  key: ({ site, subject, at, id, part }) => keys.readMark(site, subject, monthOf(at), `${id}#${part}`),
  expires: ({ at }) => keptUntil(at),
});

/** A page of the log, the newest entry first. */
export interface LogPage {
  readonly limit: number;
  readonly now: Instant;
  /** This month alone. */
  readonly month?: string;
  readonly after?: RawCursor;
}

interface Found {
  readonly items: readonly Item[];
  readonly next?: RawCursor;
}

/** The read log in the table. One function per access pattern; none changes or takes away what stands there. */
export function readLogStore(records: Records) {
  const { table } = records;

  /** A partition a month, from the newest back to the oldest that is kept; the cursor says in which month a page ended. */
  async function backwards(placeOf: (month: string) => { pk: string; begins: string }, page: LogPage): Promise<Found> {
    const { month: begun, ...raw } = page.after ?? {};
    let month = page.month ?? begun ?? monthOf(page.now);
    let after: RawCursor | undefined = Object.keys(raw).length > 0 ? raw : undefined;
    const items: Item[] = [];
    for (let n = 0; n < KEPT_MONTHS; n += 1) {
      const limit = page.limit - items.length;
      const found = await table.query({ ...placeOf(month), descending: true, limit, ...(after && { after }) });
      items.push(...found.items);
      if (found.next) return { items, next: { ...found.next, month } };
      if (page.month !== undefined) return { items };
      month = monthBefore(month);
      after = undefined;
      if (items.length >= page.limit) return { items, next: { month } };
    }
    return { items };
  }

  const decoded = (items: readonly Item[]) => Promise.all(items.map((item) => records.decode(readKind, item)));

  return {
    /** What a new entry writes, for the transaction of what it tells of. */
    noting: (entry: ReadEntry): Promise<Write> => records.creating(readKind, entry),

    /** Keeps new entries. */
    async note(entries: readonly ReadEntry[]): Promise<void> {
      await Promise.all(entries.map(async (entry) => table.write(await records.creating(readKind, entry))));
    },

    /** Keeps where an entry is found by whose data it was; answers whether it was not kept yet. */
    async mark(mark: ReadMark): Promise<boolean> {
      try {
        await table.write(await records.creating(readMarkKind, mark));
        return true;
      } catch (error) {
        if (error instanceof WriteLost) return false;
        throw error;
      }
    },

    /** What one person was shown. */
    async byStaff(site: SiteId, staffNo: string, page: LogPage) {
      const placeOf = (month: string) => ({ pk: keys.read(site, staffNo, month, '').pk, begins: readRanges.entries });
      const { items, next } = await backwards(placeOf, page);
      return { entries: await decoded(items), ...(next && { next }) };
    },

    /** Who was shown the data of one customer, matter or file. */
    async bySubject(site: SiteId, subject: string, page: LogPage) {
      const placeOf = (month: string) => ({ pk: keys.readMark(site, subject, month, '').pk, begins: readRanges.marks });
      const { items, next } = await backwards(placeOf, page);
      const marks = await Promise.all(items.map((item) => records.decode(readMarkKind, item)));
      const places = marks.map(({ staffNo, at, id, part }) => keys.read(site, staffNo, monthOf(at), `${id}#${part}`));
      return { entries: await records.readAll(readKind, places), ...(next && { next }) };
    },
  };
}
export type ReadLogStore = ReturnType<typeof readLogStore>;
