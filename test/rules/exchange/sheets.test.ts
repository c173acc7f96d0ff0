import { describe, expect, test } from 'vitest';
import { sheetRowsOf } from '../../../functions/exchange/sheets/read-sheet.ts';
import { limits } from '../../../functions/exchange/sheets/sheet.ts';
import { unzipped } from '../../../functions/exchange/sheets/unzip.ts';
import { csvFile, xlsxFile } from '../../../functions/exchange/sheets/write-sheet.ts';
import { AppError } from '../../../functions/kernel/errors.ts';
import { packageOf, workbook } from '../../support/packages.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function rowsOf(file: Uint8Array) {
  const rows: Array<{ row: number; cells: readonly string[] }> = [];
  for await (const row of sheetRowsOf(file)) rows.push(row);
  return rows;
}
async function cellsOf(file: Uint8Array) {
  return (await rowsOf(file)).map(({ cells }) => cells);
}
/** Why a file is refused; its rows where it is not. */
async function whyNot(file: Uint8Array): Promise<unknown> {
  try {
    return await cellsOf(file);
  } catch (error) {
    if (error instanceof AppError) return error.details.why;
    throw error;
  }
}

/** 姓名,张三 as Excel writes it in China. */
const GBK = Uint8Array.of(0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd);
const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('a CSV', () => {
  test.each([
    ['in UTF-8', bytes('姓名,张三'), [['姓名', '张三']]],
    ['in UTF-8 with its mark', bytes('\ufeff姓名,张三'), [['姓名', '张三']]],
    ['in GBK', GBK, [['姓名', '张三']]],
    ['in UTF-16', utf16('姓名\t张三'), [['姓名', '张三']]],
    [
      'with semicolons',
      bytes('a;b;c,d\n1;2'),
      [
        ['a', 'b', 'c,d'],
        ['1', '2'],
      ],
    ],
    [
      'with quotes and lines within',
      bytes('a,b\r\n"x, ""y""\nz",2'),
      [
        ['a', 'b'],
        ['x, "y"\nz', '2'],
      ],
    ],
    ['with rows of other lengths', bytes('a,b\n1\n1,2,3'), [['a', 'b'], ['1'], ['1', '2', '3']]],
  ])('%s is read', async (_title, file, cells) => {
    expect(await cellsOf(file)).toEqual(cells);
  });

  test('counts its rows as a spreadsheet does, those that are empty, too', async () => {
    expect((await rowsOf(bytes('a\n\nb\n'))).map(({ row }) => row)).toEqual([1, 2, 3]);
  });

  test.each([
    ['of no text', Uint8Array.of(0x81, 0x20, 0xff, 0xff, 0x80), 'NO_TEXT'],
    ['of something else', bytes('a\u0000b'), 'NOT_A_SHEET'],
    ['of a quote without end', bytes('a,b\n"x'), 'NOT_A_SHEET'],
    ['too wide', bytes('a,'.repeat(limits.columns + 1)), 'TOO_WIDE'],
    ['with a novel in a cell', bytes(`a\n${'x'.repeat(limits.cellLetters + 1)}`), 'TOO_WIDE'],
    ['of an old or a locked workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'OLD_OR_LOCKED'],
  ])('%s is refused in words', async (_title, file, why) => {
    expect(await whyNot(file)).toBe(why);
  });
});

describe('an XLSX', () => {
  const sheet = async (rows: string, over?: Record<string, string>) => packageOf(workbook(rows, over));
  const shared = {
    'xl/sharedStrings.xml':
      '<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r><rPh><t>よみ</t></rPh></si></sst>',
  };
  const styles = {
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.0&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
  };

  test.each([
    [
      'shared texts, without how they are read aloud',
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>',
      ['甲', '乙 丙'],
    ],
    ['texts of their own', '<c r="A1" t="inlineStr"><is><t>甲&amp;乙</t></is></c>', ['甲&乙']],
    ['gaps', '<c r="B1"><v>1</v></c><c r="D1"><v>2</v></c>', ['', '1', '', '2']],
    [
      'telephones in any notation',
      '<c r="A1"><v>19000000001</v></c><c r="B1"><v>1.9000000001E10</v></c>',
      ['19000000001', '19000000001'],
    ],
    ['days', '<c r="A1" s="1"><v>32934</v></c><c r="B1" s="2"><v>32934.5</v></c>', ['1990-03-02', '1990-03-02']],
    [
      'numbers that are no days',
      '<c r="A1" s="3"><v>32934</v></c><c r="B1" s="0"><v>32934</v></c>',
      ['32934', '32934'],
    ],
    [
      'a formula as what it is, whatever it claims to come to',
      '<c r="A1" t="str"><f>HYPERLINK("http://x")</f><v>甲</v></c>',
      ['=HYPERLINK("http://x")'],
    ],
    ['a formula that stands elsewhere', '<c r="A1"><f t="shared" si="0"/><v>1</v></c>', ['=']],
  ])('is read with %s', async (_title, cells, expected) => {
    expect(await cellsOf(await sheet(`<row r="1">${cells}</row>`, { ...shared, ...styles }))).toEqual([expected]);
  });

  test('with days since 1904, and names with a prefix', async () => {
    const over = {
      'xl/workbook.xml':
        '<x:workbook xmlns:x="a" xmlns:r="b"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="a" r:id="rId1"/></x:sheets></x:workbook>',
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="a"><x:sheetData><x:row r="3"><x:c r="A3" s="1"><x:v>31472</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      ...styles,
    };
    expect(await rowsOf(await sheet('', over))).toEqual([{ row: 3, cells: ['1990-03-02'] }]);
  });

  test.each([
    ['that is cut short', async () => (await sheet('<row r="1"/>')).slice(0, 200), 'NOT_A_SHEET'],
    ['without a sheet', () => packageOf({ 'a.txt': 'a' }), 'NOT_A_SHEET'],
    [
      'with entities of its own',
      () => sheet('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' }),
      'NOT_A_SHEET',
    ],
    ['that is no XML', () => sheet('<row><c></row>'), 'NOT_A_SHEET'],
    ['with a password on its parts', () => packageOf(workbook(''), 'secret'), 'OLD_OR_LOCKED'],
    ['in a column far away', () => sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'TOO_WIDE'],
  ])('%s is refused in words', async (_title, make, why) => {
    expect(await whyNot(await make())).toBe(why);
  });

  test('that unpacks to a thousand times its size is left where it passes the limit', async () => {
    const bomb = await packageOf({ 'xl/workbook.xml': ' '.repeat(3_000_000) });
    let seen = 0;

    const reading = async () => {
      for await (const chunk of (await unzipped(bomb, 1_000_000)).open('xl/workbook.xml')) seen += chunk.length;
    };

    expect(bomb.length).toBeLessThan(10_000);
    await expect(reading()).rejects.toMatchObject({ details: { why: 'TOO_MUCH_INSIDE' } });
    expect(seen).toBeLessThanOrEqual(1_000_000);
  });
});

describe('what is written', () => {
  const HARMFUL = ['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '＝1'];

  test('as CSV begins with its mark and calculates nothing', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvFile([HARMFUL, ['甲,乙', '"', '正常']]));
    const [first = '', second] = text.slice(1).split('\r\n');

    expect(text[0]).toBe('\ufeff');
    for (const cell of first.split(',')) expect(cell.replace(/^"/, '')[0]).toBe("'");
    expect(second).toBe('"甲,乙","""",正常');
  });

  test('as XLSX is a package whose parts name one another, with texts alone, and is read as it was written', async () => {
    const lines = [
      ['姓名', ''],
      [...HARMFUL.slice(0, 4), '<&>"', '甲\n乙'],
    ];
    const file = await xlsxFile([
      { name: '甲', lines },
      { name: '乙', lines: [['b']] },
    ]);
    const parts = await unzipped(file);
    const part = async (name: string) => {
      let text = '';
      for await (const chunk of parts.open(name)) text += new TextDecoder().decode(chunk);
      return text;
    };
    const [types, rels, book, sheet] = [
      ...[await part('[Content_Types].xml'), await part('xl/_rels/workbook.xml.rels')],
      ...[await part('xl/workbook.xml'), await part('xl/worksheets/sheet1.xml')],
    ];
    const targets = [...(rels ?? '').matchAll(/Id="(\w+)"[^>]*?Target="([^"]+)"|Target="([^"]+)"[^>]*?Id="(\w+)"/g)];
    const known = new Map(targets.map(([, a, b, c, d]) => [a ?? d, b ?? c]));
    const named = [...(book ?? '').matchAll(/<sheet [^>]*?r:id="(\w+)"/g)].map(([, id]) => known.get(id));

    expect(named).toHaveLength(2);
    for (const target of [...known.values()]) expect(await part(`xl/${target}`), target).not.toBe('');
    for (const target of named) expect(types).toContain(`/xl/${target}`);
    expect(await part('_rels/.rels')).toContain('xl/workbook.xml');
    expect(sheet).not.toMatch(/<f[ >]/);
    expect([...(sheet ?? '').matchAll(/<c [^>]*?t="(\w+)"/g)].every(([, type]) => type === 's')).toBe(true);
    expect(await cellsOf(file)).toEqual([['姓名'], lines[1]]);
  });
});
