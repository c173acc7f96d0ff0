import { headOfEvents } from '../platform/event-keys.ts';
import { type Words, wordsOf } from '../platform/event-words.ts';
import { keys } from '../platform/keys.ts';
import type { Records } from '../platform/records.ts';
import type { Item, Key, RawCursor } from '../platform/table.ts';

/** Chains of events as they are stored. */
export const auditStore = (records: Records) => ({
  /** A page of a chain, as it is at this moment. */
  page: (chain: string, of: { readonly after?: RawCursor; readonly limit: number }) =>
    records.table.query({ pk: chain, consistent: true, limit: of.limit, ...(of.after && { after: of.after }) }),

  head: (key: Key): Promise<Item | undefined> => records.table.get(key, { consistent: true }),

  /** The links of some events of a chain; undefined where there is none. */
  async links(chain: string, versions: readonly number[]): Promise<ReadonlyArray<string | undefined>> {
    const head = headOfEvents(chain);
    if (head === undefined) return versions.map(() => undefined);
    const places = versions.map((version) => keys.event(head, version));
    const items = await records.table.getAll(places, { consistent: true });
    return items.map((item) => (typeof item?.link === 'string' ? item.link : undefined));
  },

  /** Whether the words of an event are those that it was written with. */
  words: (event: Item): Promise<Words> => wordsOf(event, records),
});
export type AuditStore = ReturnType<typeof auditStore>;
