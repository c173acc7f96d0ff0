import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import type { Instant } from '../kernel/time.ts';
import { bounds, indexes, keys, queues, sortedBy } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type RawCursor, WriteLost } from '../platform/table.ts';
import { PlaceCode, type PlaceType } from './model.ts';
import type { ChangedPlaceCode } from './rules.ts';

const placeCodeKind = recordKind({
  name: 'place-code',
  schema: PlaceCode,
  key: ({ site, type, ref }) => keys.placeCode(site, type, ref),
  index: ({ site, dueAt, id }): Readonly<Record<string, string>> =>
    dueAt ? { [indexes.queue.pk]: queues.placeCodes(site), [indexes.queue.sk]: sortedBy(dueAt, id) } : {},
});

/** Codes of places in the table. One function per access pattern. */
export const placeCodeStore = (ledger: Ledger) => ({
  find: (site: SiteId, type: PlaceType, ref: string): Promise<PlaceCode | undefined> =>
    ledger.records.find(placeCodeKind, keys.placeCode(site, type, ref)),

  /** A page of one type, by their numbers. */
  ofType(site: SiteId, type: PlaceType, page: { after?: RawCursor; limit: number }) {
    const { pk } = keys.placeCode(site, type, '');
    return ledger.records.page(placeCodeKind, {
      pk,
      begins: 'L#',
      limit: page.limit,
      ...(page.after && { after: page.after }),
    });
  },

  repeated: (site: SiteId, type: PlaceType, ref: string, by: Circumstances) =>
    ledger.repeated(placeCodeKind, keys.placeCode(site, type, ref), by),

  /** New or changed, with its event, or nothing. Errors: `version.stale`. */
  async keep(before: PlaceCode | undefined, changed: ChangedPlaceCode, by: Circumstances): Promise<PlaceCode> {
    if (before) return ledger.change({ kind: placeCodeKind, before, changed, from: [before.status] }, by);
    try {
      return await ledger.begin(placeCodeKind, changed, by);
    } catch (error) {
      if (error instanceof WriteLost) throw stale(1, undefined);
      throw error;
    }
  },

  /** Those that are wanted and whose time has come. */
  async due(site: SiteId, now: Instant, limit: number): Promise<PlaceCode[]> {
    const query = { index: 'queue' as const, pk: queues.placeCodes(site), limit, ...bounds({ to: now }) };
    const { items } = await ledger.records.table.query(query);
    return ledger.records.readAll(placeCodeKind, items);
  },
});
export type PlaceCodeStore = ReturnType<typeof placeCodeStore>;
