import type { SiteId, TicketNo } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { bounds, keys, sortedBy } from '../platform/keys.ts';
import { type Records, recordKind } from '../platform/records.ts';
import { type Write, WriteLost } from '../platform/table.ts';
import { BoardEntry, type BoardList, BoardRow, StateSignal } from './model.ts';
import type { BoardChange } from './rules.ts';

const entryKind = recordKind({
  name: 'board-entry',
  schema: BoardEntry,
  key: ({ site, list, at, ticketId }) => keys.boardEntry(site, list, sortedBy(at, ticketId)),
});

const rowKind = recordKind({
  name: 'board-row',
  schema: BoardRow,
  key: (row) => keys.boardRow(row.site, row.ticketNo),
});

/** The board in the table: kept by projection, read by lists. One function per access pattern. */
export const boardStore = (records: Records) => {
  const { table } = records;
  return {
    row: (site: SiteId, no: TicketNo): Promise<BoardRow | undefined> => records.find(rowKind, keys.boardRow(site, no)),

    /** Row, entries and counts together, if nobody has moved the row meanwhile; false where somebody has. */
    async apply(before: BoardRow | undefined, change: BoardChange): Promise<boolean> {
      const { row, put, gone, counts } = change;
      const standing = before ? { equals: { version: before.version } } : { absent: true as const };
      const kept: Write = { kind: 'put', item: await records.encode(rowKind, row), expect: standing };
      const entries = await Promise.all(
        put.map(async (entry): Promise<Write> => ({ kind: 'put', item: await records.encode(entryKind, entry) })),
      );
      const taken = gone.map((entry): Write => ({ kind: 'delete', key: entryKind.key(entry) }));
      const counted: Write[] =
        Object.keys(counts).length === 0 ? [] : [{ kind: 'update', key: keys.boardCounts(row.site), add: counts }];
      try {
        if (entries.length + taken.length + counted.length === 0) await table.write(kept);
        else await table.transact([kept, ...entries, ...taken, ...counted]);
        return true;
      } catch (error) {
        if (error instanceof WriteLost) return false;
        throw error;
      }
    },

    /** How many tickets each state signal shows. */
    async counts(site: SiteId): Promise<Record<StateSignal, number>> {
      const item = await table.get(keys.boardCounts(site));
      const counted = StateSignal.options.map((signal) => [signal, Number(item?.[signal] ?? 0)] as const);
      return Object.fromEntries(counted) as Record<StateSignal, number>;
    },

    /** Entries of a list, the longest-standing or earliest due first; `last` is where the next page begins. */
    async entries(
      site: SiteId,
      list: BoardList,
      page: { from?: Instant; to?: Instant; after?: string; limit: number },
    ): Promise<{ entries: BoardEntry[]; last?: string }> {
      const { pk } = keys.boardEntry(site, list, '');
      const within = bounds({ ...(page.to && { to: page.to }), ...(page.after && { after: page.after }) });
      const begins = page.after || !page.from ? {} : { from: sortedBy(page.from, '') };
      const { items, next } = await table.query({ pk, limit: page.limit, ...begins, ...within });
      const entries = await Promise.all(items.map((item) => records.decode(entryKind, item)));
      const last = next && items.at(-1)?.sk;
      return { entries, ...(last !== undefined && { last }) };
    },
  };
};
export type BoardStore = ReturnType<typeof boardStore>;
