import { expect, test } from 'vitest';
import type { Expectation, Key, Table, Write } from '../../../functions/platform/table.ts';
import { freshPartition, outcomeOf, put } from './asking.ts';

const stood = { status: 'OPEN', version: 3, flag: true };
const expectations: ReadonlyArray<{ expect: Expectation; on: 'something' | 'nothing'; holds: boolean }> = [
  { expect: { absent: true }, on: 'nothing', holds: true },
  { expect: { absent: true }, on: 'something', holds: false },
  { expect: { present: true }, on: 'nothing', holds: false },
  { expect: { present: true }, on: 'something', holds: true },
  { expect: { equals: { version: 3 } }, on: 'something', holds: true },
  { expect: { equals: { version: 4 } }, on: 'something', holds: false },
  { expect: { equals: { version: '3' } }, on: 'something', holds: false },
  { expect: { equals: { version: 3 } }, on: 'nothing', holds: false },
  { expect: { equals: { missing: 'x' } }, on: 'something', holds: false },
  { expect: { equals: { flag: true, status: 'OPEN' } }, on: 'something', holds: true },
  { expect: { equals: { flag: false, status: 'OPEN' } }, on: 'something', holds: false },
  { expect: { oneOf: { status: ['SHUT', 'OPEN'] } }, on: 'something', holds: true },
  { expect: { oneOf: { status: ['SHUT'] } }, on: 'something', holds: false },
  { expect: { oneOf: { status: ['OPEN'] } }, on: 'nothing', holds: false },
  { expect: { oneOf: { missing: ['OPEN'] } }, on: 'something', holds: false },
  { expect: { equals: { version: 3 }, oneOf: { status: ['SHUT'] } }, on: 'something', holds: false },
  { expect: { atMost: { version: 3 } }, on: 'something', holds: true },
  { expect: { atMost: { version: 2 } }, on: 'something', holds: false },
  { expect: { atMost: { missing: 0 } }, on: 'something', holds: true },
  { expect: { atMost: { version: 0 } }, on: 'nothing', holds: true },
  { expect: { atMost: { status: 9 } }, on: 'something', holds: false },
];

/** Conditions of writes, alone and in a race. */
export function conditions(table: () => Table): void {
  const standing = async (on: 'something' | 'nothing') => {
    const key = { pk: freshPartition(), sk: 'A' };
    if (on === 'something') await table().write(put({ ...key, ...stood }));
    return { key, current: on === 'something' ? { ...key, ...stood } : undefined };
  };
  const writes = (key: Key, expect: Expectation): readonly Write[] => [
    put({ ...key, put: true }, expect),
    { kind: 'update', key, set: { updated: true }, expect },
    { kind: 'delete', key, expect },
    { kind: 'check', key, expect },
  ];

  test.each(expectations)(
    '$expect on $on: holds is $holds, for every kind of write',
    async ({ expect: asked, on, holds }) => {
      const places = await Promise.all([0, 1, 2, 3].map(() => standing(on)));

      const told = await Promise.all(
        places.map(({ key }, n) => outcomeOf(table().write(writes(key, asked)[n] as Write))),
      );

      expect(told).toEqual(places.map(({ current }) => (holds ? 'kept' : [{ index: 0, current }])));
    },
  );

  test('of many writers who expect the same version exactly one wins, and the others see what he wrote', async () => {
    const key = { pk: freshPartition(), sk: 'A' };
    await table().write(put({ ...key, version: 1 }));
    const take = (by: number): Write => ({
      kind: 'update',
      key,
      set: { version: 2, by },
      expect: { equals: { version: 1 } },
    });

    const told = await Promise.all(Array.from({ length: 20 }, (_, by) => outcomeOf(table().write(take(by)))));

    const winner = told.indexOf('kept');
    expect(told.filter((one) => one === 'kept')).toHaveLength(1);
    expect(told.filter((one) => one !== 'kept')).toEqual(
      Array.from({ length: 19 }, () => [{ index: 0, current: { ...key, version: 2, by: winner } }]),
    );
  });

  test('a counter with a limit is not passed by writers at the same time', async () => {
    const key = { pk: freshPartition(), sk: 'A' };
    const count: Write = { kind: 'update', key, add: { tries: 1 }, expect: { atMost: { tries: 4 } } };

    const told = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(table().write(count))));

    expect(told.filter((one) => one === 'kept')).toHaveLength(5);
    expect(await table().get(key, { consistent: true })).toEqual({ ...key, tries: 5 });
  });
}
