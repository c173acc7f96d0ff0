import { fileUnreadable } from '../imports/errors.ts';

/** One row of a sheet: its texts from the first column on, and its number as a spreadsheet shows it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** How much a sheet may hold: a list of customers is far below, and whatever is above is none. */
export const limits = {
  fileBytes: 20 * 1_048_576,
  rows: 50_000,
  columns: 60,
  cellLetters: 2_000,
  /** What an XLSX may unpack to: 50,000 rows of a dozen columns are some 40 MB. */
  inflatedBytes: 160 * 1_048_576,
  /** Of all texts that a workbook shares among its cells. */
  sharedLetters: 40_000_000,
} as const;

/** A row within the limits. Errors: `customerImport.unreadable`. */
export function withinLimits(row: SheetRow): SheetRow {
  if (row.cells.length > limits.columns || row.cells.some((cell) => cell.length > limits.cellLetters))
    throw fileUnreadable('TOO_WIDE');
  return row;
}
