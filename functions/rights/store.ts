import type { Circumstances } from '../kernel/event.ts';
import type { CustomerId, RightsRequestId, SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { newestFirst } from '../platform/customer-keys.ts';
import { bounds, indexes, keys, queues, ranges, sortedBy, watchKept, watchRights } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type RawCursor, type Write, WriteLost } from '../platform/table.ts';
import type { ChangedRequest } from './clock-rules.ts';
import { ErasureCertificate } from './erasure-model.ts';
import { alreadyOpen, noCertificate, rightsRequestNotFound } from './errors.ts';
import { isOpen, RightsRequest } from './model.ts';

export const rightsRequestKind = recordKind({
  name: 'rights-request',
  schema: RightsRequest,
  key: ({ site, id }) => keys.rightsRequest(site, id),
  index: (request): Readonly<Record<string, string>> => {
    const { site, id, clocks, receivedAt, lookAt, confirmed, executedAt, decision } = request;
    const endedAt = confirmed?.at ?? executedAt ?? decision?.at ?? receivedAt;
    const open = isOpen(request);
    return {
      [indexes.queue.pk]: queues.rightsRequests(site, open ? 'OPEN' : 'OVER'),
      [indexes.queue.sk]: open ? sortedBy(clocks.DONE.dueAt, id) : newestFirst(millis(receivedAt), id),
      ...(lookAt && { [indexes.watch.pk]: watchRights(site), [indexes.watch.sk]: sortedBy(lookAt, id) }),
      ...(!open &&
        !lookAt && {
          [indexes.watch.pk]: watchKept(site, 'RIGHTS_REQUEST'),
          [indexes.watch.sk]: sortedBy(endedAt, id),
        }),
    };
  },
});

const certificateKind = recordKind({
  name: 'erasure-certificate',
  schema: ErasureCertificate,
  key: ({ site, id }) => keys.erasureCertificate(site, id),
});

/** Requests for one's own data in the table. One function per access pattern. */
export const rightsStore = (ledger: Ledger) => {
  const { records } = ledger;
  const placeOf = keys.rightsRequest;
  const openPlace = ({ site, customerId, kind }: RightsRequest) => keys.openRight(site, customerId, kind);

  /** Whoever has nothing open of a kind any more may ask again. */
  const leaving = (before: RightsRequest, after: RightsRequest): Write[] =>
    isOpen(before) && !isOpen(after)
      ? [{ kind: 'delete', key: openPlace(before), expect: { equals: { id: before.id } } }]
      : [];

  return {
    /** One by id. Errors: `rights.notFound`. */
    get: (site: SiteId, id: RightsRequestId): Promise<RightsRequest> =>
      records.read(rightsRequestKind, placeOf(site, id), rightsRequestNotFound()),

    find: (site: SiteId, id: RightsRequestId): Promise<RightsRequest | undefined> =>
      records.find(rightsRequestKind, placeOf(site, id)),

    repeated: (site: SiteId, id: RightsRequestId, by: Circumstances) =>
      ledger.repeated(rightsRequestKind, placeOf(site, id), by),

    /** A new one, the only open one of its kind. Errors: `rights.alreadyOpen`. */
    async begin(changed: ChangedRequest, by: Circumstances): Promise<RightsRequest> {
      const { site, customerId, id } = changed.head;
      const also: Write[] = [
        {
          kind: 'put',
          item: { ...openPlace(changed.head), is: 'open-right', id },
          expect: { absent: true },
        },
        { kind: 'put', item: { ...keys.rightsOfCustomer(site, customerId, id), is: 'rights-of-customer', id } },
      ];
      try {
        return await ledger.begin(rightsRequestKind, changed, by, also);
      } catch (error) {
        if (!(error instanceof WriteLost)) throw error;
        const standing = error.lost.find(({ current }) => current?.is === 'open-right');
        throw standing ? alreadyOpen(String(standing.current?.id)) : error;
      }
    },

    /** What a change writes, for a transaction in which somebody else changes, too. */
    changing: async (before: RightsRequest, changed: ChangedRequest, by: Circumstances): Promise<Write[]> => [
      ...(await ledger.changing({ kind: rightsRequestKind, before, changed, from: [before.status] }, by)),
      ...leaving(before, changed.head),
    ],

    /** A changed one and its event, or neither. Errors: `version.stale`. */
    change: (
      before: RightsRequest,
      changed: ChangedRequest,
      by: Circumstances,
      also: readonly Write[] = [],
    ): Promise<RightsRequest> =>
      ledger.change(
        {
          ...{ kind: rightsRequestKind, before, changed, from: [before.status] },
          also: [...leaving(before, changed.head), ...also],
        },
        by,
      ),

    /** The proof of an erasure, put once with it. */
    certifying: (certificate: ErasureCertificate): Promise<Write> => records.creating(certificateKind, certificate),

    /** Errors: `rights.noCertificate`. */
    certificate: (site: SiteId, id: RightsRequestId): Promise<ErasureCertificate> =>
      records.read(certificateKind, keys.erasureCertificate(site, id), noCertificate()),

    events: (site: SiteId, id: RightsRequestId, page: { after?: RawCursor; limit: number }) =>
      ledger.events(placeOf(site, id), page),

    /** A customer's, the newest first. */
    async ofCustomer(site: SiteId, customerId: CustomerId, page: { after?: RawCursor; limit: number }) {
      const { pk } = keys.customer(site, customerId);
      const query = { pk, begins: ranges.rightsOfCustomer, descending: true, ...page };
      const { items, next } = await records.table.query(query);
      const places = items.map(({ id }) => placeOf(site, id as RightsRequestId));
      return { requests: await records.readAll(rightsRequestKind, places), ...(next && { next }) };
    },

    /** Open ones, the earliest due first, or those that are over, the newest first; `last` is where the next page begins. */
    async ofSite(site: SiteId, which: 'OPEN' | 'OVER', page: { after?: string; limit: number }) {
      const query = {
        ...{ index: 'queue' as const, pk: queues.rightsRequests(site, which), limit: page.limit },
        ...bounds(page),
      };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.[indexes.queue.sk];
      const requests = await records.readAll(rightsRequestKind, items);
      return { requests, ...(last !== undefined && { last: String(last) }) };
    },

    /** Those of which something is due by an instant, the earliest first. */
    async due(site: SiteId, page: { to: Instant; after?: string; limit: number }) {
      const query = { index: 'watch' as const, pk: watchRights(site), limit: page.limit, ...bounds(page) };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.[indexes.watch.sk];
      const requests = await records.readAll(rightsRequestKind, items);
      return { requests, ...(last !== undefined && { last: String(last) }) };
    },
  };
};
export type RightsStore = ReturnType<typeof rightsStore>;
