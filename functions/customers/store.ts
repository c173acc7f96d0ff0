import type { CustomerId, SiteId } from '../kernel/ids.ts';
import { customerRanges } from '../platform/customer-keys.ts';
import { eventsPlace, keys, queues, ranges } from '../platform/keys.ts';
import { eventsOf } from '../platform/ledger.ts';
import type { RecordKind, Records, ValueOf } from '../platform/records.ts';
import type { Item, RawCursor } from '../platform/table.ts';
import type { Dealing } from './dealings/model.ts';
import { customerNotFound } from './errors.ts';
import { findingPlace } from './findings.ts';
import type { IdentifierKind } from './identifiers/model.ts';
import {
  consentKind,
  customerKind,
  dealingKind,
  identifierKind,
  mergedKind,
  nameMarksKind,
  profileKind,
  relationKind,
} from './kinds.ts';
import type { Known } from './known.ts';
import type { Customer, CustomerStatus } from './model.ts';
import type { Found } from './search/model.ts';
import { foundIn } from './search/model.ts';

/** The newest dealings that a view shows, with all that is known: bounded, so that the oldest customer costs no more. */
const VIEW_ITEMS = 40;
const KNOWN_ITEMS = 100;
const LONGEST_CHAIN = 10; // merged into one who was merged into one …
const LAST_OF_ALL = '\uffff';

/** Customers in the table. One function per access pattern. */
export function customerStore(records: Records) {
  const find = (site: SiteId, id: CustomerId): Promise<Customer | undefined> =>
    records.find(customerKind, keys.customer(site, id));

  const all = <K extends RecordKind>(kind: K, items: readonly Item[]): Promise<Array<ValueOf<K>>> =>
    Promise.all(items.filter((item) => item.is === kind.name).map((item) => records.decode(kind, item)));

  async function assembled(items: readonly Item[]): Promise<Known | undefined> {
    const [[customer], identifiers, [profile], [names], consents, relations, merged] = await Promise.all([
      all(customerKind, items),
      all(identifierKind, items),
      all(profileKind, items),
      all(nameMarksKind, items),
      all(consentKind, items),
      all(relationKind, items),
      all(mergedKind, items),
    ]);
    const wechat = items.some((item) => item.is === 'wechat-of-customer');
    const nameMarks = names?.marks ?? [];
    return customer && { customer, identifiers, profile, nameMarks, consents, relations, merged, wechat };
  }

  return {
    find,

    /** One customer by id. Errors: `customer.notFound`. */
    get: (site: SiteId, id: CustomerId): Promise<Customer> =>
      records.read(customerKind, keys.customer(site, id), customerNotFound()),

    /** In which language he wants to be spoken to, as far as he has said. */
    languageOf: async (site: SiteId, id: CustomerId): Promise<string | undefined> =>
      (await records.find(profileKind, keys.customerProfile(site, id)))?.language,

    /** All that is known of him, as it stands this moment: what a change is decided on. Errors: `customer.notFound`. */
    async known(site: SiteId, id: CustomerId): Promise<Known> {
      const { pk } = keys.customer(site, id);
      const query = { pk, ...customerRanges.known, consistent: true, limit: KNOWN_ITEMS };
      const known = await assembled((await records.table.query(query)).items);
      if (!known) throw customerNotFound();
      return known;
    },

    /** All that is known and what hung on him last, in one Query. Errors: `customer.notFound`. */
    async view(site: SiteId, id: CustomerId): Promise<Known & { dealings: readonly Dealing[]; more: boolean }> {
      const { pk } = keys.customer(site, id);
      const { items, next } = await records.table.query({ pk, ...customerRanges.view, limit: VIEW_ITEMS });
      const known = await assembled(items);
      if (!known) throw customerNotFound();
      return { ...known, dealings: await all(dealingKind, items), more: next !== undefined };
    },

    /** What hangs on a customer, the newest first. */
    dealings(site: SiteId, id: CustomerId, page: { after?: RawCursor; limit: number }) {
      const { pk } = keys.customer(site, id);
      return records.page(dealingKind, { pk, begins: customerRanges.dealings, ...page });
    },

    /** Puts what hangs on customers; the same twice is there once. */
    async hang(dealings: readonly Dealing[]): Promise<void> {
      await records.table.putAll(await Promise.all(dealings.map((dealing) => records.encode(dealingKind, dealing))));
    },

    /** Takes away what hangs on customers. */
    async unhang(dealings: readonly Dealing[]): Promise<void> {
      if (dealings.length === 0) return;
      await records.table.transact(dealings.map((dealing) => ({ kind: 'delete', key: dealingKind.key(dealing) })));
    },

    /** What happened to his record, the newest first. */
    eventsOf(site: SiteId, id: CustomerId, page: { after?: RawCursor; limit: number }) {
      const head = keys.customer(site, id);
      return records.page(eventsOf(head), { pk: eventsPlace(head), begins: ranges.events, descending: true, ...page });
    },

    /** Whoever a merged customer is now: the end of the chain; himself where he was never merged. */
    async resolved(site: SiteId, id: CustomerId): Promise<Customer | undefined> {
      let customer = await find(site, id);
      for (let n = 0; n < LONGEST_CHAIN && customer?.mergedInto; n += 1)
        customer = await find(site, customer.mergedInto);
      return customer;
    },

    /** Every record that is a customer's: his own first, then those that were merged into it. */
    async recordsOf(site: SiteId, id: CustomerId): Promise<CustomerId[]> {
      const { pk } = keys.customer(site, id);
      const { items } = await records.page(mergedKind, { pk, begins: customerRanges.merged, consistent: true });
      return [id, ...items.flatMap(({ source, earlier }) => [source, ...earlier])];
    },

    /** Whoever merged customers are now, by their ids; read together, chain by chain. */
    async ends(site: SiteId, ids: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, CustomerId>> {
      const ends = new Map(ids.map((id) => [id, id]));
      for (let n = 0; n < LONGEST_CHAIN && ends.size > 0; n += 1) {
        const places = [...new Set(ends.values())].map((id) => keys.customer(site, id));
        const heads = await records.readAll(customerKind, places);
        const on = new Map(heads.flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto] as const] : [])));
        if (on.size === 0) return ends;
        for (const [id, end] of ends) ends.set(id, on.get(end) ?? end);
      }
      return ends;
    },

    /** Who has a number, a card or a document. */
    async holders(of: { site: SiteId; kind: IdentifierKind; index: string }, limit = 20): Promise<Found[]> {
      const { items } = await records.table.query({ pk: findingPlace(of), limit });
      return items.map(foundIn);
    },

    /** Who has a part of a name, the newest customers first. */
    async byMark(site: SiteId, mark: string, page: { after?: RawCursor; limit: number }) {
      const { pk } = keys.nameMark(site, mark, '' as CustomerId);
      const { items, next } = await records.table.query({ pk, descending: true, ...page });
      return { found: items.map(foundIn), ...(next && { next }) };
    },

    /** Customers of one status, the higher grades first; `last` is where the next page begins. */
    async ofStatus(site: SiteId, status: CustomerStatus, page: { grade?: string; after?: string; limit: number }) {
      const { grade, after, limit } = page;
      const query = {
        ...{ index: 'queue' as const, pk: queues.customers(site, status), limit },
        ...(after === undefined
          ? { ...(grade && { begins: `${grade}#` }) }
          : { from: `${after}\u0000`, to: `${grade ?? ''}${LAST_OF_ALL}` }),
      };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.queueSk;
      return {
        customers: await records.readAll(customerKind, items),
        ...(last !== undefined && { last: String(last) }),
      };
    },
  };
}
export type CustomerStore = ReturnType<typeof customerStore>;
