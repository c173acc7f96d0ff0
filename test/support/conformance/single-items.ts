import { expect, test } from 'vitest';
import type { Item, Table } from '../../../functions/platform/table.ts';
import { freshPartition, put } from './asking.ts';

/** Reading and writing one item. */
export function single(table: () => Table): void {
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

  test('changing what was read changes nothing that is kept', async () => {
    const key = { pk: freshPartition(), sk: 'A' };
    await table().write(put({ ...key, list: ['a'] }));

    const read = (await table().get(key)) as Item & { list: string[] };
    // The twin in memory hands out frozen items: trying is an error there, and a copy is changed in the real table's.
    const change = () => read.list.push('b');
    if (Object.isFrozen(read.list)) expect(change).toThrow(TypeError);
    else change();

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
