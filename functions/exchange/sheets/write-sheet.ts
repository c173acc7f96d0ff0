import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';

/**
 * A CSV that Excel opens as it is: UTF-8 with its mark. A cell that a spreadsheet would calculate gets a `'` before it (OWASP, CSV
 * injection).
 */
export const csvFile = (lines: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(
    stringify(lines as string[][], { bom: true, escape_formulas: true, record_delimiter: 'windows' }),
  );

export interface SheetToWrite {
  readonly name: string;
  readonly lines: readonly (readonly string[])[];
}

const WIDTH = 18;

/** An XLSX in which every cell is a text: a spreadsheet shows what begins as a formula does, and calculates nothing. */
export async function xlsxFile(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, lines }) => ({
    sheet: name,
    columns: (lines[0] ?? []).map(() => ({ width: WIDTH })),
    stickyRowsCount: 1,
    data: lines.map((line) => line.map((value) => ({ value, type: String }))),
  }));
  return writeExcelFile(written).toBuffer();
}
