import { fileUnreadable } from '../imports/errors.ts';
import { readXml, xmlOf } from './read-xml.ts';
import { limits, type SheetRow, withinLimits } from './sheet.ts';
import { type Unzipped, unzipped } from './unzip.ts';

/** What the cells of a sheet refer to. */
interface Workbook {
  /** Where the first sheet stands in the package. */
  readonly sheet: string;
  readonly shared: readonly string[];
  /** Whether a style shows its number as a day. */
  readonly isDate: readonly boolean[];
  readonly since1904: boolean;
}

/** Number formats of the standard that show days: ECMA-376, 18.8.30. */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const showsDay = (code: string): boolean => /[yd年日]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

async function firstSheet(files: Unzipped): Promise<Pick<Workbook, 'sheet' | 'since1904'>> {
  let [first, since1904] = ['', false];
  await readXml(files.open('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name === 'sheet' && first === '')
        first = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
    },
  });
  const targets = new Map<string, string>();
  await readXml(files.open('xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
  });
  const target = targets.get(first);
  if (target === undefined) throw fileUnreadable('NOT_A_SHEET');
  return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, since1904 };
}

async function dateStyles(files: Unzipped): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let within = false;
  await readXml(files.open('xl/styles.xml'), {
    open(name, { numFmtId, formatCode }) {
      const id = Number(numFmtId);
      if (name === 'numFmt') own.set(id, showsDay(formatCode ?? ''));
      if (name === 'cellXfs') within = true;
      if (name === 'xf' && within) styles.push(own.get(id) ?? isDateFormat(id));
    },
    close(name) {
      if (name === 'cellXfs') within = false;
    },
  });
  return styles;
}

/** Texts that cells share. How a text is read aloud (`rPh`) is no part of it. */
async function sharedTexts(files: Unzipped): Promise<string[]> {
  const texts: string[] = [];
  let [text, aloud, reading, letters] = ['', false, false, 0];
  await readXml(files.open('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') aloud = true;
      reading = name === 't' && !aloud;
    },
    text(more) {
      if (reading) text += more;
    },
    close(name) {
      if (name === 't') reading = false;
      if (name === 'rPh') aloud = false;
      if (name !== 'si') return;
      letters += text.length;
      if (letters > limits.sharedLetters) throw fileUnreadable('TOO_MUCH_INSIDE');
      texts.push(text);
    },
  });
  return texts;
}

const DAY_MS = 86_400_000;
// Day 60 of the older count is 29 February 1900, which never was: days after it count from one day earlier.
const EPOCHS = { since1900: Date.UTC(1899, 11, 30), since1904: Date.UTC(1904, 0, 1) } as const;
const LATEST_DAY = 2_958_465; // 9999-12-31

function dayText(serial: number, since1904: boolean): string {
  if (!(serial >= 1 && serial <= LATEST_DAY)) return String(serial);
  const at = (since1904 ? EPOCHS.since1904 : EPOCHS.since1900) + Math.floor(serial) * DAY_MS;
  return new Date(at).toISOString().slice(0, 10);
}

/** A number without the notation that spreadsheets keep it in: 1.9E10 is a telephone. */
function numberText(text: string): string {
  const value = Number(text);
  return /[eE.]/.test(text) && Number.isSafeInteger(value) ? String(value) : text;
}

/** `AB` → 28. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** A cell as it is read: its kind, its style, its value, and its formula where it is calculated. */
interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | undefined;
}

function textOf({ type, style, value, formula }: Cell, { shared, isDate, since1904 }: Workbook): string {
  // What it comes to was put there by whoever sent the file: it is taken for the formula that it is.
  if (formula !== undefined) return `=${formula}`;
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'str' || type === 'inlineStr' || type === 'e' || type === 'b' || type === 'd') return value;
  if (value !== '' && isDate[style]) return dayText(Number(value), since1904);
  return numberText(value);
}

/** The rows of a sheet, handed on as they are met. */
async function* sheetRows(files: Unzipped, book: Workbook): AsyncGenerator<SheetRow> {
  const waiting: SheetRow[] = [];
  let [row, cells, within, aloud] = [0, [] as string[], '', false];
  let cell: Cell | undefined;
  const chunks = xmlOf(files.open(book.sheet), {
    open(name, { r, t, s }) {
      if (name === 'row') [row, cells] = [r === undefined ? row + 1 : Number(r), []];
      if (name === 'c') {
        const column = r === undefined ? cells.length + 1 : columnOf(r);
        cell = { column, type: t ?? 'n', style: Number(s ?? -1), value: '', formula: undefined };
      }
      if (name === 'f' && cell) cell.formula = '';
      if (name === 'rPh') aloud = true;
      within = name;
    },
    text(more) {
      if (!cell || aloud) return;
      if (within === 'v' || within === 't') cell.value += more;
      if (within === 'f') cell.formula = (cell.formula ?? '') + more;
    },
    close(name) {
      within = '';
      if (name === 'rPh') aloud = false;
      if (name === 'c' && cell) {
        if (cell.column > limits.columns || cell.value.length > limits.cellLetters) throw fileUnreadable('TOO_WIDE');
        while (cells.length < cell.column - 1) cells.push('');
        cells[cell.column - 1] = textOf(cell, book);
        cell = undefined;
      }
      if (name === 'row') waiting.push(withinLimits({ row, cells }));
    },
  });
  for await (const _turn of chunks) yield* waiting.splice(0);
  yield* waiting;
}

/** The rows of the first sheet of an XLSX. Errors: `customerImport.unreadable`. */
export async function* xlsxRows(file: Uint8Array): AsyncGenerator<SheetRow> {
  const files = await unzipped(file);
  const first = await firstSheet(files);
  const [isDate, shared] = [await dateStyles(files), await sharedTexts(files)];
  yield* sheetRows(files, { ...first, isDate, shared });
}
