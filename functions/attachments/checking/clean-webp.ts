import { BrokenFile, joined, textAt, view } from './bytes.ts';

/** A WebP without EXIF, XMP and unknown parts; its header says no longer that they are there. */

const STAYS = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
const PICTURE = ['VP8 ', 'VP8L', 'ANMF'];
const EXIF_AND_XMP = 0x0c; // flags of VP8X

const withoutFlags = (header: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(header);
  copy[8] = (copy[8] ?? 0) & ~EXIF_AND_XMP;
  return copy;
};

/** Throws `BrokenFile` where the parts do not follow each other. */
export function cleanWebp(bytes: Uint8Array): Uint8Array {
  if (textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') throw new BrokenFile('no WebP');
  const data = view(bytes);
  const end = 8 + data.getUint32(4, true);
  if (end > bytes.length) throw new BrokenFile('shorter than it says');
  const kept: Uint8Array[] = [];
  let pictures = 0;
  for (let at = 12; at + 8 <= end; ) {
    const type = textAt(bytes, at, 4);
    const length = data.getUint32(at + 4, true);
    const after = at + 8 + length + (length % 2);
    if (at + 8 + length > end) throw new BrokenFile('a part that is longer than the file');
    const part = bytes.subarray(at, Math.min(after, end));
    if (STAYS.includes(type)) kept.push(type === 'VP8X' ? withoutFlags(part) : part);
    if (PICTURE.includes(type)) pictures += 1;
    at = after;
  }
  if (pictures === 0) throw new BrokenFile('no picture in it');
  const inside = joined(kept);
  const header = new Uint8Array(12);
  header.set(bytes.subarray(0, 12));
  view(header).setUint32(4, inside.length + 4, true);
  return joined([header, inside]);
}
