import { describe, expect, test } from 'vitest';
import type { Callback } from '../../../functions/callbacks/model.ts';
import { settleCallback } from '../../../functions/callbacks/settle-callback.ts';
import type { CallbackId } from '../../../functions/kernel/ids.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import type { TableCall } from '../../support/memory-table.ts';
import { customerProof, everyRoute, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { site } from '../../support/world.ts';

const slot = '2026-11-23T11:30:00+08:00';
const later = '2026-11-23T15:00:00+08:00';
const route = (name: string) => everyRoute.find((one) => one.name === name) as (typeof everyRoute)[number];
const booking = { slot, phone: '19000000001', noticeVersion: '2026-11', challenge: 'solved' };

/** The whole service, and how its call-backs are asked for. */
async function house(options: Parameters<typeof wholeDoor>[0] = {}) {
  const door = await wholeDoor({ tells: true, ...options });
  const { w, askRoute } = door;
  const ask = (name: string, of: { id?: string; body?: object; staffNo?: string; key?: string; customer?: true }) =>
    askRoute(route(name), {
      ...(of.id !== undefined && { path: route(name).route.path.replace('{callbackId}', of.id) }),
      ...(of.body && { body: of.body }),
      ...(of.staffNo !== undefined && { staffNo: of.staffNo }),
      ...(of.customer && { proof: customerProof }),
      ...(of.key !== undefined && { headers: { 'idempotency-key': of.key } }),
    });
  const head = (id: unknown) => w.callbacks.callbacks.find(site, id as CallbackId) as Promise<Callback>;
  /** The clock goes on, and a timer of that generation fires. */
  async function fire(id: unknown, at: Instant, generation?: number) {
    w.now = at;
    const of = { site, id: id as CallbackId, ...(generation !== undefined && { generation }) };
    await settleCallback(of, { now: w.now, deps: w.callbacks, correlationId: 'timer' });
    await w.relay();
  }
  const seats = (of: string) => w.callbacks.callbacks.seats(site, new Date(of).toISOString() as Instant);
  return { ...door, ask, head, fire, seats };
}

const told = (w: WholeDoor['w'], kind: string) =>
  w.table
    .items()
    .filter((item) => item.is === 'notice' && item.kind === kind)
    .map((item) => item.recipient);

describe('a guest without login', () => {
  test('books a slot that is free, gets a code once, is reminded of in time, and is called', async () => {
    const { ask, head, fire, w } = await house();
    const free = await w.callbacks.callbacks.seatsOn(site, '2026-11-23');

    const booked = await ask('bookAsGuest', { body: booking });
    await w.relay();
    const id = String(booked.data.callbackId);
    const first = await head(id);
    await fire(id, first.lookAt, first.generation);
    const reminded = await head(id);
    await fire(id, reminded.lookAt, reminded.generation);
    const rung = await head(id);
    const done = await ask('recordDial', { id, staffNo: String(rung.agent), body: { outcome: 'ANSWERED' } });
    const { queryCode } = booked.data;
    const seen = await ask('lookUpAsGuest', { id, body: { queryCode } });

    expect([booked.status, booked.data.status, free.size]).toEqual([201, 'BOOKED', 0]);
    expect(booked.data.callAt).toBe('2026-11-23T11:30:00.000+08:00');
    expect([first.lookAt, reminded.lookAt]).toEqual(['2026-11-23T03:20:00.000Z', '2026-11-23T03:30:00.000Z']);
    expect([reminded.status, rung.rungAt, done.data.status]).toEqual(['REMINDED', '2026-11-23T03:30:00.000Z', 'DONE']);
    expect([seen.status, seen.data.status, seen.data.queryCode]).toEqual([200, 'DONE', undefined]);
    expect(['booked', 'reminded', 'rung'].map((kind) => told(w, `callback.${kind}`))).toEqual(
      Array.from({ length: 3 }, () => [first.agent]),
    );
    expect(w.story(id)).toEqual([...['callback.booked', 'callback.reminded', 'callback.rung', 'callback.done']]);
  });

  test('who taps twice has one booking and one code; another body with the same key is refused', async () => {
    const { ask, seats } = await house();
    const taps = await Promise.all([1, 2, 3].map(() => ask('bookAsGuest', { body: booking, key: 'one-tap-of-mine' })));
    const other = await ask('bookAsGuest', { body: { ...booking, slot: later }, key: 'one-tap-of-mine' });

    expect(new Set(taps.map(({ data }) => `${data.callbackId} ${data.queryCode}`)).size).toBe(1);
    expect([taps[0]?.status, other.status, other.code]).toEqual([201, 422, 'idempotency.keyReused']);
    expect(Object.values(await seats(slot))).toEqual([1]);
  });

  test('moves and cancels by the code; the old place is free again, and what he is not told stays unknown', async () => {
    const { ask, seats, head } = await house();
    const { data } = await ask('bookAsGuest', { body: booking });
    const [id, queryCode] = [String(data.callbackId), String(data.queryCode)];

    const wrong = await ask('moveAsGuest', { id, body: { queryCode: '0000000000000000', slot: later } });
    const unknown = await ask('cancelAsGuest', { id: 'cb_01HK153X00FV0QTBMYWKVK8T99', body: { queryCode } });
    const moved = await ask('moveAsGuest', { id, body: { queryCode, slot: later } });
    const between = [await seats(slot), await seats(later)].map((one) => Object.values(one));
    const cancelled = await ask('cancelAsGuest', { id, body: { queryCode, reason: '已解决' } });
    const after = [await seats(slot), await seats(later)].map((one) => Object.values(one));
    const again = await ask('moveAsGuest', { id, body: { queryCode, slot } });

    expect([wrong.code, unknown.code]).toEqual(['callback.wrongCode', 'callback.wrongCode']);
    expect([moved.data.status, cancelled.data.status, again.code]).toEqual([
      'RESCHEDULED',
      'CANCELLED',
      'state.notAllowed',
    ]);
    expect([between, after]).toEqual([
      [[0], [1]],
      [[0], [0]],
    ]);
    expect((await head(id)).seat).toBeUndefined();
  });

  test('is locked out after five wrong codes', async () => {
    const { ask } = await house();
    const { data } = await ask('bookAsGuest', { body: booking });
    const id = String(data.callbackId);
    for (let n = 0; n < 5; n += 1) await ask('lookUpAsGuest', { id, body: { queryCode: '0000000000000000' } });

    const locked = await ask('lookUpAsGuest', { id, body: { queryCode: data.queryCode } });

    expect([locked.status, locked.code]).toEqual([429, 'callback.tooManyTries']);
  });

  test('leaves no number and no code in clear: not in the table, not in an event', async () => {
    const { ask, w } = await house();
    const { data } = await ask('bookAsGuest', { body: { ...booking, name: '访客甲' } });
    await w.relay();

    const kept = JSON.stringify(w.table.items());

    expect(kept).not.toMatch(/19000000001|访客甲/);
    expect(kept).not.toContain(String(data.queryCode));
  });
});

describe('a slot', () => {
  test('is never overbooked, however many want it at once, and each of its people gets one call', async () => {
    const { ask, seats } = await house();

    const answers = await Promise.all(Array.from({ length: 12 }, () => ask('bookAsGuest', { body: booking })));

    const codes = answers.map(({ status, code }) => (status === 201 ? 201 : code));
    expect(codes.filter((code) => code === 201)).toHaveLength(5);
    expect(new Set(codes)).toEqual(new Set([201, 'callback.slotFull']));
    expect(Object.values(await seats(slot))).toEqual([1, 1, 1, 1, 1]);
  });

  test('is shown as free until it is full, to anybody and without saying who is there', async () => {
    const { ask, askRoute } = await house();
    const freeAt = async () => {
      const { data } = await askRoute(route('publicSlots'), { query: { date: '2026-11-23' } });
      const items = data.items as Array<{ slot: string; free: boolean }>;
      return items.find((one) => one.slot === '2026-11-23T11:30:00.000+08:00');
    };
    const before = await freeAt();
    for (let n = 0; n < 5; n += 1) await ask('bookAsGuest', { body: booking });

    const after = await freeAt();

    expect(before).toEqual({ slot: before?.slot, until: '2026-11-23T11:45:00.000+08:00', free: true });
    expect(after?.free).toBe(false);
  });

  test.each([
    ['at no full quarter', { slot: '2026-11-23T11:35:00+08:00' }, 'callback.slotNotOffered'],
    ['at lunch', { slot: '2026-11-23T12:00:00+08:00' }, 'callback.slotNotOffered'],
    ['too soon', { slot: '2026-11-23T10:15:00+08:00' }, 'callback.slotNotOffered'],
    ['too far ahead', { slot: '2026-12-24T10:15:00+08:00' }, 'callback.slotNotOffered'],
    ['for which nobody has the skill', { topic: 'COMPLAINT', domain: 'TOUR' }, undefined],
  ])('%s is answered so', async (_what, over, code) => {
    const { ask } = await house();

    const told = await ask('bookAsGuest', { body: { ...booking, ...over } });

    // The complaint leader has no list of skills, so he is asked for everything.
    expect(code ? told.code : told.status).toBe(code ?? 201);
  });
});

describe('a customer', () => {
  test('books, sees his own ones, moves and cancels them, and knows nothing of others', async () => {
    const { ask } = await house();
    const foreign = await ask('bookAsGuest', { body: booking });
    const booked = await ask('bookAsCustomer', { customer: true, body: { slot, mayRemind: true } });
    const id = String(booked.data.callbackId);

    const moved = await ask('moveAsCustomer', { customer: true, id, body: { slot: later } });
    const listed = await ask('myCallbacks', { customer: true });
    const cancelled = await ask('cancelAsCustomer', { customer: true, id, body: {} });
    const notHis = await ask('cancelAsCustomer', { customer: true, id: String(foreign.data.callbackId), body: {} });

    expect([booked.status, moved.data.status, cancelled.data.status]).toEqual([201, 'RESCHEDULED', 'CANCELLED']);
    expect((listed.data.items as Array<{ callbackId: string }>).map(({ callbackId }) => callbackId)).toEqual([id]);
    expect([notHis.status, notHis.code]).toEqual([404, 'callback.notFound']);
  });
});

describe('staff', () => {
  test('file a missed call, which is owed within half an hour and rings whoever is on shift', async () => {
    const { ask, head, fire, w } = await house();
    const filed = await ask('fileMissedCall', { staffNo: 'S07', body: { phone: '19000000002' } });
    const id = String(filed.data.id);
    for (let n = 0; n < 2; n += 1) await fire(id, (await head(id)).lookAt);

    expect([filed.status, filed.data.callAt, filed.data.source]).toEqual([
      ...[201, '2026-11-23T10:30:00.000+08:00', 'MISSED_CALL'],
    ]);
    expect(told(w, 'callback.rung')).toEqual([(await head(id)).agent]);
  });

  test('book for a guest; whoever calls sees the number, nobody else does, and it is noted', async () => {
    const { ask, w } = await house();
    const { data } = await ask('bookForGuest', {
      staffNo: 'S20',
      body: { slot, phone: '19000000001', name: '访客甲' },
    });
    const [id, agent] = [String(data.id), String(data.agent)];
    const other = ['S06', 'S07', 'S08'].find((one) => one !== agent) ?? '';

    const shown = await ask('showNumber', { id, staffNo: agent, body: {} });
    const refused = await ask('showNumber', { id, staffNo: other, body: {} });

    expect([data.phone, shown.data.phone, shown.data.name]).toEqual(['190****0001', '19000000001', '访客甲']);
    expect([refused.status, refused.code]).toEqual([403, 'callback.notYours']);
    expect(w.story(id)).toEqual(['callback.booked', 'callback.number-shown']);
  });

  test('see what is theirs and what is due, the earliest first', async () => {
    const { ask, askRoute, w } = await house();
    const first = await ask('bookForGuest', { staffNo: 'S20', body: { slot: later, phone: '19000000001' } });
    const second = await ask('bookForGuest', { staffNo: 'S20', body: { slot, phone: '19000000002' } });
    const list = async (staffNo: string, query: Record<string, string>) => {
      const { data } = await askRoute(route('listCallbacks'), { staffNo, query });
      return (data.items as Array<{ id: string }>).map(({ id }) => id);
    };

    const all = await list('S01', {});
    const none = await list('S01', { due: '1' });
    w.now = '2026-11-23T03:30:00.000Z' as Instant;
    const due = await list('S01', { due: '1' });
    const mine = await list(String(first.data.agent), { mine: '1' });

    expect([all, none, due]).toEqual([[second.data.id, first.data.id], [], [second.data.id]]);
    expect(mine).toContain(first.data.id);
  });
});

describe('a timer', () => {
  test('of a call that was moved or cancelled does nothing, and one that fires twice acts once', async () => {
    const { ask, head, fire, w } = await house();
    const { data } = await ask('bookAsCustomer', { customer: true, body: { slot } });
    const id = String(data.callbackId);
    const old = await head(id);
    await ask('moveAsCustomer', { customer: true, id, body: { slot: later } });

    await fire(id, old.lookAt, old.generation);
    const untouched = await head(id);
    for (let n = 0; n < 3; n += 1) await fire(id, untouched.lookAt, untouched.generation);
    const reminded = await head(id);
    await ask('cancelAsCustomer', { customer: true, id, body: {} });
    await fire(id, reminded.lookAt, reminded.generation);
    await fire(id, reminded.lookAt);

    expect([untouched.status, reminded.status, (await head(id)).status]).toEqual([
      ...['RESCHEDULED', 'REMINDED', 'CANCELLED'],
    ]);
    expect(w.story(id)).toEqual([
      ...['callback.booked', 'callback.rescheduled', 'callback.reminded', 'callback.cancelled'],
    ]);
  });

  test('that is lost is made up for by the reconciler, in order and once', async () => {
    const { ask, head, w } = await house();
    const { data } = await ask('bookAsCustomer', { customer: true, body: { slot } });
    const id = String(data.callbackId);

    for (const at of ['03:22', '03:32', '03:32', '03:33'] as const) {
      w.now = `2026-11-23T${at}:00.000Z` as Instant;
      await w.reconcile();
    }

    expect(w.story(id)).toEqual(['callback.booked', 'callback.reminded', 'callback.rung']);
    expect((await head(id)).rungAt).toBe('2026-11-23T03:32:00.000Z');
  });

  test('and a guest who cancels in the same moment: one of the two wins, and nobody calls a guest who has cancelled', async () => {
    const cancelNow: { act?: (() => Promise<unknown>) | undefined } = {};
    const { ask, head, fire, w } = await house({
      before: async ({ name }: TableCall) => {
        const { act } = cancelNow;
        if (name !== 'transact' || !act) return;
        cancelNow.act = undefined;
        await act();
      },
    });
    const { data } = await ask('bookAsCustomer', { customer: true, body: { slot } });
    const id = String(data.callbackId);
    const { lookAt, generation } = await head(id);
    cancelNow.act = () => ask('cancelAsCustomer', { customer: true, id, body: {} });

    await fire(id, lookAt, generation);

    expect(w.story(id)).toEqual(['callback.booked', 'callback.cancelled']);
  });
});
