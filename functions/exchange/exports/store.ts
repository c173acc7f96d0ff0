import type { Circumstances } from '../../kernel/event.ts';
import type { ExportId, SiteId } from '../../kernel/ids.ts';
import { stale } from '../../kernel/refused-changes.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { filedAsKept, indexes, keys, queues, sortedBy } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import { type RawCursor, WriteLost } from '../../platform/table.ts';
import { exportNotFound } from './errors.ts';
import { CustomerExport, isOpen } from './model.ts';
import type { ChangedExport } from './rules.ts';

export const exportKind = recordKind({
  name: 'customer-export',
  schema: CustomerExport,
  key: ({ site, id }) => keys.customerExport(site, id),
  index: (one): Readonly<Record<string, string>> =>
    isOpen(one)
      ? { [indexes.queue.pk]: queues.exchanges(one.site), [indexes.queue.sk]: sortedBy(one.lookAt, one.id) }
      : filedAsKept(one.site, 'EXCHANGE', { endedAt: one.expiresAt, id: one.id }),
});

const READ_AT_ONCE = 50;

/** Exports in the table. One function per access pattern. */
export function exportStore(ledger: Ledger) {
  const { records } = ledger;
  const at = (site: SiteId, id: ExportId) => keys.customerExport(site, id);
  return {
    /** One by id. Errors: `customerExport.notFound`. */
    get: (site: SiteId, id: ExportId): Promise<CustomerExport> =>
      records.read(exportKind, at(site, id), exportNotFound()),

    find: (site: SiteId, id: ExportId): Promise<CustomerExport | undefined> => records.find(exportKind, at(site, id)),

    repeated: (site: SiteId, id: ExportId, by: Circumstances) => ledger.repeated(exportKind, at(site, id), by),

    /** A new one. Errors: `version.stale` where the id is taken. */
    async begin(changed: ChangedExport, by: Circumstances): Promise<CustomerExport> {
      try {
        return await ledger.begin(exportKind, changed, by);
      } catch (error) {
        throw error instanceof WriteLost ? stale(1, undefined) : error;
      }
    },

    /** A changed one and its event, or neither. Errors: `version.stale`. */
    change: (before: CustomerExport, changed: ChangedExport, by: Circumstances): Promise<CustomerExport> =>
      ledger.change({ kind: exportKind, before, changed, from: [before.status] }, by),

    /** What was asked for at a site since a moment, by anybody; the ids stand in the order of time. */
    async since(site: SiteId, moment: Instant): Promise<CustomerExport[]> {
      const all: CustomerExport[] = [];
      let after: RawCursor | undefined;
      do {
        const page = await this.ofSite(site, { limit: READ_AT_ONCE, ...(after && { after }) });
        const recent = page.items.filter(({ askedAt }) => !isBefore(askedAt, moment));
        all.push(...recent);
        after = recent.length < page.items.length ? undefined : page.next;
      } while (after);
      return all;
    },

    /** All of a site, the newest first. */
    ofSite(site: SiteId, page: { after?: RawCursor; limit: number }) {
      const { pk } = keys.customerExport(site, '' as ExportId);
      return records.page(exportKind, { pk, begins: 'X#', descending: true, ...page });
    },
  };
}
export type ExportStore = ReturnType<typeof exportStore>;
