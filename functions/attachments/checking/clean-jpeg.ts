import { BrokenFile, joined, textAt, view } from './bytes.ts';

/**
 * A JPEG without what it tells beside the picture: EXIF (place, time, camera), XMP, IPTC, comments, makers' parts, and whatever
 * follows its end, where phones hide second pictures and films. The picture's own bytes stay as they are. Kept are the parts that
 * say how it is to be shown: JFIF, colour profile, Adobe's colour transform, and which way is up.
 */

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COM] = [
  ...[0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe],
] as const;
const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/** Which way is up, of an EXIF part: 1 to 8; 1 where it does not say, or not well. */
export function orientationIn(segment: Uint8Array): number {
  const tiff = segment.subarray(4 + EXIF.length);
  if (textAt(segment, 4, EXIF.length) !== EXIF || tiff.length < 14) return 1;
  const little = textAt(tiff, 0, 2) === 'II';
  const data = view(tiff);
  const directory = data.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = data.getUint16(directory, little);
  for (let n = 0; n < entries; n += 1) {
    const entry = directory + 2 + n * 12;
    if (entry + 12 > tiff.length) return 1;
    if (data.getUint16(entry, little) !== ORIENTATION) continue;
    const value = data.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An EXIF part that says which way is up, and nothing else. */
const onlyOrientation = (value: number): Uint8Array =>
  joined([
    Uint8Array.of(0xff, APP1, 0, 34),
    Buffer.from(EXIF, 'latin1'),
    Uint8Array.of(...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1], ...[1, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]),
  ]);

function stays(marker: number, segment: Uint8Array): boolean {
  if (marker === APP0) return textAt(segment, 4, 5) === 'JFIF\0';
  if (marker === APP2) return textAt(segment, 4, 12) === 'ICC_PROFILE\0';
  if (marker === APP14) return textAt(segment, 4, 5) === 'Adobe';
  return marker !== COM && !(marker >= APP0 && marker <= APP15);
}

/** Where the picture's own bytes end that begin here: at the next marker that is none of theirs. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0x00 && next !== 0xff && !isRestart(next)) return at;
  }
  throw new BrokenFile('a picture without an end');
}

/** Throws `BrokenFile` where the parts do not follow each other. */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new BrokenFile('no JPEG');
  const kept: Uint8Array[] = [];
  let [at, orientation, scans] = [2, 1, 0];
  for (;;) {
    if (bytes[at] !== 0xff) throw new BrokenFile('a part without its marker');
    while (bytes[at + 1] === 0xff) at += 1; // fill bytes
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) break;
    if (marker === SOI || marker === 0 || at + 4 > bytes.length) throw new BrokenFile('a marker out of place');
    const length = view(bytes).getUint16(at + 2);
    const after = at + 2 + length;
    if (length < 2 || after > bytes.length) throw new BrokenFile('a part that is longer than the file');
    const segment = bytes.subarray(at, after);
    if (marker === APP1) orientation = Math.max(orientation, orientationIn(segment));
    if (stays(marker, segment)) kept.push(segment);
    at = after;
    if (marker !== SOS) continue;
    scans += 1;
    const end = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (scans === 0) throw new BrokenFile('no picture in it');
  // JFIF is first where there is one: readers look for it there.
  const first = kept[0]?.[1] === APP0 ? kept.slice(0, 1) : [];
  const upright = orientation > 1 ? [onlyOrientation(orientation)] : [];
  const begin = Uint8Array.of(0xff, SOI);
  return joined([begin, ...first, ...upright, ...kept.slice(first.length), Uint8Array.of(0xff, EOI)]);
}
