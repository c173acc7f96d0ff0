import { expect, test } from 'vitest';
import type { Table, Write } from '../../../functions/platform/table.ts';
import { freshPartition, outcomeOf, put } from './asking.ts';

/** All writes or none. */
export function transactions(table: () => Table): void {
  test('keeps all writes of a transaction', async () => {
    const pk = freshPartition();
    await table().putAll([
      { pk, sk: 'updated', n: 1 },
      { pk, sk: 'deleted' },
      { pk, sk: 'checked', version: 7 },
    ]);

    await table().transact([
      put({ pk, sk: 'put' }, { absent: true }),
      { kind: 'update', key: { pk, sk: 'updated' }, add: { n: 1 } },
      { kind: 'delete', key: { pk, sk: 'deleted' } },
      { kind: 'check', key: { pk, sk: 'checked' }, expect: { equals: { version: 7 } } },
    ]);

    const { items } = await table().query({ pk, consistent: true });
    expect(items).toEqual([
      { pk, sk: 'checked', version: 7 },
      { pk, sk: 'put' },
      { pk, sk: 'updated', n: 2 },
    ]);
  });

  test('keeps nothing when one expectation fails, and tells which and what stands there', async () => {
    const pk = freshPartition();
    await table().write(put({ pk, sk: 'B', version: 2 }));

    const told = await outcomeOf(
      table().transact([
        put({ pk, sk: 'A' }, { absent: true }),
        put({ pk, sk: 'B', version: 9 }, { equals: { version: 1 } }),
        { kind: 'check', key: { pk, sk: 'C' }, expect: { present: true } },
      ]),
    );

    expect(told).toEqual([
      { index: 1, current: { pk, sk: 'B', version: 2 } },
      { index: 2, current: undefined },
    ]);
    expect((await table().query({ pk, consistent: true })).items).toEqual([{ pk, sk: 'B', version: 2 }]);
  });

  test('acts once for one token, however often it is sent', async () => {
    const key = { pk: freshPartition(), sk: 'A' };
    const count: readonly Write[] = [{ kind: 'update', key, add: { n: 1 } }];

    await table().transact(count, `once-${key.pk}`);
    await table().transact(count, `once-${key.pk}`);

    expect(await table().get(key, { consistent: true })).toEqual({ ...key, n: 1 });
  });

  test('refuses a token that comes with other writes', async () => {
    const key = { pk: freshPartition(), sk: 'A' };
    await table().transact([put({ ...key, n: 1 })], `other-${key.pk}`);

    const second = table().transact([put({ ...key, n: 2 })], `other-${key.pk}`);

    await expect(second).rejects.toThrow();
    expect(await table().get(key, { consistent: true })).toEqual({ ...key, n: 1 });
  });

  test('does not take two writes of one item, nor more than a hundred', async () => {
    const pk = freshPartition();
    const check: Write = { kind: 'check', key: { pk, sk: '0' }, expect: { absent: true } };
    const many = (n: number) => Array.from({ length: n }, (_, one) => put({ pk, sk: String(one) }));

    await expect(table().transact([put({ pk, sk: '0' }), check])).rejects.toThrow();
    await expect(table().transact(many(101))).rejects.toThrow();
    await table().transact(many(100));

    expect((await table().query({ pk, consistent: true })).items).toHaveLength(100);
  });

  test('of two transactions that meet in one item, the loser leaves nothing', async () => {
    const pk = freshPartition();
    const claim = (by: string): readonly Write[] => [
      put({ pk, sk: 'room', by }, { absent: true }),
      put({ pk, sk: `event ${by}` }, { absent: true }),
    ];

    const told = await Promise.all(['a', 'b', 'c', 'd'].map((by) => outcomeOf(table().transact(claim(by)))));

    const winner = ['a', 'b', 'c', 'd'][told.indexOf('kept')];
    expect(told.filter((one) => one === 'kept')).toHaveLength(1);
    expect((await table().query({ pk, consistent: true })).items).toEqual([
      { pk, sk: `event ${winner}` },
      { pk, sk: 'room', by: winner },
    ]);
  });
}
