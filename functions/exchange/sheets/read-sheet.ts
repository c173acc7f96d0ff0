import { isAppError } from '../../kernel/errors.ts';
import { fileUnreadable } from '../imports/errors.ts';
import { csvRows } from './read-csv.ts';
import { xlsxRows } from './read-xlsx.ts';
import type { SheetRow } from './sheet.ts';

const begins = (file: Uint8Array, ...bytes: readonly number[]) => bytes.every((byte, n) => file[n] === byte);

/**
 * The rows of a file, by what it is and not by what it is called; one after the other, so that a large one is never there as a whole.
 * Errors: `customerImport.unreadable`, whatever is wrong with it.
 */
export async function* sheetRowsOf(file: Uint8Array): AsyncGenerator<SheetRow> {
  // The old binary format, in which workbooks with a password are kept, too.
  if (begins(file, 0xd0, 0xcf, 0x11, 0xe0)) throw fileUnreadable('OLD_OR_LOCKED');
  const isPackage = begins(file, 0x50, 0x4b, 0x03, 0x04);
  try {
    yield* isPackage ? xlsxRows(file) : csvRows(file);
  } catch (error) {
    // A package that is cut short or made by hand fails in many ways, and each of them means the same.
    throw isAppError(error) || !isPackage ? error : fileUnreadable('NOT_A_SHEET');
  }
}
