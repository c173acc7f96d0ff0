import { BrokenFile, joined, textAt, view } from './bytes.ts';

/**
 * A PNG without what it tells beside the picture: EXIF, texts, times, and whatever follows its end. A list of what stays, not of
 * what goes: an unknown part could hold anything.
 */

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** The picture, its colours, its transparency, its size on paper, and its movement where it moves. */
const STAYS = [
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'bKGD', 'pHYs', 'sBIT'],
  ...['cHRM', 'gAMA', 'iCCP', 'sRGB', 'cICP', 'acTL', 'fcTL', 'fdAT'],
];

/** Throws `BrokenFile` where the parts do not follow each other. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  if (textAt(bytes, 0, 8) !== SIGNATURE) throw new BrokenFile('no PNG');
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw new BrokenFile('a picture without an end');
    const after = at + 12 + view(bytes).getUint32(at);
    if (after > bytes.length) throw new BrokenFile('a part that is longer than the file');
    const type = textAt(bytes, at + 4, 4);
    if (at === 8 && type !== 'IHDR') throw new BrokenFile('it does not begin with its header');
    if (STAYS.includes(type)) kept.push(bytes.subarray(at, after));
    at = after;
    if (type === 'IEND') return joined(kept);
  }
}
