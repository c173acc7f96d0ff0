import type { Circumstances } from '../../kernel/event.ts';
import type { AttachmentId, SiteId, TicketNo } from '../../kernel/ids.ts';
import { addDays, type Instant, millis } from '../../kernel/time.ts';
import { bounds, indexes, keys, queues, ranges, sortedBy } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import type { Write } from '../../platform/table.ts';
import { PictureCheck, type PictureResult, PictureTrace } from './picture-check.ts';

/** A message of WeChat that comes later than this finds nothing. */
const TRACE_DAYS = 7;

const pictureCheckKind = recordKind({
  name: 'picture-check',
  schema: PictureCheck,
  key: ({ site, ticketNo, attachmentId }) => keys.pictureCheck(site, ticketNo, attachmentId),
  index: ({ site, dueAt, id }): Readonly<Record<string, string>> =>
    dueAt ? { [indexes.queue.pk]: queues.pictureChecks(site), [indexes.queue.sk]: sortedBy(dueAt, id) } : {},
});

const pictureTraceKind = recordKind({
  name: 'picture-trace',
  schema: PictureTrace,
  key: ({ site, traceId }) => keys.pictureTrace(site, traceId),
  expires: ({ askedAt }) => Math.ceil(millis(addDays(askedAt, TRACE_DAYS)) / 1_000),
});

/** Checks of guests' pictures in the table. One function per access pattern. */
export const pictureCheckStore = (ledger: Ledger) => {
  const { records } = ledger;
  return {
    find: (site: SiteId, no: TicketNo, id: AttachmentId): Promise<PictureCheck | undefined> =>
      records.find(pictureCheckKind, keys.pictureCheck(site, no, id)),

    /** Those of one ticket. */
    async ofTicket(site: SiteId, no: TicketNo): Promise<PictureCheck[]> {
      const { pk } = keys.ticket(site, no);
      return (await records.page(pictureCheckKind, { pk, begins: ranges.pictureChecks, limit: 100 })).items;
    },

    /** Which check WeChat's message is about. */
    trace: (site: SiteId, traceId: string): Promise<PictureTrace | undefined> =>
      records.find(pictureTraceKind, keys.pictureTrace(site, traceId)),

    /** New or changed, with the trace by which its result will come, for the transaction of what else becomes known. */
    async writes(before: PictureCheck | undefined, { head, event }: PictureResult['changed'], by: Circumstances) {
      const changed = { head, event };
      const writes: Write[] = before
        ? await ledger.changing({ kind: pictureCheckKind, before, changed, from: [before.status] }, by)
        : await ledger.beginning(pictureCheckKind, changed, by);
      const { site, traceId, ticketNo, attachmentId } = head;
      if (traceId === undefined || traceId === before?.traceId) return writes;
      const trace = { site, traceId, ticketNo, attachmentId, askedAt: by.now };
      return [...writes, await records.creating(pictureTraceKind, trace)];
    },

    /** Those whose time has come, the earliest first. */
    async due(site: SiteId, now: Instant, limit: number): Promise<PictureCheck[]> {
      const query = { index: 'queue' as const, pk: queues.pictureChecks(site), limit, ...bounds({ to: now }) };
      const { items } = await records.table.query(query);
      return records.readAll(pictureCheckKind, items);
    },
  };
};
export type PictureCheckStore = ReturnType<typeof pictureCheckStore>;
