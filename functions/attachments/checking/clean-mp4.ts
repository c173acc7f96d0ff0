import { BrokenFile, textAt, view } from './bytes.ts';

/**
 * An MP4 or M4A without what it tells beside film and sound: place, device, names. Such a part becomes free space of the same
 * length, for the film is found by its distance from the beginning.
 */

/** Parts that hold other parts in which somebody may have written. */
const HOLDS = ['moov', 'trak', 'moof', 'traf'];
const TELLS = ['udta', 'meta', 'uuid'];
const FREE = Buffer.from('free', 'latin1');

function cleanWithin(bytes: Uint8Array, from: number, to: number): void {
  const data = view(bytes);
  for (let at = from; at + 8 <= to; ) {
    const type = textAt(bytes, at + 4, 4);
    const said = data.getUint32(at);
    const wide = said === 1;
    if (wide && at + 16 > to) throw new BrokenFile('a part without its length');
    const size = wide ? Number(data.getBigUint64(at + 8)) : said === 0 ? to - at : said;
    const header = wide ? 16 : 8;
    if (size < header || at + size > to) throw new BrokenFile('a part that is longer than what holds it');
    if (TELLS.includes(type)) {
      bytes.set(FREE, at + 4);
      bytes.fill(0, at + header, at + size);
    } else if (HOLDS.includes(type)) cleanWithin(bytes, at + header, at + size);
    at += size;
  }
}

/** Throws `BrokenFile` where the parts do not hold each other. */
export function cleanMp4(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  cleanWithin(copy, 0, copy.length);
  return copy;
}
