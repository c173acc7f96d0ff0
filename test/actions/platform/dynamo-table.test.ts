import { afterAll, beforeAll, inject } from 'vitest';
import { type LocalTable, localTable } from '../../support/local-table.ts';
import { tableConformance } from '../../support/table-conformance.ts';

let local: LocalTable | undefined;

beforeAll(async () => {
  local = await localTable(inject('endpoint'));
});
afterAll(() => local?.remove());

tableConformance('the table on the local cloud', () => {
  if (!local) throw new Error('the table is not made yet');
  return local.table;
});
