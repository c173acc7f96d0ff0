import type { Circumstances } from '../kernel/event.ts';
import type { AttachmentId, SiteId, TicketNo } from '../kernel/ids.ts';
import { addDays, type Instant, millis } from '../kernel/time.ts';
import { attributes, bounds, indexes, keys, ranges, sortedBy, watchAttachments } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Key, type Write, WriteLost } from '../platform/table.ts';
import { Attachment, type GivenAttachment, inOrder, isGiven, TicketFile } from './model.ts';
import { type ChangedAttachment, fileOf } from './rules.ts';

const epoch = (at: Instant) => Math.ceil(millis(at) / 1_000);

export const attachmentKind = recordKind({
  name: 'attachment',
  schema: Attachment,
  key: ({ site, id }) => keys.attachment(site, id),
  index: (one): Readonly<Record<string, string>> =>
    isGiven(one) && one.status === 'PENDING'
      ? { [indexes.watch.pk]: watchAttachments(one.site), [indexes.watch.sk]: sortedBy(one.givenAt, one.id) }
      : {},
  // What nobody has given is forgotten, as its file is.
  expires: (one) => (isGiven(one) ? undefined : epoch(addDays(one.giveBy, 1))),
});

export const ticketFileKind = recordKind({
  name: 'ticket-file',
  schema: TicketFile,
  key: ({ site, ticketNo, id }) => keys.ticketFile(site, ticketNo, id),
});

/** Files in the table: each by itself from its upload on, and with its ticket once it was given. One function per access pattern. */
export const attachmentStore = (ledger: Ledger) => {
  const { records } = ledger;

  return {
    find: (site: SiteId, id: AttachmentId): Promise<Attachment | undefined> =>
      records.find(attachmentKind, keys.attachment(site, id)),

    /** A new key, if its request has not made it yet: undefined where it has. No event: nothing happened to anybody. */
    async open(asked: Attachment): Promise<Attachment | undefined> {
      try {
        await records.table.write(await records.creating(attachmentKind, asked));
        return asked;
      } catch (error) {
        if (error instanceof WriteLost) return undefined;
        throw error;
      }
    },

    /** What a file that is given writes, for the transaction of the ticket that it comes with. */
    async giving(before: Attachment, changed: ChangedAttachment, by: Circumstances): Promise<Write[]> {
      const change = { kind: attachmentKind, before, changed, from: ['PENDING'] };
      const file = fileOf(changed.head as GivenAttachment);
      return [...(await ledger.changing(change, by)), await records.creating(ticketFileKind, file)];
    },

    /** What was found of a file: of itself, with its event, and with its ticket; or nothing. Errors: `version.stale`. */
    async settle(before: GivenAttachment, changed: ChangedAttachment, by: Circumstances): Promise<void> {
      const item = await records.encode(ticketFileKind, fileOf(changed.head as GivenAttachment));
      // A ticket that was disposed of meanwhile gets nothing back.
      const withTicket: Write = { kind: 'put', item, expect: { present: true } };
      await ledger.change({ kind: attachmentKind, before, changed, from: ['PENDING'], also: [withTicket] }, by);
    },

    /** An event of a file that stays as it is. Errors: `version.stale`. */
    note: (before: GivenAttachment, changed: ChangedAttachment, by: Circumstances): Promise<Attachment> =>
      ledger.change({ kind: attachmentKind, before, changed, from: [before.status] }, by),

    /** What is known of a file may go; done twice, it is done. */
    async forget({ site, id }: Pick<Attachment, 'site' | 'id'>, now: Instant): Promise<void> {
      const set = { [attributes.expires]: epoch(now) };
      try {
        await records.table.write({ kind: 'update', key: keys.attachment(site, id), set, expect: { present: true } });
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
      }
    },

    /** The files of a ticket, in the order in which they came. */
    async ofTicket(site: SiteId, no: TicketNo): Promise<TicketFile[]> {
      const { pk } = keys.ticket(site, no);
      return inOrder((await records.page(ticketFileKind, { pk, begins: ranges.files, consistent: true })).items);
    },

    /** Files that were given up to an instant and are not checked yet, the earliest first; `last` is where the next page begins. */
    async waiting(site: SiteId, page: { to: Instant; after?: string; limit: number }) {
      const query = { index: 'watch' as const, pk: watchAttachments(site), limit: page.limit, ...bounds(page) };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.[indexes.watch.sk];
      const found = await records.readAll(attachmentKind, items as readonly Key[]);
      return { attachments: found, ...(last !== undefined && { last: String(last) }) };
    },
  };
};
export type AttachmentStore = ReturnType<typeof attachmentStore>;
