import { describe } from 'vitest';
import type { Table } from '../../functions/platform/table.ts';
import { conditions } from './conformance/expectations.ts';
import { sparseIndexes } from './conformance/indexes.ts';
import { many } from './conformance/many-items.ts';
import { queries } from './conformance/queries.ts';
import { single } from './conformance/single-items.ts';
import { transactions } from './conformance/transactions.ts';

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
