import { memoryTable } from '../../support/memory-table.ts';
import { tableConformance } from '../../support/table-conformance.ts';

const table = memoryTable();

tableConformance('the table in memory', () => table);
