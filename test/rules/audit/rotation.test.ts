import { describe, expect, test } from 'vitest';
import { resealItem } from '../../../functions/audit/rotation/reseal-item.ts';
import { sealedTextsOf } from '../../../functions/platform/sealed-texts.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { rotating } from '../../support/rotating.ts';
import { wholeDoor } from '../../support/whole-door.ts';

const people = Array.from({ length: 130 }, (_, n) => `${'ABCD'[Math.floor(n / 90)]}${String((n % 90) + 10)}`);

/** People taken on over three days, each day under a key of its own, and a rotation that has begun on the fourth. */
async function threeDays(options: Parameters<typeof rotating>[0] = {}, some = people.slice(0, 12)) {
  const house = rotating(options);
  for (const [n, staffNo] of some.entries()) {
    await house.takeOn(staffNo);
    if (n % 4 === 3) house.nextDay();
  }
  return house;
}

describe('a rotation of keys', () => {
  test('seals every text under the newest key, and takes the old keys away when a pass has found none of them', async () => {
    const house = await threeDays();
    const before = [house.keysKept().length, house.keysUsed().length];

    await house.begin();
    await house.run();

    expect(before).toEqual([3, 3]);
    expect([house.keysKept(), house.keysUsed()]).toEqual([['20261126'], ['20261126']]);
    expect(await house.state()).toMatchObject({
      status: 'DONE',
      pass: 2,
      retired: 3,
      resealedInAll: 24,
      unreadable: 0,
    });
    expect(await house.nameOf('A13')).toBe('名字A13');
  });

  test('leaves a sealed text that was taken elsewhere closed, before and after', async () => {
    const house = await threeDays();
    const [a, b] = [house.itemOf('A10'), house.itemOf('A11')];
    const brought = { ...b, name: a.name } as Item;
    await house.table.putAll([brought]);

    await house.begin();
    await house.run();

    await expect(house.nameOf('A11')).rejects.toThrow();
    expect(await house.state()).toMatchObject({
      status: 'STUCK',
      unreadable: 1,
      retired: 0,
      firstUnreadable: `${brought.pk} ${brought.sk} name`,
    });
    expect(house.keysKept()).toContain('20261123');
  });

  test('goes on where a run has ended, and looks at nothing twice but the page it was on', async () => {
    const house = await threeDays({}, people);
    await house.begin();

    const looked = [];
    for (let n = 0; n < 3; n += 1) looked.push(await house.run(1));
    const under = await house.state();
    await house.run();

    expect(looked).toEqual([100, 100, expect.any(Number)]);
    expect(under).toMatchObject({ status: 'RUNNING', pass: 2 });
    // The last two came on the day of the rotation, whose key stays.
    expect(await house.state()).toMatchObject({ status: 'DONE', resealedInAll: 256 });
  });

  test('ends the same wherever a run has crashed', async () => {
    for (let dies = 1; dies < 60; dies += 7) {
      let calls = Number.NEGATIVE_INFINITY;
      const house = await threeDays({
        before: () => {
          calls += 1;
          if (calls === dies) throw new Error('the function has crashed');
        },
      });
      await house.begin();
      calls = 0;
      await house.run().catch(() => undefined);
      calls = Number.NEGATIVE_INFINITY;
      await house.run();

      expect([house.keysKept(), (await house.state())?.status]).toEqual([['20261126'], 'DONE']);
      expect(await house.nameOf('A21')).toBe('名字A21');
    }
  });

  test('of two runs at once does the work once, and neither undoes what the other did', async () => {
    const house = await threeDays({}, people);
    await house.begin();

    await Promise.all([house.run(), house.run(), house.run()]);
    await house.run();

    expect([house.keysUsed(), (await house.state())?.status]).toEqual([house.keysKept(), 'DONE']);
  });

  test('takes what somebody has changed meanwhile as he left it', async () => {
    const house = await threeDays();
    const stood = house.itemOf('A10');
    await house.rename('A10', '新名');

    const outcome = await resealItem(stood, house.records, '20261126');

    expect(outcome).toEqual({ texts: 0, lost: true });
    expect(await house.nameOf('A10')).toBe('新名');
  });

  test('done twice does nothing the second time', async () => {
    const house = await threeDays();
    await house.begin();
    await house.run();
    const once = JSON.stringify(house.table.items().filter(({ is }) => is !== 'key-rotation'));

    for (const item of house.table.items()) await resealItem(item, house.records, '20261126');

    expect(JSON.stringify(house.table.items().filter(({ is }) => is !== 'key-rotation'))).toBe(once);
  });

  test('is begun anew when it is over, and not while it runs', async () => {
    const house = await threeDays();
    await house.begin();

    await expect(house.begin()).rejects.toMatchObject({ code: 'state.notAllowed' });
    await house.run();
    house.nextDay();

    expect(await house.begin()).toMatchObject({ status: 'RUNNING', keysBefore: '20261127', pass: 1 });
  });
});

test('sealed texts are found wherever they stand in an item, and nothing else is taken for one', () => {
  const sealed = `v1.20261123.${'A'.repeat(40)}`;
  const item = {
    pk: sealed,
    sk: 'x',
    name: sealed,
    of: { list: ['v1.20261123.short', sealed], n: 1 },
    sealedAs: { name: sealed },
  };

  expect(sealedTextsOf(item as Item)).toEqual([
    { field: 'name', sealed },
    { field: 'of.list.1', sealed },
  ]);
});

test('whoever may begin a rotation sees how far it has come; the same request twice begins one', async () => {
  const door = await wholeDoor();
  const path = '/audit/key-rotation';
  const begin = (staffNo: string, key: string) =>
    door.ask('audit', {
      ...{ method: 'POST', path, staffNo, body: { reason: '年度密钥轮换' } },
      headers: { 'idempotency-key': key },
    });

  const none = await door.ask('audit', { method: 'GET', path, staffNo: 'P01' });
  const told = [await begin('A01', 'request-1'), await begin('P01', 'request-2'), await begin('P01', 'request-2')];
  const another = await begin('P01', 'request-3');
  const seen = await door.ask('audit', { method: 'GET', path, staffNo: 'P01' });

  expect([none.code, ...told.map(({ status }) => status)]).toEqual(['audit.noRotation', 403, 202, 202]);
  expect(another.code).toBe('state.notAllowed');
  expect(seen.data).toMatchObject({ status: 'RUNNING', pass: 1, looked: 0, startedBy: 'P01' });
});
