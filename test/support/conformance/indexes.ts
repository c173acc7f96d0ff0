import { expect, test } from 'vitest';
import { indexes } from '../../../functions/platform/keys.ts';
import type { Table } from '../../../functions/platform/table.ts';
import { freshPartition, pagesOf, put, sorts } from './asking.ts';

const { queue } = indexes;

/** Sparse indexes that hold keys only. */
export function sparseIndexes(table: () => Table): void {
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
