import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** A file that is printed from the code: its place and its text. */
export interface Generated {
  readonly file: string;
  readonly text: string;
}

/** Writes a printed file. */
export const writeGenerated = ({ file, text }: Generated): void => writeFileSync(path.join(root, file), text);

/** Whether the file stands as the code prints it now. */
export function isCurrent({ file, text }: Generated): boolean {
  try {
    return readFileSync(path.join(root, file), 'utf8') === text;
  } catch {
    return false;
  }
}

/** The source of a file of this project. */
export const sourceOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
