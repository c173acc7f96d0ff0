import { CsvError, parse } from 'csv-parse/sync';
import { notATable } from './errors.ts';
import { MOST_ROWS } from './import-contract.ts';
import { neededColumns, type ReadLine } from './import-rules.ts';

/** A CSV text as lines by column. Errors: `staffImport.notATable` with the line, where it cannot be read as one. */
export function readTable(csv: string): ReadLine[] {
  const rows = parsed(csv);
  const missing = neededColumns.find((column) => rows[0]?.record[column] === undefined);
  if (rows.length > 0 && missing !== undefined) throw notATable(1, `the column ${missing} is missing`);
  if (rows.length > MOST_ROWS) throw notATable(MOST_ROWS + 2, `a file has at most ${MOST_ROWS} rows`);
  return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

function parsed(csv: string): Parsed[] {
  try {
    return parse(csv, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }) as Parsed[];
  } catch (error) {
    if (error instanceof CsvError) throw notATable(Number(error.lines ?? 1), error.code);
    throw error;
  }
}
