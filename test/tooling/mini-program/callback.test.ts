import { beforeAll, describe, expect, test } from 'vitest';
import { builtProgram, miniProgram } from '../../support/mini-program.ts';
import { aCall, aService, done, refused } from '../../support/mini-program-service.ts';
import type { Guest } from '../../support/strict-wx-screen.ts';

let dist: string;
beforeAll(async () => {
  const built = await builtProgram();
  dist = built.dist;
  return built.close;
});

const day = '2026-11-25';
const slot = `${day}T10:00:00.000+08:00`;

/** The page on a day with free slots. */
async function onDay(service = aService(), guest?: Guest) {
  const program = miniProgram(dist, service, guest);
  const page = await program.open('callback');
  await page.choose('.day', day);
  const sent = (path: RegExp) => program.asked.filter(({ method, url }) => method === 'POST' && path.test(url));
  return {
    program,
    service,
    page,
    bookings: () => sent(/\/me\/callbacks$/),
    changes: () => sent(/\/me\/callbacks\/\w+\/\w+$/),
  };
}
const withCall = (more: object = {}) => aService({ calls: () => done({ items: [aCall(more)], hasMore: false }) });

describe('booking a call', () => {
  test('shows the slots of the day, and lets nobody choose a full one', async () => {
    const { page } = await onDay();

    const full = page.tap('.slot', 1);

    expect(page.texts('.slot')).toEqual(['10:00–10:30', '10:30–11:00', '11:00–11:30']);
    await expect(full).rejects.toThrow('.slot is disabled');
  });

  test('asks for the slot, the topic and the number that were given, and reminds if it may', async () => {
    const { page, bookings, program } = await onDay();
    await page.choose('.topic', 1);
    await page.type('.phone', '19000000001');
    await page.tap('.slot');

    await page.tap('.book');

    expect(bookings().map(({ body }) => body)).toEqual([
      { slot, topic: 'COMPLAINT', mayRemind: true, phone: '19000000001' },
    ]);
    expect(program.seen.asked).toHaveLength(1);
    expect(page.textOf('.said')).toBe('已预约，届时请保持电话畅通。');
  });

  test.each(['reject', 'off'] as const)('books without a reminder when the guest says %s', async (consents) => {
    const { page, bookings } = await onDay(aService(), { consents });
    await page.tap('.slot');

    await page.tap('.book');

    expect(bookings().map(({ body }) => body)).toEqual([{ slot, topic: 'INQUIRY', mayRemind: false }]);
  });

  test('wants a slot first', async () => {
    const { page, bookings, program } = await onDay();

    await page.tap('.book');

    expect(page.textOf('.said')).toBe('请先选择时间。');
    expect([bookings().length, program.seen.asked.length]).toEqual([0, 0]);
  });

  test('whose answer is lost says so, and books nothing twice', async () => {
    const { page, bookings, service, program } = await onDay(aService({ book: () => 'none' }));
    await page.tap('.slot');
    await page.tap('.book');
    const said = page.textOf('.said');
    service.book = () => done(aCall(), 201);

    await page.tap('.book');

    expect(said).toContain('没有收到答复');
    expect(new Set(bookings().map(({ header, body }) => JSON.stringify([header['idempotency-key'], body]))).size).toBe(
      1,
    );
    expect(program.seen.asked).toHaveLength(1);
  });

  test('in a slot that was just taken says so, and lets another be chosen', async () => {
    const { page, bookings, service } = await onDay(
      aService({ book: () => refused(409, 'callback.slotFull', {}, '该时段已约满') }),
    );
    await page.tap('.slot');
    await page.tap('.book');
    const said = page.textOf('.said');
    service.book = () => done(aCall(), 201);

    await page.tap('.slot');
    await page.tap('.book');

    expect(said).toBe('该时段已约满');
    expect(new Set(bookings().map(({ header }) => header['idempotency-key'])).size).toBe(2);
  });

  test('without any number known marks the field', async () => {
    const needed = refused(
      400,
      'callback.phoneNeeded',
      { fields: [{ path: 'phone', reason: 'needed' }] },
      '请填写回电号码',
    );
    const { page } = await onDay(aService({ book: () => needed }));
    await page.tap('.slot');

    await page.tap('.book');

    expect([page.textOf('.phone-fault'), page.textOf('.said')]).toEqual(['请填写', '请填写回电号码']);
  });
});

describe('a booked call', () => {
  test('is shown with its time and state', async () => {
    const { page } = await onDay(withCall());

    expect(page.texts('.call')).toEqual([expect.stringMatching(/2026-11-25 10:00.*已预约/s)]);
  });

  test('is moved to another slot', async () => {
    const { page, changes } = await onDay(withCall());
    await page.tap('.move');
    await page.tap('.slot');

    await page.tap('.move-here');

    expect(changes().map(({ url, body }) => [url.split('/').at(-1), body])).toEqual([['reschedule', { slot }]]);
    expect([page.textOf('.said'), page.has('.book')]).toEqual(['已改期。', true]);
  });

  test('stays where it is when the guest thinks again', async () => {
    const { page, changes } = await onDay(withCall());
    await page.tap('.move');

    await page.tap('.keep');

    expect([changes().length, page.has('.book')]).toEqual([0, true]);
  });

  test('is cancelled by two taps', async () => {
    const { page, changes } = await onDay(withCall());

    await page.tap('.cancel');
    const after = [changes().length, page.textOf('.cancel')];
    await page.tap('.cancel');

    expect(after).toEqual([0, '再点一次确认：取消预约']);
    expect(changes().map(({ url }) => url.split('/').at(-1))).toEqual(['cancel']);
  });

  test('that is over offers nothing more', async () => {
    const { page } = await onDay(withCall({ status: 'DONE', statusText: { zh: '已回电', en: 'Called' } }));

    expect([page.has('.move'), page.has('.cancel')]).toEqual([false, false]);
  });
});
