import { expect, test } from 'vitest';
import type { Item, Table } from '../../../functions/platform/table.ts';
import { freshPartition, put } from './asking.ts';

const KB = 1_024;

/** Batches, and the size of an item. */
export function many(table: () => Table): void {
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
