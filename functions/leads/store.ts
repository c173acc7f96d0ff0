import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { bounds, filedAsKept, indexes, keys, queues, sortedBy } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import type { Write } from '../platform/table.ts';
import { leadNotFound } from './errors.ts';
import { isOpen, Lead, type LeadId, ticketNoOfLead } from './model.ts';
import type { ChangedLead } from './rules.ts';

const placeOf = (site: SiteId, id: LeadId) => keys.lead(site, ticketNoOfLead(id));

export const leadKind = recordKind({
  name: 'lead',
  schema: Lead,
  key: (lead) => placeOf(lead.site, lead.id),
  index: (lead): Readonly<Record<string, string>> =>
    isOpen(lead)
      ? { [indexes.queue.pk]: queues.leads(lead.site), [indexes.queue.sk]: sortedBy(lead.lookAt, lead.id) }
      : filedAsKept(lead.site, 'LEAD', { endedAt: lead.endedAt ?? lead.dueAt, id: lead.id }),
});

/** Leads in the table. One function per access pattern. */
export const leadStore = (ledger: Ledger) => {
  const { records } = ledger;
  return {
    /** One by id. Errors: `lead.notFound`. */
    get: (site: SiteId, id: LeadId): Promise<Lead> => records.read(leadKind, placeOf(site, id), leadNotFound()),

    repeated: (site: SiteId, id: LeadId, by: Circumstances) => ledger.repeated(leadKind, placeOf(site, id), by),

    /** What a new lead writes, for the transaction that ends its inquiry. */
    opening: (changed: ChangedLead, by: Circumstances): Promise<Write[]> => ledger.beginning(leadKind, changed, by),

    /** A changed one and its event, or neither. Errors: `version.stale`. */
    change: (before: Lead, changed: ChangedLead, by: Circumstances): Promise<Lead> =>
      ledger.change({ kind: leadKind, before, changed, from: [before.status] }, by),

    /** Open ones, the earliest to be contacted first; `last` is where the next page begins. */
    async ofSite(site: SiteId, page: { to?: Instant; after?: string; limit: number }) {
      const query = { index: 'queue' as const, pk: queues.leads(site), limit: page.limit, ...bounds(page) };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.[indexes.queue.sk];
      return { leads: await records.readAll(leadKind, items), ...(last !== undefined && { last: String(last) }) };
    },
  };
};
export type LeadStore = ReturnType<typeof leadStore>;
