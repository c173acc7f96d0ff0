import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId, TicketNo } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { bounds, indexes, keys, queues, ranges, sortedBy } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import type { Write } from '../../platform/table.ts';
import { TextCheck } from './text-check.ts';

const textCheckKind = recordKind({
  name: 'text-check',
  schema: TextCheck,
  key: ({ site, ticketNo, of }) => keys.textCheck(site, ticketNo, of),
  index: ({ site, dueAt, id }): Readonly<Record<string, string>> =>
    dueAt ? { [indexes.queue.pk]: queues.textChecks(site), [indexes.queue.sk]: sortedBy(dueAt, id) } : {},
});

type Changed = Parameters<Ledger['begin']>[1] & { readonly head: TextCheck };

/** Checks of guests' words in the table. One function per access pattern. */
export const textCheckStore = (ledger: Ledger) => ({
  find: (site: SiteId, no: TicketNo, of: number): Promise<TextCheck | undefined> =>
    ledger.records.find(textCheckKind, keys.textCheck(site, no, of)),

  /** Those of one ticket. */
  async ofTicket(site: SiteId, no: TicketNo): Promise<TextCheck[]> {
    const { pk } = keys.ticket(site, no);
    return (await ledger.records.page(textCheckKind, { pk, begins: ranges.textChecks, limit: 100 })).items;
  },

  /** New or changed, for the transaction of what else becomes known. */
  writes: (before: TextCheck | undefined, changed: Changed, by: Circumstances): Promise<Write[]> =>
    before
      ? ledger.changing({ kind: textCheckKind, before, changed, from: [before.status] }, by)
      : ledger.beginning(textCheckKind, changed, by),

  /** Those whose time has come, the earliest first. */
  async due(site: SiteId, now: Instant, limit: number): Promise<TextCheck[]> {
    const query = { index: 'queue' as const, pk: queues.textChecks(site), limit, ...bounds({ to: now }) };
    const { items } = await ledger.records.table.query(query);
    return ledger.records.readAll(textCheckKind, items);
  },
});
export type TextCheckStore = ReturnType<typeof textCheckStore>;
