import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { indexes } from '../../../functions/platform/keys.ts';
import type { Expectation, Item, Key, Query, Table, Write } from '../../../functions/platform/table.ts';
import { freshPartition, outcomeOf, pagesOf } from '../../support/conformance/asking.ts';
import { type LocalTable, localTable } from '../../support/local-table.ts';
import { memoryTable } from '../../support/memory-table.ts';

const { queue } = indexes;
let local: LocalTable | undefined;

beforeAll(async () => {
  local = await localTable(inject('endpoint'));
});
afterAll(() => local?.remove());

const states = ['OPEN', 'SHUT'];
const sks = ['A', 'B', 'C'];

const expectation: fc.Arbitrary<Expectation> = fc.oneof(
  fc.constant<Expectation>({ absent: true }),
  fc.constant<Expectation>({ present: true }),
  fc.nat({ max: 2 }).map((version): Expectation => ({ equals: { version } })),
  fc.subarray(states, { minLength: 1 }).map((status): Expectation => ({ oneOf: { status } })),
  fc.nat({ max: 3 }).map((n): Expectation => ({ atMost: { n } })),
);

const fields = fc.record(
  {
    version: fc.nat({ max: 2 }),
    status: fc.constantFrom(...states),
    n: fc.nat({ max: 3 }),
    [queue.sk]: fc.constantFrom('1', '2'),
  },
  { requiredKeys: [] },
);

/** One write of the item with a sort key; where it stands is put in later, so that every run has its own partition. */
const written = fc.record({
  kind: fc.constantFrom('put', 'update', 'delete', 'check'),
  sk: fc.constantFrom(...sks),
  fields,
  remove: fc.subarray(['status', queue.sk]),
  add: fc.integer({ min: -2, max: 2 }),
  expect: fc.option(expectation, { nil: undefined }),
});
type Written = typeof written extends fc.Arbitrary<infer W> ? W : never;

const step = fc.oneof(
  { weight: 3, arbitrary: written.map((one) => [one]) },
  { weight: 2, arbitrary: fc.uniqueArray(written, { minLength: 1, maxLength: 3, selector: ({ sk }) => sk }) },
);

function writeOf(pk: string, one: Written): Write {
  const key: Key = { pk, sk: one.sk };
  const { [queue.sk]: filed } = one.fields;
  const item = { ...one.fields, ...(filed !== undefined && { [queue.pk]: pk }) };
  const expected = one.expect && { expect: one.expect };
  if (one.kind === 'put') return { kind: 'put', item: { ...item, ...key }, ...expected };
  if (one.kind === 'delete') return { kind: 'delete', key, ...expected };
  if (one.kind === 'check') return { kind: 'check', key, expect: one.expect ?? { present: true } };
  // Nobody sets and removes one attribute in one update, and an update that does nothing is none.
  const { n: _counted, ...set } = item;
  const remove = one.remove.filter((name) => !(name in set));
  return { kind: 'update', key, set, remove, add: { n: one.add }, ...expected };
}

const views = (pk: string): readonly Query[] => [
  { pk, consistent: true },
  { pk, from: 'B', descending: true },
  { pk, limit: 1 },
  { index: 'queue', pk, to: '1' },
];

async function told(table: Table, pk: string, steps: readonly Written[][]): Promise<unknown> {
  const outcomes: unknown[] = [];
  for (const some of steps) {
    const writes = some.map((one) => writeOf(pk, one));
    const [only] = writes;
    outcomes.push(await outcomeOf(writes.length === 1 && only ? table.write(only) : table.transact(writes)));
  }
  const seen: Item[][] = [];
  for (const view of views(pk)) seen.push((await pagesOf(table, view)).flat());
  // Entries with one sort key have no order of their own in an index.
  const found = (await table.query({ index: 'queue', pk })).items.map(
    ({ sk, [queue.sk]: at }) => `${String(at)} ${sk}`,
  );
  return { outcomes, seen: seen.slice(0, 3), filed: found.sort(), early: seen[3]?.map(({ sk }) => sk).sort() };
}

test('whatever is written, the table in memory and DynamoDB answer and keep the same', async () => {
  const real = local?.table as Table;
  const twin = memoryTable();

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const pk = freshPartition();

      const [said, meant] = [await told(twin, pk, steps), await told(real, pk, steps)];

      expect(said).toEqual(meant);
    }),
    { numRuns: 40 },
  );
});
