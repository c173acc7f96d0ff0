import type { Circumstances } from '../kernel/event.ts';
import { type FollowUpId, followUpNumber, type SiteId, ticketIdOfFollowUp, ticketNoOf } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { bounds, indexes, keys, queues, sortedBy } from '../platform/keys.ts';
import { recordKind } from '../platform/records.ts';
import type { Item, Key } from '../platform/table.ts';
import type { Ticket } from '../tickets/model.ts';
import type { TicketStore } from '../tickets/store.ts';
import { followUpNotFound } from './errors.ts';
import { FollowUp } from './model.ts';
import { type ChangedPair, isOpen } from './rules.ts';

const keyOf = (site: SiteId, id: FollowUpId) =>
  keys.followUp(site, ticketNoOf(ticketIdOfFollowUp(id)), followUpNumber(id));

export const followUpKind = recordKind({
  name: 'follow-up',
  schema: FollowUp,
  key: (followUp) => keyOf(followUp.site, followUp.id),
  index: (followUp): Readonly<Record<string, string>> =>
    isOpen(followUp) || followUp.closesAt
      ? {
          [indexes.queue.pk]: queues.followUps(followUp.site, followUp.post),
          [indexes.queue.sk]: sortedBy(followUp.closesAt ?? followUp.dueAt, followUp.id),
        }
      : {},
});

/** Follow-ups in the table: each beside its ticket, whose events tell of both. */
export const followUpStore = (tickets: TicketStore) => {
  const { records } = tickets.ledger;
  return {
    tickets,

    find: (site: SiteId, id: FollowUpId): Promise<FollowUp | undefined> => records.find(followUpKind, keyOf(site, id)),

    /** A follow-up and its ticket. */
    async pair(site: SiteId, id: FollowUpId): Promise<{ followUp: FollowUp; ticket: Ticket }> {
      const [followUp, ticket] = await Promise.all([
        records.read(followUpKind, keyOf(site, id), followUpNotFound()),
        tickets.get(site, ticketNoOf(ticketIdOfFollowUp(id))),
      ]);
      return { followUp, ticket };
    },

    ticketOf: ({ site, ticketNo }: FollowUp): Promise<Ticket> => tickets.get(site, ticketNo),

    /** A new follow-up, the ticket that counts it, and the event. Throws `version.stale` where it is planned already. */
    async create(before: Ticket, pair: ChangedPair, by: Circumstances): Promise<FollowUp> {
      await tickets.save(before, pair.ticket, by, [await records.creating(followUpKind, pair.followUp)]);
      return pair.followUp;
    },

    /** Both rows and the one event that tells of both, or nothing. A closed follow-up that only closes its ticket stays as it is. */
    async save(
      before: { followUp: FollowUp; ticket: Ticket },
      pair: ChangedPair,
      by: Circumstances,
    ): Promise<FollowUp> {
      const followUp = { ...pair.followUp, version: before.followUp.version + 1 };
      const expected = { version: before.followUp.version, statusIn: [before.followUp.status] };
      await tickets.save(before.ticket, pair.ticket, by, [await records.replacing(followUpKind, followUp, expected)]);
      return followUp;
    },

    /** Open calls of some posts, the earliest due first; `last` is where the next page begins. */
    async ofPosts(
      site: SiteId,
      posts: readonly string[],
      page: { to?: Instant; after?: string; limit: number },
    ): Promise<{ items: FollowUp[]; last?: string }> {
      const ask = (post: string) =>
        records.table.query({
          index: 'queue',
          pk: queues.followUps(site, post),
          limit: page.limit + 1,
          ...bounds(page),
        });
      const found = (await Promise.all(posts.map(ask))).flatMap((one) => one.items);
      const sort = (item: Item) => String(item[indexes.queue.sk]);
      const sorted = found.sort((a, b) => (sort(a) < sort(b) ? -1 : 1));
      const shown = sorted.slice(0, page.limit);
      const last = shown.at(-1);
      const items = await records.readAll(followUpKind, shown as readonly Key[]);
      return { items, ...(sorted.length > page.limit && last && { last: sort(last) }) };
    },
  };
};
export type FollowUpStore = ReturnType<typeof followUpStore>;
