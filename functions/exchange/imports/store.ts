import type { Circumstances } from '../../kernel/event.ts';
import type { ImportId, SiteId } from '../../kernel/ids.ts';
import { stale } from '../../kernel/refused-changes.ts';
import type { Instant } from '../../kernel/time.ts';
import { bounds, filedAsKept, indexes, keys, queues, sortedBy } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import { type RawCursor, WriteLost } from '../../platform/table.ts';
import { importNotFound } from './errors.ts';
import { CustomerImport, isOpen } from './model.ts';
import type { ChangedImport } from './rules.ts';

export const importKind = recordKind({
  name: 'customer-import',
  schema: CustomerImport,
  key: ({ site, id }) => keys.customerImport(site, id),
  index: (one): Readonly<Record<string, string>> =>
    isOpen(one)
      ? { [indexes.queue.pk]: queues.exchanges(one.site), [indexes.queue.sk]: sortedBy(one.lookAt, one.id) }
      : filedAsKept(one.site, 'EXCHANGE', { endedAt: one.expiresAt, id: one.id }),
});

/** Imports in the table. One function per access pattern. */
export function importStore(ledger: Ledger) {
  const { records } = ledger;
  const at = (site: SiteId, id: ImportId) => keys.customerImport(site, id);
  return {
    /** One by id. Errors: `customerImport.notFound`. */
    get: (site: SiteId, id: ImportId): Promise<CustomerImport> =>
      records.read(importKind, at(site, id), importNotFound()),

    repeated: (site: SiteId, id: ImportId, by: Circumstances) => ledger.repeated(importKind, at(site, id), by),

    /** A new one. Errors: `version.stale` where the id is taken. */
    async begin(changed: ChangedImport, by: Circumstances): Promise<CustomerImport> {
      try {
        return await ledger.begin(importKind, changed, by);
      } catch (error) {
        throw error instanceof WriteLost ? stale(1, undefined) : error;
      }
    },

    /** A changed one and its event, or neither. Errors: `version.stale`. */
    change: (before: CustomerImport, changed: ChangedImport, by: Circumstances): Promise<CustomerImport> =>
      ledger.change({ kind: importKind, before, changed, from: [before.status] }, by),

    /** All of a site, the newest first. */
    ofSite(site: SiteId, page: { after?: RawCursor; limit: number }) {
      const { pk } = keys.customerImport(site, '' as ImportId);
      return records.page(importKind, { pk, begins: 'I#', descending: true, ...page });
    },
  };
}
export type ImportStore = ReturnType<typeof importStore>;

/** Ids of imports and exports that somebody must look at by an instant, the earliest first. */
export async function openExchanges(ledger: Ledger, site: SiteId, page: { to: Instant; limit: number }) {
  const query = { index: 'queue' as const, pk: queues.exchanges(site), limit: page.limit, ...bounds(page) };
  return (await ledger.records.table.query(query)).items;
}
