import { inOrder, type TicketFile } from '../attachments/model.ts';
import { ticketFileKind } from '../attachments/store.ts';
import type { Circumstances, EventRecord } from '../kernel/event.ts';
import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { type Instant, millis, shortInstant } from '../kernel/time.ts';
import { newestFirst } from '../platform/customer-keys.ts';
import { wordsOf } from '../platform/event-words.ts';
import { bounds, eventsPlace, indexes, keys, queues, ranges, sortedBy, watch } from '../platform/keys.ts';
import { eventsOf, type Ledger, type Past } from '../platform/ledger.ts';
import { type SealedText, sealedTextsOf } from '../platform/sealed-texts.ts';
import { type Item, type Key, type Query, type RawCursor, type Write, WriteLost } from '../platform/table.ts';
import { mayBeSealed } from './archiving/archiving-rules.ts';
import type { ArchiveRecord, DeletionCertificate, LegalHold } from './archiving/model.ts';
import { cancelled, isCoOpen } from './co-handling/co-rules.ts';
import type { CoOrder } from './co-handling/model.ts';
import type { CompensationRequest } from './compensation/model.ts';
import { requestKind } from './compensation/store.ts';
import { ticketNotFound } from './errors.ts';
import type { ExternalCase } from './external/model.ts';
import type { Authority } from './intake/behalf.ts';
import {
  archiveKind,
  authorityKind,
  certificateKind,
  coOrderKind,
  detailKind,
  externalKind,
  holdKind,
  identityKind,
  linkKind,
  placeOf,
  ratingKind,
  ticketKind,
} from './kinds.ts';
import type { TicketLink } from './linking/model.ts';
import { isOpen, type Ticket, type TicketDetail, type TicketIdentity } from './model.ts';
import type { Rating } from './rating/model.ts';
import type { ChangedTicket } from './rules.ts';

/** Whether a change ends the matter, and with it what others still do for it. */
const endsParts = (before: Ticket, after: Ticket) => before.coHandlers !== undefined && !isOpen(after);

const MERGE_HORIZON_MS = 31 * 24 * 3_600_000; // a day more than a merge can be undone

/** A ticket as it is read whole: head, what the guest told, what others do for it, and its files. */
export interface WholeTicket {
  readonly ticket: Ticket;
  readonly detail: TicketDetail;
  readonly identity?: TicketIdentity;
  readonly coOrders: readonly CoOrder[];
  readonly links: readonly TicketLink[];
  readonly files: readonly TicketFile[];
  readonly authority?: Authority;
  readonly compensation?: CompensationRequest;
  /** An authority's case as it stands now, where it came or was changed after the intake. */
  readonly external?: ExternalCase;
}

/** A page of heads: the keys of one or several partitions of an index in one order, then the heads themselves. */
export interface HeadsAsked {
  readonly index: 'queue' | 'watch';
  readonly partitions: readonly string[];
  readonly to?: Instant;
  readonly after?: string;
  readonly limit: number;
}

/** Tickets in the table. One function per access pattern. */
export const ticketStore = (ledger: Ledger) => {
  const { records } = ledger;

  /** What others do for a matter beside its lead, open or not. */
  async function coOrders(site: SiteId, no: TicketNo): Promise<CoOrder[]> {
    const { pk } = keys.ticket(site, no);
    return (await records.page(coOrderKind, { pk, begins: ranges.coOrders, consistent: true })).items;
  }

  /** What a ticket is linked with. */
  async function links(site: SiteId, no: TicketNo): Promise<TicketLink[]> {
    const { pk } = keys.ticket(site, no);
    return (await records.page(linkKind, { pk, begins: ranges.links, consistent: true })).items;
  }

  const headsOf = (site: SiteId, numbers: readonly TicketNo[]): Promise<Ticket[]> =>
    records.readAll(
      ticketKind,
      numbers.map((no) => keys.ticket(site, no)),
    );

  /** A matter that ends cancels what others still do for it, in the same transaction. */
  async function partsEnded(before: Ticket, after: Ticket): Promise<Write[]> {
    if (!endsParts(before, after)) return [];
    const open = (await coOrders(before.site, before.ticketNo)).filter(isCoOpen);
    return Promise.all(
      open.map((order) =>
        records.replacing(coOrderKind, { ...cancelled(order), version: order.version + 1 }, { version: order.version }),
      ),
    );
  }

  /** Every item of one partition, as it is stored. */
  async function partition(pk: string): Promise<Item[]> {
    const items: Item[] = [];
    let after: RawCursor | undefined;
    do {
      const page = await records.table.query({ pk, consistent: true, ...(after && { after }) });
      items.push(...page.items);
      after = page.next;
    } while (after);
    return items;
  }

  return {
    ledger,

    /** One ticket's head. */
    get: (site: SiteId, no: TicketNo): Promise<Ticket> =>
      records.read(ticketKind, keys.ticket(site, no), ticketNotFound()),

    find: (site: SiteId, no: TicketNo): Promise<Ticket | undefined> => records.find(ticketKind, keys.ticket(site, no)),

    /** Head and detail in one Query; undefined where there is no such number. */
    async viewIfThere(site: SiteId, no: TicketNo): Promise<WholeTicket | undefined> {
      const { items } = await records.table.query({ pk: keys.ticket(site, no).pk, ...ranges.view });
      const of = (name: string) => items.find((item) => item.is === name);
      const [head, detail] = [of('ticket'), of('ticket-detail')];
      if (!head || !detail) return undefined;
      const identity = of(identityKind.name);
      const authority = of(authorityKind.name);
      const compensation = of(requestKind.name);
      const external = of(externalKind.name);
      const parts = items.filter((item) => item.is === coOrderKind.name);
      const linked = items.filter((item) => item.is === linkKind.name);
      const files = items.filter((item) => item.is === ticketFileKind.name);
      return {
        ticket: await records.decode(ticketKind, head),
        detail: await records.decode(detailKind, detail),
        ...(authority && { authority: await records.decode(authorityKind, authority) }),
        ...(compensation && { compensation: await records.decode(requestKind, compensation) }),
        ...(external && { external: await records.decode(externalKind, external) }),
        ...(identity && { identity: await records.decode(identityKind, identity) }),
        coOrders: await Promise.all(parts.map((item) => records.decode(coOrderKind, item))),
        links: await Promise.all(linked.map((item) => records.decode(linkKind, item))),
        files: inOrder(await Promise.all(files.map((item) => records.decode(ticketFileKind, item)))),
      };
    },

    /** Head, detail, first event and what comes with them in one transaction. Throws `WriteLost` where the number is taken. */
    async create(
      changed: ChangedTicket,
      detail: TicketDetail,
      by: Circumstances,
      also: readonly Write[] = [],
    ): Promise<Ticket> {
      return ledger.begin(ticketKind, changed, by, [await records.creating(detailKind, detail), ...also]);
    },

    /** The change and its event, or neither; the loser of a race learns what stands there now. */
    async save(
      before: Ticket,
      changed: ChangedTicket,
      by: Circumstances,
      also: readonly Write[] = [],
    ): Promise<Ticket> {
      const all = [...also, ...(await partsEnded(before, changed.head))];
      return ledger.change({ kind: ticketKind, before, changed, from: [before.status], also: all }, by);
    },

    /** What an anonymous guest tells of himself, for the transaction that lifts his anonymity. */
    identifying: (identity: TicketIdentity): Promise<Write> => records.creating(identityKind, identity),

    /** Everything that lies in a ticket's partition and in that of its events, as it is stored, in the order of their sort keys. */
    async wholePartition(site: SiteId, no: TicketNo): Promise<Item[]> {
      const head = keys.ticket(site, no);
      const places = await Promise.all([head.pk, eventsPlace(head)].map(partition));
      return places.flat().sort((a, b) => (a.sk < b.sk ? -1 : 1));
    },

    /** The first of a ticket's items of which a text does not open in its place, or is not the one that was proven. */
    async unproven(site: SiteId, items: readonly Item[]): Promise<Item | undefined> {
      for (const item of items) {
        if (item.is === 'event' && (await wordsOf(item, records)) === 'CHANGED') return item;
        const texts = item.is === 'event' ? [] : sealedTextsOf(item);
        const opens = ({ field, sealed }: SealedText) =>
          records.opened(site, sealed, { pk: item.pk, sk: item.sk, field });
        const opened = await Promise.allSettled(texts.map(opens));
        if (opened.some(({ status }) => status === 'rejected')) return item;
      }
      return undefined;
    },

    /** The seal of an archived ticket, and the write that puts it once. */
    sealed: (site: SiteId, no: TicketNo): Promise<ArchiveRecord | undefined> =>
      records.find(archiveKind, keys.ticketArchive(site, no)),
    /** The legal hold of a ticket, the write that places it, and the one that lifts it. */
    held: (site: SiteId, no: TicketNo): Promise<LegalHold | undefined> =>
      records.find(holdKind, keys.legalHold(site, no)),
    holding: (hold: LegalHold): Promise<Write> => records.creating(holdKind, hold),
    releasing: ({ site, ticketNo, version }: LegalHold): Write => ({
      kind: 'delete',
      key: keys.legalHold(site, ticketNo),
      expect: { equals: { version } },
    }),
    /** The proof of a deletion, and a page of them, the newest first. */
    certifying: (certificate: DeletionCertificate): Promise<Write> => records.creating(certificateKind, certificate),
    certificates(site: SiteId, page: { after?: RawCursor; limit: number }) {
      const { pk } = keys.deletionCertificate(site, '');
      return records.page(certificateKind, {
        pk,
        descending: true,
        limit: page.limit,
        ...(page.after && { after: page.after }),
      });
    },
    /** Takes an item away, or the words of an event; done twice, it is done. */
    async forget(item: Key, what: 'ITEM' | 'TEXTS'): Promise<void> {
      const key = { pk: item.pk, sk: item.sk };
      await records.table.write(
        what === 'ITEM'
          ? { kind: 'delete', key }
          : { kind: 'update', key, remove: ['texts'], expect: { present: true } },
      );
    },
    sealing: (record: ArchiveRecord): Promise<Write> => records.creating(archiveKind, record),

    coOrders,

    /** How a guest has rated a matter, and the write that keeps one more answer. */
    rating: (site: SiteId, no: TicketNo): Promise<Rating | undefined> =>
      records.find(ratingKind, keys.ticketRating(site, no)),
    ratingWrite: (rating: Rating, before: Rating | undefined): Promise<Write> =>
      before
        ? records.replacing(ratingKind, { ...rating, version: before.version + 1 }, { version: before.version })
        : records.creating(ratingKind, rating),

    /** What became known of an authority's case after the intake. */
    externalWrite: (known: ExternalCase, before: ExternalCase | undefined): Promise<Write> =>
      before
        ? records.replacing(externalKind, known, { version: before.version })
        : records.creating(externalKind, known),

    /** A document of authority that was shown, kept once. */
    showing: (authority: Authority): Promise<Write> => records.creating(authorityKind, authority),

    links,

    /** One complaint among those of the cause that a parent case is about. */
    causeMember: (site: SiteId, no: TicketNo, other: TicketNo): Promise<TicketLink | undefined> =>
      records.find(linkKind, keys.causeMember(site, no, other)),
    /** The first hundred complaints of the cause that a parent case is about. */
    async causeMembers(site: SiteId, no: TicketNo): Promise<TicketLink[]> {
      const { pk } = keys.ticket(site, no);
      return (await records.page(linkKind, { pk, begins: ranges.causeMembers, limit: 100 })).items;
    },

    /** A new end of a link, a changed one, or its taking away, for the transaction of the ticket that tells of it. */
    linkWrite: (link: TicketLink, before: TicketLink | undefined): Promise<Write> =>
      before
        ? records.replacing(linkKind, { ...link, version: before.version + 1 }, { version: before.version })
        : records.creating(linkKind, link),
    unlinking: (link: TicketLink): Write => ({
      kind: 'delete',
      key: placeOf(link),
      expect: { present: true },
    }),
    /** Insists on it that an end of a link stands as it was read. */
    linkStands: (link: TicketLink): Write => ({
      kind: 'check',
      key: placeOf(link),
      expect: { equals: { version: link.version } },
    }),

    /** A new co-order, or a changed one, for the transaction of the ticket that tells of it. */
    coWrite: (order: CoOrder, before: CoOrder | undefined): Promise<Write> =>
      before
        ? records.replacing(coOrderKind, { ...order, version: before.version + 1 }, { version: before.version })
        : records.creating(coOrderKind, order),

    /** The parts that a person has been offered or does, the earliest due first: at most fifty. */
    async openParts(site: SiteId, staffNo: string): Promise<CoOrder[]> {
      const { items } = await records.table.query({ index: 'queue', pk: queues.coOrders(site, staffNo), limit: 50 });
      return records.readAll(coOrderKind, items);
    },

    /** Two tickets change together, each with its event, or neither. */
    async saveBoth(
      first: { before: Ticket; changed: ChangedTicket },
      second: { before: Ticket; changed: ChangedTicket },
      by: Circumstances,
      also: readonly Write[] = [],
    ): Promise<[Ticket, Ticket]> {
      const changes = [first, second].map(({ before, changed }) => ({
        ...{ kind: ticketKind, before, changed, from: [before.status] },
      }));
      const writes = await Promise.all([
        ...changes.map((change) => ledger.changing(change, by)),
        ...changes.map((change) => partsEnded(change.before, change.changed.head)),
      ]);
      try {
        await records.table.transact([...writes.flat(), ...also]);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        throw stale(first.before.version, undefined);
      }
      const kept = ({ before, changed }: typeof first): Ticket => ({ ...changed.head, version: before.version + 1 });
      return [kept(first), kept(second)];
    },

    /** The head as it stood before it was merged, and when that was. */
    async beforeMerge(
      site: SiteId,
      no: TicketNo,
      now: Instant,
    ): Promise<{ head: Ticket; mergedAt: Instant } | undefined> {
      const of = { type: 'ticket.merged', now, horizonMs: MERGE_HORIZON_MS };
      const found = await ledger.beforeLast(ticketKind, keys.ticket(site, no), of);
      return found && { head: found.head, mergedAt: found.at };
    },

    /** What a duplicate's merge changed of the matter that goes on, and what happened to that since. */
    joined(
      site: SiteId,
      no: TicketNo,
      of: { readonly duplicate: TicketNo; readonly now: Instant },
    ): Promise<Past<Ticket> | undefined> {
      const { duplicate, now } = of;
      const asked = { type: 'ticket.merged-in', facts: { duplicate }, now, horizonMs: MERGE_HORIZON_MS };
      return ledger.beforeLast(ticketKind, keys.ticket(site, no), asked);
    },

    /** The head as an equal, earlier request left it. */
    repeated: (site: SiteId, no: TicketNo, by: Circumstances): Promise<Ticket | undefined> =>
      ledger.repeated(ticketKind, keys.ticket(site, no), by),

    /** The mark of the request that filed a number, if it is taken. */
    async filedBy(site: SiteId, no: TicketNo): Promise<{ key: string; body: string } | undefined> {
      const first = await records.table.get(keys.event(keys.ticket(site, no), 1), { consistent: true });
      return first?.op as { key: string; body: string } | undefined;
    },

    /** What happened at one version; undefined where there is none such. */
    async eventAt(site: SiteId, no: TicketNo, version: number): Promise<EventRecord | undefined> {
      const head = keys.ticket(site, no);
      return records.find(eventsOf(head), keys.event(head, version));
    },

    /** Events, oldest first unless asked otherwise. */
    events: (site: SiteId, no: TicketNo, page: Parameters<Ledger['events']>[1]) =>
      ledger.events(keys.ticket(site, no), page),

    /** Heads of a queue or of the watch list, in the order of its sort key; `last` is where the next page begins. */
    async heads(asked: HeadsAsked): Promise<{ tickets: Ticket[]; last?: string }> {
      const { index, partitions, to, after, limit } = asked;
      const { sk } = indexes[index];
      const within = bounds({ ...(after && { after }), ...(to && { to }) });
      const pages = await Promise.all(
        partitions.map((pk) => records.table.query({ index, pk, limit: limit + 1, ...within } satisfies Query)),
      );
      const sort = (item: Item) => String(item[sk]);
      const found = pages.flatMap((page) => page.items).sort((a, b) => (sort(a) < sort(b) ? -1 : 1));
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const tickets = await records.readAll(ticketKind, shown as readonly Key[]);
      return { tickets, ...(found.length > limit && last && { last: sort(last) }) };
    },

    /** The heads of these matters, in their order, as far as they are there. */
    headsOf,

    /** The open matters that a person has been offered or works on: his queue, at most fifty. */
    async openWork(site: SiteId, staffNo: string): Promise<Ticket[]> {
      const { items } = await records.table.query({ index: 'queue', pk: queues.owner(site, staffNo), limit: 50 });
      return records.readAll(ticketKind, items);
    },

    /**
     * Files a matter that is over among its like, newest first: whoever looks back wants the last ones; and for the next run of the
     * reconciler, which knows when it is to be sealed. Done from the outbox, so that no ending pays for it; without version or event, and
     * not where the matter has moved on meanwhile.
     */
    async fileEnded(ticket: Ticket): Promise<void> {
      const { site, ticketNo, endedAs, receivedAt, closedAt = receivedAt, id, version } = ticket;
      if (endedAs === undefined) return;
      const { queue, watch: look } = indexes;
      const unfiled = mayBeSealed(ticket) && ticket.watchAt === undefined;
      const set = {
        ...{ [queue.pk]: queues.ended(site, endedAs), [queue.sk]: newestFirst(millis(receivedAt), id) },
        ...(unfiled && { [look.pk]: watch(site), [look.sk]: sortedBy(closedAt, id), watchAt: shortInstant(closedAt) }),
      };
      const write: Write = { kind: 'update', key: keys.ticket(site, ticketNo), set, expect: { equals: { version } } };
      await records.table.write(write).catch((error) => {
        if (!(error instanceof WriteLost)) throw error;
      });
    },

    /** Files a ticket for its next look, or takes it out of the list; no change of state, so no event and no version. */
    async refile(ticket: Ticket, at: { watchAt?: Instant | undefined; ladderAt?: Instant | undefined }): Promise<void> {
      const { pk, sk } = indexes.watch;
      const filing = at.watchAt && {
        [pk]: watch(ticket.site),
        [sk]: sortedBy(at.watchAt, ticket.id),
        watchAt: shortInstant(at.watchAt),
      };
      const remove = [...(at.watchAt ? [] : [pk, sk, 'watchAt']), ...(at.ladderAt ? [] : ['ladderAt'])];
      const set = { ...filing, ...(at.ladderAt && { ladderAt: shortInstant(at.ladderAt) }) };
      try {
        const key = keys.ticket(ticket.site, ticket.ticketNo);
        await records.table.write({
          kind: 'update',
          key,
          set,
          remove,
          expect: { equals: { version: ticket.version } },
        });
      } catch (error) {
        // Somebody changed the ticket meanwhile and filed it himself: his filing stands.
        if (!(error instanceof WriteLost)) throw error;
      }
    },
  };
};
export type TicketStore = ReturnType<typeof ticketStore>;
