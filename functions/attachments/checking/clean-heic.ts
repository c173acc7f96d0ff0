import { type Box, boxesIn, freed } from './boxes.ts';
import { BrokenFile, textAt } from './bytes.ts';
import { type Extent, extentsIn, type Item, itemsIn } from './heic-items.ts';

/**
 * A HEIC without what it tells beside its pictures: of everything in it only the bytes of pictures of a list of ours stay, with what is
 * needed to show them; all else is blanked where it stands, for pictures are found by their distance from the beginning (ADR 095).
 */

/** Items that are pictures: coded ones, and those that are made of them (tiles, layers, a turned copy, a brighter rendering). */
const PICTURES = ['hvc1', 'hev1', 'grid', 'iovl', 'iden', 'tmap'];
const IN_FILE = ['ftyp', 'meta', 'mdat'];
const IN_META = ['hdlr', 'pitm', 'iinf', 'iref', 'iprp', 'idat', 'iloc', 'grpl'];
/** How a picture is shown: size, colours, which way is up, what is cut off, which one is its depth or brightness. */
const PROPERTIES = [
  ...['hvcC', 'ispe', 'pixi', 'colr', 'irot', 'imir', 'clap', 'pasp', 'auxC', 'clli', 'mdcv', 'lsel', 'rloc'],
];
/** An EXIF with nothing in it: its distance to the header, then a list of no entries. */
const EMPTY_EXIF = Buffer.from('000000004d4d002a00000008000000000000', 'hex');
/** Of `hdlr`: version, nothing, the kind of handler, nothing. */
const HANDLER = 24;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The only box of its type. */
function onlyOne(boxes: readonly Box[], type: string): Box {
  const [box, second] = boxes.filter((one) => one.type === type);
  if (!box || second) throw new BrokenFile(`not one ${type}`);
  return box;
}

/** Free space is blanked, too: somebody may have written into it. */
function freeUnknown(bytes: Uint8Array, boxes: readonly Box[], known: readonly string[]): void {
  for (const box of boxes) if (!known.includes(box.type)) freed(bytes, box);
}

/** Where an extent lies in the file. Throws `BrokenFile` where it is not wholly inside what holds pictures. */
function spanOf({ within, offset, length }: Extent, media: readonly Box[], idat: Box | undefined): Span {
  const start = within === 'IDAT' ? (idat?.from ?? Number.NaN) : 0;
  const span = { from: start + offset, to: start + offset + length };
  const holders = within === 'IDAT' && idat ? [idat] : media;
  if (!holders.some(({ from, to }) => span.from >= from && span.to <= to))
    throw new BrokenFile('an item outside of what holds it');
  return span;
}

/** Blanks a box but for some spans of it. */
function blankBut(bytes: Uint8Array, box: Box, kept: readonly Span[]): void {
  let at = box.from;
  for (const { from, to } of [...kept].sort((one, other) => one.from - other.from)) {
    if (to <= box.from || from >= box.to) continue;
    if (from > at) bytes.fill(0, at, from);
    at = Math.max(at, to);
  }
  if (at < box.to) bytes.fill(0, at, box.to);
}

/** Which pictures there are, the first of them among them. */
function picturesOf(bytes: Uint8Array, items: readonly Item[], pitm: Box): Set<number> {
  const pictures = new Set(items.filter(({ type }) => PICTURES.includes(type)).map(({ id }) => id));
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bytes[pitm.from] !== 0;
  if (pitm.from + (wide ? 8 : 6) > pitm.to) throw new BrokenFile('no first picture');
  const first = wide ? data.getUint32(pitm.from + 4) : data.getUint16(pitm.from + 4);
  if (!pictures.has(first)) throw new BrokenFile('no picture in it');
  return pictures;
}

/** The list of what is in it, and how it is shown: known parts alone, without names. */
function cleanList(bytes: Uint8Array, meta: readonly Box[]): void {
  freeUnknown(bytes, meta, IN_META);
  const handler = onlyOne(meta, 'hdlr');
  if (textAt(bytes, handler.from + 8, 4) !== 'pict') throw new BrokenFile('no pictures in it');
  if (handler.from + HANDLER < handler.to) bytes.fill(0, handler.from + HANDLER, handler.to);
  const properties = onlyOne(meta, 'iprp');
  const shown = boxesIn(bytes, properties.from, properties.to);
  freeUnknown(bytes, shown, ['ipco', 'ipma']);
  const container = onlyOne(shown, 'ipco');
  freeUnknown(bytes, boxesIn(bytes, container.from, container.to), PROPERTIES);
}

/** Throws `BrokenFile` where the parts do not hold each other, or a picture lies where none can be. */
export function cleanHeic(given: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(given);
  const file = boxesIn(bytes, 0, bytes.length);
  const metaBox = onlyOne(file, 'meta');
  const meta = boxesIn(bytes, metaBox.from + 4, metaBox.to);
  const media = file.filter(({ type }) => type === 'mdat');
  const items = itemsIn(bytes, onlyOne(meta, 'iinf'));
  const pictures = picturesOf(bytes, items, onlyOne(meta, 'pitm'));
  const idat = meta.some(({ type }) => type === 'idat') ? onlyOne(meta, 'idat') : undefined;
  const placed = extentsIn(bytes, onlyOne(meta, 'iloc')).map((extent) => ({
    item: extent.item,
    span: spanOf(extent, media, idat),
  }));
  const kept = placed.filter(({ item }) => pictures.has(item)).map(({ span }) => span);
  if (kept.length === 0) throw new BrokenFile('no picture in it');
  freeUnknown(bytes, file, IN_FILE);
  cleanList(bytes, meta);
  for (const { told } of items) bytes.fill(0, told.from, told.to);
  for (const box of idat ? [...media, idat] : media) blankBut(bytes, box, kept);
  for (const { item, span } of placed) {
    const isExif = items.some(({ id, type }) => id === item && type === 'Exif');
    const apart = kept.every(({ from, to }) => span.to <= from || span.from >= to);
    if (isExif && apart && span.to - span.from >= EMPTY_EXIF.length) bytes.set(EMPTY_EXIF, span.from);
  }
  const end = file.at(-1)?.to ?? 0;
  return bytes.subarray(0, end);
}
