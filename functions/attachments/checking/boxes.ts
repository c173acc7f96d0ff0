import { BrokenFile, textAt, view } from './bytes.ts';

/** The boxes of ISO base media files (ISO/IEC 14496-12): MP4, M4A, HEIC. */
export interface Box {
  readonly type: string;
  /** Where it begins, with its header. */
  readonly at: number;
  /** Where what it holds begins. */
  readonly from: number;
  readonly to: number;
}

const FREE = Buffer.from('free', 'latin1');

/** The boxes that follow each other between two places. Throws `BrokenFile` where one is longer than what holds it. */
export function boxesIn(bytes: Uint8Array, from: number, end: number): Box[] {
  const data = view(bytes);
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= end; ) {
    const said = data.getUint32(at);
    const wide = said === 1;
    if (wide && at + 16 > end) throw new BrokenFile('a part without its length');
    const size = wide ? Number(data.getBigUint64(at + 8)) : said === 0 ? end - at : said;
    const header = wide ? 16 : 8;
    if (size < header || at + size > end) throw new BrokenFile('a part that is longer than what holds it');
    boxes.push({ type: textAt(bytes, at + 4, 4), at, from: at + header, to: at + size });
    at += size;
  }
  return boxes;
}

/** Makes free space of a box, of the same length: what is found by its distance from the beginning stays where it is. */
export function freed(bytes: Uint8Array, { at, from, to }: Box): void {
  bytes.set(FREE, at + 4);
  bytes.fill(0, from, to);
}
