import { createHash } from 'node:crypto';
import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { bounds, indexes, keys, queues, sortedBy, watchKept } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Key, type RawCursor, type Write, WriteLost } from '../platform/table.ts';
import { noticeNotFound } from './errors.ts';
import { type Channel, Notice } from './model.ts';
import { type ChangedNotice, isDue } from './rules.ts';

const TAIL = 12;
const A_MINUTE = 'yyyy-mm-ddThh:mm'.length;
const TURNS_KEPT_SECONDS = 3_600;

/** A guest's id without its prefix, whose underline would part the id of a notice. */
const tokenOf = (recipient: string) => recipient.replace(/^(?:cus|tck|cb)_/, '');

/**
 * A notice's id says where it stands, so it needs no index: whose, when, and a hash of the event. The same event and person
 * give the same id, so a message that comes twice tells once.
 */
export function noticeIdOf(of: { recipient: string; at: Instant; eventId: string; passedBy?: string }): string {
  const tail = createHash('sha256')
    .update(`${of.eventId} ${of.passedBy ?? ''}`)
    .digest('hex')
    .slice(0, TAIL);
  return `ntc_${tokenOf(of.recipient)}_${millis(of.at).toString(36)}_${tail}`;
}

/** The partition of all that one recipient was told: a colleague, a customer, or whoever left a number with a matter or a call. */
export const inboxOf = (site: SiteId, recipient: string): string => keys.notice(site, tokenOf(recipient), '').pk;

const placeOf = (site: SiteId, id: string): Key => {
  const [, recipient = '', at = '', tail = ''] = id.split('_');
  return keys.notice(site, recipient, `${at.padStart(10, '0')}#${tail}`);
};

export const noticeKind = recordKind({
  name: 'notice',
  schema: Notice,
  key: (notice) => placeOf(notice.site, notice.id),
  index: (notice): Readonly<Record<string, string>> => {
    const { state, dueAt } = notice.delivery;
    // Listed until its recipient has seen it or passed it on: then nobody need go and tell him.
    const lost = state === 'UNDELIVERABLE' && notice.status === 'OPEN';
    const queue = lost ? queues.undeliverable(notice.site) : dueAt && queues.notices(notice.site);
    // Nothing is done with it any more: it waits for the end of its time.
    if (!queue)
      return {
        [indexes.watch.pk]: watchKept(notice.site, 'NOTICE'),
        [indexes.watch.sk]: sortedBy(notice.createdAt, notice.id),
      };
    return { [indexes.queue.pk]: queue, [indexes.queue.sk]: sortedBy(dueAt ?? notice.createdAt, notice.id) };
  },
});

/** Notices in the table. One function per access pattern. */
export function noticeStore(ledger: Ledger) {
  const { records } = ledger;

  async function ofQueue(pk: string, page: { to?: Instant; after?: string; limit: number }) {
    const { items, next } = await records.table.query({ index: 'queue', pk, limit: page.limit, ...bounds(page) });
    const last = next && items.at(-1)?.[indexes.queue.sk];
    const notices = await records.readAll(noticeKind, items);
    return { items: notices, ...(last !== undefined && { last: String(last) }) };
  }

  return {
    find: (site: SiteId, id: string): Promise<Notice | undefined> => records.find(noticeKind, placeOf(site, id)),

    /** One by id. Errors: `notice.notFound`. */
    get: (site: SiteId, id: string): Promise<Notice> => records.read(noticeKind, placeOf(site, id), noticeNotFound()),

    repeated: (site: SiteId, id: string, by: Circumstances) => ledger.repeated(noticeKind, placeOf(site, id), by),

    /** A new notice, or nothing where it is told already. */
    async tell(changed: ChangedNotice, by: Circumstances): Promise<void> {
      try {
        await ledger.begin(noticeKind, changed, by);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
      }
    },

    /** A changed one and its event, or neither. Errors: `version.stale`. */
    change: (before: Notice, changed: ChangedNotice, by: Circumstances, also: readonly Write[] = []): Promise<Notice> =>
      ledger.change({ kind: noticeKind, before, changed, also }, by),

    /** What a new notice writes, for the transaction in which another one is passed on. */
    telling: (changed: ChangedNotice, by: Circumstances): Promise<Write[]> => ledger.beginning(noticeKind, changed, by),

    /** A person's inbox, newest first. */
    async inbox(site: SiteId, recipient: string, page: { after?: RawCursor; limit: number }) {
      const query = {
        pk: inboxOf(site, recipient),
        descending: true,
        limit: page.limit,
        ...(page.after && { after: page.after }),
      };
      return records.page(noticeKind, query);
    },

    /** What is due to go out to one person now, oldest first. */
    async dueOf(site: SiteId, recipient: string, now: Instant): Promise<Notice[]> {
      const { items } = await records.page(noticeKind, {
        pk: inboxOf(site, recipient),
        descending: true,
        limit: 50,
      });
      return items.filter((notice) => isDue(notice, now)).reverse();
    },

    /** Takes one of the messages that a channel takes in this minute; false where they are used up. */
    async takeTurn(site: SiteId, of: { channel: Channel; now: Instant; most: number }): Promise<boolean> {
      const expiresAtEpoch = Math.floor(millis(of.now) / 1_000) + TURNS_KEPT_SECONDS;
      const key = keys.noticeTurns(site, of.channel, of.now.slice(0, A_MINUTE));
      const expect = { atMost: { turns: of.most - 1 } };
      try {
        await records.table.write({ kind: 'update', key, add: { turns: 1 }, set: { expiresAtEpoch }, expect });
        return true;
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        return false;
      }
    },

    /** What nobody has sent though its time has come. */
    due: (site: SiteId, to: Instant, limit: number) => ofQueue(queues.notices(site), { to, limit }),

    /** What no channel has taken. */
    undeliverable: (site: SiteId, page: { after?: string; limit: number }) => ofQueue(queues.undeliverable(site), page),
  };
}
export type NoticeStore = ReturnType<typeof noticeStore>;
