import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { HEAD } from '../platform/key-parts.ts';
import { bounds, eventsPlace, indexes, keys, queues, sortedBy, watchKept } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Item, type Key, type RawCursor, WriteLost } from '../platform/table.ts';
import { type KeptClass, RetentionRun } from './model.ts';
import type { ChangedRun } from './rules.ts';

export const runKind = recordKind({
  name: 'retention-run',
  schema: RetentionRun,
  key: ({ site, id }) => keys.retentionRun(site, id),
  index: ({ site, id, status, beganAt }): Readonly<Record<string, string>> =>
    status === 'BEGUN'
      ? { [indexes.queue.pk]: queues.retentionRuns(site), [indexes.queue.sk]: sortedBy(beganAt, id) }
      : {},
});

const PAGE = 100;

/** What is kept for a time, and the runs that end it. One function per access pattern. */
export function retentionStore(ledger: Ledger) {
  const { records } = ledger;
  const { table } = records;

  async function everyItem(pk: string): Promise<Item[]> {
    const found: Item[] = [];
    let after: RawCursor | undefined;
    do {
      const page = await table.query({ pk, consistent: true, limit: PAGE, ...(after && { after }) });
      found.push(...page.items);
      after = page.next;
    } while (after);
    return found;
  }

  return {
    /** Records of a class that ended up to an instant, the earliest first; `last` is where the next page begins. */
    async over(site: SiteId, kept: KeptClass, page: { to: Instant; after?: string; limit: number }) {
      const query = { index: 'watch' as const, pk: watchKept(site, kept), limit: page.limit, ...bounds(page) };
      const { items, next } = await table.query(query);
      const last = next && items.at(-1)?.[indexes.watch.sk];
      const found = await table.getAll(items, { consistent: true });
      return {
        items: found.flatMap((item) => (item ? [item] : [])),
        ...(last !== undefined && { last: String(last) }),
      };
    },

    /** A record as it stands this moment. */
    at: (key: Key): Promise<Item | undefined> => table.get({ pk: key.pk, sk: key.sk }, { consistent: true }),

    /** All events of a record. */
    eventsOf: (key: Key): Promise<Item[]> => everyItem(eventsPlace(key)),

    /** Whatever else lies with a record that has a partition of its own: evidence and hearings of a case. */
    async partsOf({ pk, sk }: Key): Promise<Item[]> {
      return sk === HEAD ? (await everyItem(pk)).filter((item) => item.sk !== sk) : [];
    },

    /** Takes the words of an event away. */
    async forgetWords({ pk, sk }: Key): Promise<void> {
      await table.write({ kind: 'update', key: { pk, sk }, remove: ['texts'], expect: { present: true } });
    },

    async remove({ pk, sk }: Key): Promise<void> {
      await table.write({ kind: 'delete', key: { pk, sk } });
    },

    /** A new run; false where another one of this number was begun. */
    async begin(changed: ChangedRun, by: Circumstances): Promise<boolean> {
      try {
        await ledger.begin(runKind, changed, by);
        return true;
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        return false;
      }
    },

    /** Errors: `version.stale`. */
    finish: (before: RetentionRun, changed: ChangedRun, by: Circumstances): Promise<RetentionRun> =>
      ledger.change({ kind: runKind, before, changed, from: [before.status] }, by),

    /** Runs that were begun and not ended. */
    async open(site: SiteId): Promise<RetentionRun[]> {
      const { items } = await table.query({ index: 'queue', pk: queues.retentionRuns(site), limit: PAGE });
      return records.readAll(runKind, items);
    },

    find: (site: SiteId, id: string): Promise<RetentionRun | undefined> =>
      records.find(runKind, keys.retentionRun(site, id)),

    /** Runs of a class, the newest first: the certificates. */
    ofClass: (site: SiteId, kept: KeptClass, page: { after?: RawCursor; limit: number }) =>
      records.page(runKind, {
        pk: keys.retentionRun(site, '').pk,
        begins: keys.retentionRun(site, `ret_${kept}_`).sk,
        descending: true,
        ...page,
      }),
  };
}
export type RetentionStore = ReturnType<typeof retentionStore>;
