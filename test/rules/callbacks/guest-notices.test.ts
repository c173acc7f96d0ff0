import { expect, test } from 'vitest';
import type { Callback } from '../../../functions/callbacks/model.ts';
import { cancel, dialled, reschedule } from '../../../functions/callbacks/rules.ts';
import type { CallbackId } from '../../../functions/kernel/ids.ts';
import { addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { toGuest } from '../../../functions/notices/guest-address.ts';
import { isForGuest } from '../../../functions/notices/guest-kinds.ts';
import { overBecause } from '../../../functions/notices/still-matters.ts';
import { noticeKind } from '../../../functions/notices/store.ts';
import { timing } from '../../support/builders-callbacks.ts';
import { customerProof, everyRoute, wholeDoor } from '../../support/whole-door.ts';
import { site } from '../../support/world.ts';

const slot = '2026-11-23T03:30:00.000Z' as Instant;
const routeOf = (of: string) => everyRoute.find(({ name }) => name === of) as (typeof everyRoute)[number];
const [book, bookAsGuest] = [routeOf('bookAsCustomer'), routeOf('bookAsGuest')];

/** A customer's call, reminded of: what he is told. */
async function reminded(over: object) {
  const door = await wholeDoor({ tells: true });
  const { w } = door;
  const { data } = await door.askRoute(book, { proof: customerProof, body: { slot, ...over } });
  const id = data.callbackId as CallbackId;
  await w.until(addMinutes(slot, -9));
  const toldOf = async (kind: string) => {
    const items = w.table.items().filter((item) => item.is === 'notice' && item.kind === kind);
    const notices = await Promise.all(items.map((item) => w.records.decode(noticeKind, item)));
    return notices.filter(isForGuest);
  };
  const head = () => w.callbacks.callbacks.get(site, id);
  const change = async (decide: (callback: Callback) => ReturnType<typeof cancel>) => {
    const by = { actor: { kind: 'system' as const, site, name: 'test' }, now: w.now, correlationId: 'test' };
    const before = await head();
    await w.callbacks.callbacks.change(before, decide(before), by, 1);
    await w.relay();
  };
  return { w, id, toldOf, change };
}

test('a guest who wants to be reminded is told once, at once, of when he is called, on the number that he gave', async () => {
  const { w, id, toldOf } = await reminded({ mayRemind: true, phone: '19000000007' });
  for (const event of w.events()) await w.consume(event);

  const told = await toldOf('callback.reminded');
  const to = told[0] && (await toGuest(told[0], w.notices));

  expect(told.map(({ recipient, priority }) => [recipient, priority])).toEqual([[customerProof.sub, 'P1']]);
  expect(to).toMatchObject({
    phone: '19000000007',
    guest: { purpose: 'CALLBACK', facts: { no: id, at: slot }, page: 'pages/callback/index' },
  });
});

test('a guest who does not want it is told nothing', async () => {
  const { toldOf } = await reminded({ mayRemind: false });

  expect(await toldOf('callback.reminded')).toEqual([]);
});

test.each([
  ['as it was booked', undefined, undefined],
  ['that is cancelled', (one: Callback) => cancel(one), 'CALL_OVER'],
  [
    'that is moved',
    (one: Callback) => reschedule(one, { callAt: addMinutes(slot, 60) }, addMinutes(slot, -9), timing.numbers),
    'CALL_OVER',
  ],
] as const)('a reminder of a call %s goes out, or says nothing any more', async (_what, decide, over) => {
  const { w, toldOf, change } = await reminded({ mayRemind: true });
  if (decide) await change(decide);

  const [notice] = await toldOf('callback.reminded');

  expect(notice && (await overBecause(notice, w.notices))).toBe(over);
});

test('a guest who was not reached in the end is told that he can book again', async () => {
  const { w, toldOf, change } = await reminded({ mayRemind: false });
  await change((one) => dialled(one, { outcome: 'INVALID_NUMBER', by: 'S07' }, w.now, timing));

  const [notice] = await toldOf('callback.unreached');

  expect(notice?.delivery.channel).toBe('SUBSCRIPTION');
  expect(notice && (await overBecause(notice, w.notices))).toBeUndefined();
});

test.each([
  ['who wants it is reminded by text message of the number that he gave', { mayRemind: true }, [['SMS']]],
  ['who does not is not', { mayRemind: false }, []],
  ['whose number no text message reaches is not', { mayRemind: true, phone: '+81 9012345678' }, []],
])('a guest without login %s', async (_title, over, ways) => {
  const { w, askRoute } = await wholeDoor({ tells: true });
  const body = { slot, phone: '19000000009', noticeVersion: '2026-11', challenge: 'solved', ...over };
  const { data } = await askRoute(bookAsGuest, { body });
  await w.relay();
  await w.until(addMinutes(slot, -9));

  const items = w.table.items().filter((item) => item.is === 'notice' && item.recipient === data.callbackId);
  const notices = await Promise.all(items.map((item) => w.records.decode(noticeKind, item)));

  expect(notices.map(({ kind }) => kind)).toEqual(ways.map(() => 'callback.reminded'));
  expect(notices.map(({ delivery }) => [delivery.channel])).toEqual(ways);
  for (const notice of notices) {
    expect(await toGuest(notice, w.notices)).toEqual({ phone: '19000000009' });
    expect(await overBecause(notice, w.notices)).toBeUndefined();
  }
});
