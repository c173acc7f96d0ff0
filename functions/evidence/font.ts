import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Noto Sans Hans, under the SIL Open Font License: every character of GB 2312. */
export const FONT_FILE = 'NotoSansHans-Regular.otf';
/** Where the package has it, from the project's root; the bundle of the function carries it beside its code. */
export const FONT_SOURCE = `node_modules/@embedpdf/fonts-sc/fonts/${FONT_FILE}`;

let read: Buffer | undefined;

/** The font that documents are set in; only what a document uses of it goes into the document. */
export function font(): Buffer {
  // The bundle, which is CommonJS, knows a folder of its own, and has the font in it.
  const beside = typeof __dirname === 'string' ? path.join(__dirname, FONT_FILE) : FONT_FILE;
  read ??= readFileSync(existsSync(beside) ? beside : path.resolve(FONT_SOURCE));
  return read;
}
