import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexes } from '../../functions/platform/keys.ts';
import type { Expectation, Item, Key, Query, RawCursor, Table, Write } from '../../functions/platform/table.ts';
import { WriteLost } from '../../functions/platform/table.ts';

let partitions = 0;

/** A partition that no other test writes to, so that one table serves a whole file. */
export const freshPartition = (): string => {
  partitions += 1;
  return `S#test#${process.pid}#${partitions}`;
};

const { queue } = indexes;
const KB = 1_024;
const MOST_PAGES = 50;

export const put = (item: Item, expect?: Expectation): Write => ({ kind: 'put', item, ...(expect && { expect }) });

/** What became of a write: `kept`, or which writes lost and what stood there. */
export async function outcomeOf(done: Promise<unknown>): Promise<unknown> {
  try {
    await done;
    return 'kept';
  } catch (error) {
    if (error instanceof WriteLost) return error.lost;
    throw error;
  }
}

/** Every page of a Query, one after the other. */
export async function pagesOf(table: Table, query: Query): Promise<Item[][]> {
  const pages: Item[][] = [];
  let after: RawCursor | undefined;
  do {
    const page = await table.query({ ...query, ...(after && { after }) });
    pages.push([...page.items]);
    if (pages.length > MOST_PAGES) throw new Error('the pages of a Query do not end');
    after = page.next;
  } while (after);
  return pages;
}

const sorts = (items: readonly Item[]) => items.map((item) => item.sk);

function single(table: () => Table): void {
  test('gives back what was put, with nothing that was undefined', async () => {
    const key = { pk: freshPartition(), sk: 'A' };
    const kept = { text: '马铃薯 🥔', empty: '', n: 1.5, big: 4_503_599_627_370_497, yes: true, nothing: null };
    const item = { ...key, ...kept, list: [], group: { deep: ['a', { b: 1 }] } };

    await table().write(put({ ...item, gone: undefined, group: { ...item.group, gone: undefined } } as Item));

    expect(await table().get(key, { consistent: true })).toEqual(item);
    expect(Object.keys((await table().get(key)) as Item)).not.toContain('gone');
  });

  test('gives nothing where nothing stands', async () => {
    const found = await table().get({ pk: freshPartition(), sk: 'A' });

    expect(found).toBeUndefined();
  });

  test('hands out copies: changing what was read changes nothing that is kept', async () => {
    const key = { pk: freshPartition(), sk: 'A' };
    await table().write(put({ ...key, list: ['a'] }));

    const read = (await table().get(key)) as Item & { list: string[] };
    read.list.push('b');

    expect(await table().get(key)).toEqual({ ...key, list: ['a'] });
  });

  test('sets, removes and adds, and leaves the rest as it is', async () => {
    const key = { pk: freshPartition(), sk: 'A' };
    await table().write(put({ ...key, status: 'OPEN', name: 'x', size: 1, stays: { a: 1 } }));

    await table().write({
      kind: 'update',
      key,
      set: { status: 'SHUT', date: 'd', stays: undefined },
      remove: ['name', 'never-there'],
      add: { size: 2, count: 3 },
    });

    expect(await table().get(key)).toEqual({ ...key, status: 'SHUT', date: 'd', size: 3, count: 3, stays: { a: 1 } });
  });

  test('an update where nothing stands makes the item', async () => {
    const key = { pk: freshPartition(), sk: 'A' };

    await table().write({ kind: 'update', key, add: { tries: 1 } });

    expect(await table().get(key)).toEqual({ ...key, tries: 1 });
  });

  test('deletes, also what is not there', async () => {
    const key = { pk: freshPartition(), sk: 'A' };
    await table().write(put({ ...key }));

    await table().write({ kind: 'delete', key });
    await table().write({ kind: 'delete', key });

    expect(await table().get(key)).toBeUndefined();
  });
}

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

function conditions(table: () => Table): void {
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

function transactions(table: () => Table): void {
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

const ranged: ReadonlyArray<{ range: Partial<Query>; finds: readonly string[] }> = [
  { range: {}, finds: ['A#1', 'A#2', 'B', 'B#1', 'C'] },
  { range: { descending: true }, finds: ['C', 'B#1', 'B', 'A#2', 'A#1'] },
  { range: { begins: 'A#' }, finds: ['A#1', 'A#2'] },
  { range: { from: 'A#2' }, finds: ['A#2', 'B', 'B#1', 'C'] },
  { range: { to: 'B' }, finds: ['A#1', 'A#2', 'B'] },
  { range: { from: 'A#2', to: 'B#1' }, finds: ['A#2', 'B', 'B#1'] },
  { range: { from: 'B\u0000' }, finds: ['B#1', 'C'] },
  { range: { from: 'B', to: 'B\uffff' }, finds: ['B', 'B#1'] },
  { range: { limit: 2 }, finds: ['A#1', 'A#2'] },
  { range: { limit: 2, descending: true }, finds: ['C', 'B#1'] },
  { range: { consistent: true, from: 'X' }, finds: [] },
];

function queries(table: () => Table): void {
  test.each(ranged)('a Query of $range finds $finds', async ({ range, finds }) => {
    const pk = freshPartition();
    await table().putAll(['C', 'A#2', 'B', 'A#1', 'B#1'].map((sk) => ({ pk, sk })));
    await table().write(put({ pk: `${pk}x`, sk: 'B' }));

    const page = await table().query({ pk, ...range });

    expect(sorts(page.items)).toEqual(finds);
  });

  test('pages of any size, in either direction, lose and repeat nothing', async () => {
    const several = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9#]{1,4}$/), { minLength: 1, maxLength: 12 });

    await fc.assert(
      fc.asyncProperty(several, fc.integer({ min: 1, max: 5 }), fc.boolean(), async (names, limit, descending) => {
        const pk = freshPartition();
        await table().putAll(names.map((sk) => ({ pk, sk })));

        const pages = await pagesOf(table(), { pk, limit, descending });

        const sorted = [...names].sort();
        expect(sorts(pages.flat())).toEqual(descending ? sorted.reverse() : sorted);
        expect(pages.every((page) => page.length <= limit)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('tells of no next page after the last one, when the limit was not reached', async () => {
    const pk = freshPartition();
    await table().putAll([
      { pk, sk: 'A' },
      { pk, sk: 'B' },
    ]);

    const page = await table().query({ pk, limit: 3 });

    expect(page.next).toBeUndefined();
  });
}

function sparseIndexes(table: () => Table): void {
  const filed = (pk: string, sk: string, at: string, place = pk) => ({
    pk: `${pk}#${sk}`,
    sk,
    [queue.pk]: place,
    [queue.sk]: at,
    other: 1,
  });

  test('an index holds only items with both its keys, and gives back keys only', async () => {
    const pk = freshPartition();
    await table().putAll([filed(pk, 'A', '2'), filed(pk, 'B', '1'), { pk, sk: 'C' }, { pk, sk: 'D', [queue.pk]: pk }]);

    const { items } = await table().query({ index: 'queue', pk });

    expect(items).toEqual([
      { pk: `${pk}#B`, sk: 'B', [queue.pk]: pk, [queue.sk]: '1' },
      { pk: `${pk}#A`, sk: 'A', [queue.pk]: pk, [queue.sk]: '2' },
    ]);
  });

  test('an item moves in its index when its index keys change, and leaves when they go', async () => {
    const pk = freshPartition();
    const key = { pk: `${pk}#A`, sk: 'A' };
    const found = async (place: string) => sorts((await table().query({ index: 'queue', pk: place })).items);
    await table().write(put(filed(pk, 'A', '1')));

    await table().write({ kind: 'update', key, set: { [queue.pk]: `${pk}x` } });
    const moved = [await found(pk), await found(`${pk}x`)];
    await table().write({ kind: 'update', key, remove: [queue.pk, queue.sk] });
    const left = await found(`${pk}x`);

    expect(moved).toEqual([[], ['A']]);
    expect(left).toEqual([]);
  });

  test('entries with the same sort key are paged through without loss', async () => {
    const pk = freshPartition();
    const names = ['A', 'B', 'C', 'D', 'E'];
    await table().putAll(names.map((sk) => filed(pk, sk, 'same')));

    const pages = await pagesOf(table(), { index: 'queue', pk, limit: 2 });

    expect(sorts(pages.flat()).sort()).toEqual(names);
  });

  test('bounds of an index Query are those of its own sort key', async () => {
    const pk = freshPartition();
    await table().putAll(['1', '2', '3'].map((at) => filed(pk, `sk${at}`, at)));

    const { items } = await table().query({ index: 'queue', pk, to: '2', descending: true });

    expect(sorts(items)).toEqual(['sk2', 'sk1']);
  });

  test.each([{ [queue.pk]: '' }, { [queue.sk]: '' }, { sk: '' }])(
    'a key that is empty is refused: %o',
    async (empty) => {
      const pk = freshPartition();

      const written = table().write(put({ ...filed(pk, 'A', '1'), ...empty }));

      await expect(written).rejects.toThrow();
    },
  );
}

function many(table: () => Table): void {
  test('reads many items in the order asked, missing and repeated ones too', async () => {
    const pk = freshPartition();
    const items = Array.from({ length: 230 }, (_, n) => ({ pk, sk: String(n).padStart(3, '0') }));
    await table().putAll(items);
    const asked = [...items].reverse().flatMap((item, n) => (n === 7 ? [item, { pk, sk: 'none' }, item] : [item]));

    const found = await table().getAll(asked, { consistent: true });

    expect(found).toEqual(asked.map((key) => (key.sk === 'none' ? undefined : key)));
    expect(await table().getAll([])).toEqual([]);
  });

  test('putting many items replaces what stood there', async () => {
    const pk = freshPartition();
    await table().write(put({ pk, sk: '00', old: true }));

    await table().putAll(Array.from({ length: 60 }, (_, n) => ({ pk, sk: String(n).padStart(2, '0') })));

    expect(await table().get({ pk, sk: '00' }, { consistent: true })).toEqual({ pk, sk: '00' });
    expect((await table().query({ pk, consistent: true })).items).toHaveLength(60);
  });

  test.each([
    { way: 'a put', act: (item: Item) => table().write(put(item)) },
    { way: 'a transaction', act: (item: Item) => table().transact([put(item)]) },
    { way: 'a batch', act: (item: Item) => table().putAll([item]) },
    {
      way: 'an update',
      act: ({ pk, sk, text }: Item) => table().write({ kind: 'update', key: { pk, sk }, set: { text } }),
    },
    {
      way: 'an update in a transaction',
      act: ({ pk, sk, text }: Item) => table().transact([{ kind: 'update', key: { pk, sk }, set: { text } }]),
    },
  ])('$way keeps an item of 390 KB and refuses one of 410 KB as too large', async ({ act }) => {
    const pk = freshPartition();
    const sized = (sk: string, kb: number) => ({ pk, sk, text: 'x'.repeat(kb * KB) });

    await act(sized('fits', 390));
    const tooLarge = act(sized('too-large', 410));

    await expect(tooLarge).rejects.toMatchObject({ code: 'table.tooLarge', kind: 'tooLarge' });
    expect(await table().get({ pk, sk: 'too-large' }, { consistent: true })).toBeUndefined();
  });
}

/** What every implementation of the table port does alike. `table` is asked for in each test, so it may be made beforehand. */
export function tableConformance(name: string, table: () => Table): void {
  describe(name, () => {
    describe('one item', () => single(table));
    describe('an expectation', () => conditions(table));
    describe('a transaction', () => transactions(table));
    describe('a partition', () => queries(table));
    describe('an index', () => sparseIndexes(table));
    describe('many items', () => many(table));
  });
}
