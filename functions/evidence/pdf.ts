import PDFDocument from 'pdfkit';
import { font } from './font.ts';
import type { Line } from './lines.ts';

const SIZES = { title: 18, heading: 14, text: 10.5, small: 7 } as const;
const MARGIN = 56;

/**
 * A document of these lines, on A4, with the number of every page. What is used of the font is part of it, so it reads the same
 * everywhere. The same lines and instant give the same bytes.
 */
export async function pdfOf(
  lines: readonly Line[],
  of: { readonly title: string; readonly at: Date },
): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, bufferPages: true, lang: 'zh-CN', font: font() as never },
    info: { Title: of.title, CreationDate: of.at, ModDate: of.at },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  for (const { kind, text } of lines) {
    if (kind === 'heading') doc.moveDown(0.8);
    doc.fontSize(SIZES[kind]).text(text, { lineGap: 3 });
  }
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Below the margin, where text would otherwise begin a new page.
    doc.page.margins.bottom = 0;
    doc.fontSize(8).text(`${of.title}　第 ${page + 1} 页，共 ${count} 页`, MARGIN, doc.page.height - MARGIN / 2, {
      lineBreak: false,
    });
  }
  doc.end();
  return ended;
}
