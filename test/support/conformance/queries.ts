import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Query, Table } from '../../../functions/platform/table.ts';
import { freshPartition, pagesOf, put, sorts } from './asking.ts';

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

/** Ranges and pages of a partition. */
export function queries(table: () => Table): void {
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
