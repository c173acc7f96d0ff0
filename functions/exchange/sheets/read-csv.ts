import { CsvError, parse } from 'csv-parse';
import { fileUnreadable } from '../imports/errors.ts';
import { limits, type SheetRow, withinLimits } from './sheet.ts';

/** UTF-8, or what Excel writes in China where nobody asks it for UTF-8; the mark at the beginning tells UTF-16. */
function decoded(file: Uint8Array): string {
  const marked = file[0] === 0xff && file[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of marked) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch {
      // Not in this one.
    }
  }
  throw fileUnreadable('NO_TEXT');
}

/** The separator that the headings are written with. */
const separatorOf = (text: string): string => {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
};

/** The rows of a CSV, one after the other. Errors: `customerImport.unreadable`. */
export async function* csvRows(file: Uint8Array): AsyncGenerator<SheetRow> {
  const text = decoded(file);
  if (text.includes('\0')) throw fileUnreadable('NOT_A_SHEET');
  const parser = parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    max_record_size: limits.columns * limits.cellLetters,
  });
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      yield withinLimits({ row, cells });
    }
  } catch (error) {
    if (error instanceof CsvError) throw fileUnreadable('NOT_A_SHEET');
    throw error;
  }
}
