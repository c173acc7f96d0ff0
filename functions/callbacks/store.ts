import type { Circumstances } from '../kernel/event.ts';
import type { CallbackId, CustomerId, SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { addDays, type Instant, isBefore, millis, plainDateIn, shortInstant } from '../kernel/time.ts';
import { bounds, indexes, keys, queues, sortedBy, watchCallbacks, watchKept } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Item, type RawCursor, type Write, WriteLost } from '../platform/table.ts';
import { callbackNotFound, slotFull } from './errors.ts';
import { Callback, isOpen } from './model.ts';
import type { ChangedCallback } from './rules.ts';
import type { Taken } from './slot-rules.ts';

const ZONE = 'Asia/Shanghai';
const NOBODY = 'NOBODY';
const SEAT = 'seat_';
const SEATS_KEPT_DAYS = 30;
const HEAD_AND_EVENT = 2; // the first writes of a change; what comes after them are places in slots

export const callbackKind = recordKind({
  name: 'callback',
  schema: Callback,
  key: (callback) => keys.callback(callback.site, callback.id),
  index: (callback): Readonly<Record<string, string>> =>
    isOpen(callback)
      ? {
          [indexes.queue.pk]: queues.callbacks(callback.site, callback.agent ?? NOBODY),
          [indexes.queue.sk]: sortedBy(callback.callAt, callback.id),
          [indexes.watch.pk]: watchCallbacks(callback.site),
          [indexes.watch.sk]: sortedBy(callback.lookAt, callback.id),
        }
      : {
          [indexes.watch.pk]: watchKept(callback.site, 'CALLBACK'),
          [indexes.watch.sk]: sortedBy(callback.callAt, callback.id),
        },
});

const slotKey = (site: SiteId, slot: Instant) => keys.callbackSlot(site, plainDateIn(slot, ZONE), shortInstant(slot));

const takenIn = (item: Item): Taken =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, n]) => (name.startsWith(SEAT) ? [[name.slice(SEAT.length), Number(n)]] : [])),
  );

/** One more, or one less, for one person in a slot: a counter that no two requests together can drive over its limit. */
const seating = (site: SiteId, seat: NonNullable<Callback['seat']>, by: 1 | -1, perAgent: number): Write => ({
  kind: 'update',
  key: slotKey(site, seat.at),
  add: { [SEAT + seat.agent]: by },
  set: { expiresAtEpoch: Math.floor(millis(addDays(seat.at, SEATS_KEPT_DAYS)) / 1000) },
  ...(by > 0 && { expect: { atMost: { [SEAT + seat.agent]: perAgent - 1 } } }),
});

/** The places that a change takes and leaves; what has begun is not left any more. */
function seatWrites(before: Callback | undefined, after: Callback, of: { now: Instant; perAgent: number }): Write[] {
  const [had, has] = [before?.seat, after.seat];
  if (had && has && had.at === has.at && had.agent === has.agent) return [];
  const left = had && isBefore(of.now, had.at) ? [seating(after.site, had, -1, of.perAgent)] : [];
  return [...left, ...(has ? [seating(after.site, has, 1, of.perAgent)] : [])];
}

/** Whether what was lost is a place in a slot, and not the head itself. */
const lostSeat = (error: unknown): boolean =>
  error instanceof WriteLost && error.lost.every(({ index }) => index >= HEAD_AND_EVENT);

/** Call-backs in the table. One function per access pattern. */
export const callbackStore = (ledger: Ledger) => {
  const { records } = ledger;

  async function ofIndex(index: 'queue' | 'watch', pk: string, page: { to?: Instant; after?: string; limit: number }) {
    const { items, next } = await records.table.query({ index, pk, limit: page.limit, ...bounds(page) });
    const last = next && items.at(-1)?.[indexes[index].sk];
    const callbacks = await records.readAll(callbackKind, items);
    return { callbacks, ...(last !== undefined && { last: String(last) }) };
  }

  return {
    find: (site: SiteId, id: CallbackId): Promise<Callback | undefined> =>
      records.find(callbackKind, keys.callback(site, id)),

    /** One by id. Errors: `callback.notFound`. */
    get: (site: SiteId, id: CallbackId): Promise<Callback> =>
      records.read(callbackKind, keys.callback(site, id), callbackNotFound()),

    repeated: (site: SiteId, id: CallbackId, by: Circumstances) =>
      ledger.repeated(callbackKind, keys.callback(site, id), by),

    /** A new one with its place. Errors: `callback.slotFull` where the place is gone; `WriteLost` where the id is taken. */
    async begin(changed: ChangedCallback, by: Circumstances, perAgent: number): Promise<Callback> {
      const { head } = changed;
      const { customerId, site, id } = head;
      const pointer: Write[] = customerId
        ? [{ kind: 'put', item: { ...keys.callbackOfCustomer(site, customerId, id), is: 'callback-of-customer', id } }]
        : [];
      try {
        const seats = seatWrites(undefined, head, { now: by.now, perAgent });
        return await ledger.begin(callbackKind, changed, by, [...seats, ...pointer]);
      } catch (error) {
        throw lostSeat(error) ? slotFull() : error;
      }
    },

    /** A changed one with its places and its event, or nothing. Errors: `version.stale`, `callback.slotFull`. */
    async change(before: Callback, changed: ChangedCallback, by: Circumstances, perAgent: number): Promise<Callback> {
      const also = seatWrites(before, changed.head, { now: by.now, perAgent });
      const change = { kind: callbackKind, before, changed, from: [before.status] };
      if (also.length === 0) return ledger.change(change, by);
      try {
        await records.table.transact([...(await ledger.changing(change, by)), ...also]);
      } catch (error) {
        if (lostSeat(error)) throw slotFull();
        if (!(error instanceof WriteLost)) throw error;
        const now = await records.find(callbackKind, keys.callback(before.site, before.id));
        throw stale(now?.version ?? 0, now?.status);
      }
      return { ...changed.head, version: before.version + 1 };
    },

    /** Who has how many calls in a slot. */
    async seats(site: SiteId, slot: Instant): Promise<Taken> {
      const item = await records.table.get(slotKey(site, slot), { consistent: true });
      return item ? takenIn(item) : {};
    },

    /** The same of every slot of a day in which anybody has one, by the slot's beginning. */
    async seatsOn(site: SiteId, day: string): Promise<ReadonlyMap<string, Taken>> {
      const { items } = await records.table.query({ pk: keys.callbackSlot(site, day, '').pk });
      return new Map(items.map((item) => [item.sk, takenIn(item)]));
    },

    /** Open ones of one person, the earliest first; `last` is where the next page begins. */
    ofAgent: (site: SiteId, staffNo: string, page: { to?: Instant; after?: string; limit: number }) =>
      ofIndex('queue', queues.callbacks(site, staffNo), page),

    /** Open ones by when somebody must look at them. */
    toLookAt: (site: SiteId, page: { to?: Instant; after?: string; limit: number }) =>
      ofIndex('watch', watchCallbacks(site), page),

    /** A customer's, the newest booking first. */
    async ofCustomer(site: SiteId, customerId: CustomerId, page: { after?: RawCursor; limit: number }) {
      const { pk } = keys.customer(site, customerId);
      const query = { pk, begins: 'K#', descending: true, limit: page.limit, ...(page.after && { after: page.after }) };
      const { items, next } = await records.table.query(query);
      const places = items.map(({ id }) => keys.callback(site, id as CallbackId));
      return { callbacks: await records.readAll(callbackKind, places), ...(next && { next }) };
    },
  };
};
export type CallbackStore = ReturnType<typeof callbackStore>;

/** Where the counters of a slot stand among those of its day. */
export const slotSort = (site: SiteId, slot: Instant): string => slotKey(site, slot).sk;
