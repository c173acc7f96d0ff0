import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { type Instant, type PlainDate, plainDateIn } from '../kernel/time.ts';
import { bounds, keys, sortedBy } from '../platform/keys.ts';
import { type Records, recordKind } from '../platform/records.ts';
import { type RawCursor, type Write, WriteLost } from '../platform/table.ts';
import type { Ticket } from '../tickets/model.ts';
import { BoardEntry, type BoardList, BoardRow, StateSignal } from './model.ts';
import { QualityRow } from './quality-model.ts';
import type { BoardChange } from './rules.ts';

const entryKind = recordKind({
  name: 'board-entry',
  schema: BoardEntry,
  key: ({ site, list, at, ticketId }) => keys.boardEntry(site, list, sortedBy(at, ticketId)),
});

const COUNTED_GUARDED = 200;
const ZONE = 'Asia/Shanghai';
const qualityKind = recordKind({
  name: 'quality-row',
  schema: QualityRow,
  key: ({ site, ticketNo }) => keys.qualityRow(site, '', ticketNo),
});

const rowKind = recordKind({
  name: 'board-row',
  schema: BoardRow,
  key: (row) => keys.boardRow(row.site, row.ticketNo),
});

/** What is guarded stands a second time among its like, so that whoever may see it can count it. */
const guardedKey = ({ site, list, at, ticketId }: BoardEntry) =>
  keys.boardEntry(site, `${GUARDED}${list}`, sortedBy(at, ticketId));
const GUARDED = 'GUARDED-';
const placesOf = (entry: BoardEntry) => [entryKind.key(entry), ...(entry.guarded ? [guardedKey(entry)] : [])];

/** The board in the table: kept by projection, read by lists. One function per access pattern. */
export const boardStore = (records: Records) => {
  const { table } = records;

  async function placed(entry: BoardEntry): Promise<Write[]> {
    const item = await records.encode(entryKind, entry);
    return placesOf(entry).map((key): Write => ({ kind: 'put', item: { ...item, ...key } }));
  }

  return {
    /** What is guarded in a list: dozens at most, read by those alone who may see such matters. */
    async guarded(site: SiteId, list: BoardList): Promise<BoardEntry[]> {
      const { pk } = keys.boardEntry(site, `${GUARDED}${list}`, '');
      const { items } = await table.query({ pk, limit: COUNTED_GUARDED });
      return Promise.all(items.map((item) => records.decode(entryKind, item)));
    },

    row: (site: SiteId, no: TicketNo): Promise<BoardRow | undefined> => records.find(rowKind, keys.boardRow(site, no)),

    /** Row, entries and counts together, if nobody has moved the row meanwhile; false where somebody has. */
    async apply(before: BoardRow | undefined, change: BoardChange): Promise<boolean> {
      const { row, put, gone, counts } = change;
      const standing = before ? { equals: { version: before.version } } : { absent: true as const };
      const kept: Write = { kind: 'put', item: await records.encode(rowKind, row), expect: standing };
      const entries = (await Promise.all(put.map(placed))).flat();
      const taken = gone.flatMap((entry) => placesOf(entry).map((key): Write => ({ kind: 'delete', key })));
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

    /** What happened to a matter says of its quality; parts that others know of stay. */
    async rate(ticket: Pick<Ticket, 'site' | 'ticketNo' | 'receivedAt'>, parts: Partial<QualityRow>): Promise<void> {
      const { site, ticketNo, receivedAt } = ticket;
      const key = keys.qualityRow(site, plainDateIn(receivedAt, ZONE), ticketNo);
      await table.write({ kind: 'update', key, set: { site, ticketNo, is: qualityKind.name, ...parts } });
    },

    /** Taken up again: how it ended before counts no more. */
    async goesOn({ site, ticketNo, receivedAt }: Pick<Ticket, 'site' | 'ticketNo' | 'receivedAt'>): Promise<void> {
      const key = keys.qualityRow(site, plainDateIn(receivedAt, ZONE), ticketNo);
      await table.write({ kind: 'update', key, remove: ['endedAs'] });
    },

    /** The guest came back on the topic after he was answered. */
    cameBack(ticket: Pick<Ticket, 'site' | 'ticketNo' | 'receivedAt'>): Promise<void> {
      return this.rate(ticket, { cameBack: true });
    },

    /** The matters that came in on a day. */
    async quality(site: SiteId, day: PlainDate): Promise<QualityRow[]> {
      const rows: QualityRow[] = [];
      let after: RawCursor | undefined;
      do {
        const { pk } = keys.qualityRow(site, day, '');
        const page = await records.page(qualityKind, { pk, ...(after && { after }) });
        rows.push(...page.items);
        after = page.next;
      } while (after);
      return rows;
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
