import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/** A package of files, as a test wants it. */
export async function packageOf(files: Readonly<Record<string, string>>, password?: string): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(files))
    await zip.add(name, new TextReader(text), password === undefined ? {} : { password });
  return zip.close();
}

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OF_DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OF_PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of a workbook that hold one sheet; `over` replaces or adds some. */
export const workbook = (rows: string, over: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OF_DOCUMENT}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${OF_PACKAGE}"><Relationship Id="rId1" Type="${OF_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><sheetData>${rows}</sheetData></worksheet>`,
  ...over,
});
