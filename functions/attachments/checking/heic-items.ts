import type { Box } from './boxes.ts';
import { boxesIn } from './boxes.ts';
import { BrokenFile, textAt, view } from './bytes.ts';

/** The items of a HEIC (ISO/IEC 23008-12): what is in it, of which type, and where the bytes of each lie. */

export interface Item {
  readonly id: number;
  readonly type: string;
  /** Where its entry tells more than its type: names, which are nobody's business. */
  readonly told: { readonly from: number; readonly to: number };
}

export interface Extent {
  readonly item: number;
  /** In the file itself, or in the box `idat`. */
  readonly within: 'FILE' | 'IDAT';
  readonly offset: number;
  readonly length: number;
}

const versionOf = (bytes: Uint8Array, { from, to }: Box): number => {
  if (from + 4 > to) throw new BrokenFile('a part without its version');
  return bytes[from] ?? 0;
};

/** Reads numbers of given lengths one after the other, and never beyond the end of what holds them. */
function reader(bytes: Uint8Array, from: number, to: number) {
  const data = view(bytes);
  let at = from;
  return (size: number): number => {
    if (at + size > to) throw new BrokenFile('a list that is longer than what holds it');
    const start = at;
    at += size;
    if (size === 0) return 0;
    if (size === 8) return Number(data.getBigUint64(start));
    if (size === 4) return data.getUint32(start);
    return size === 2 ? data.getUint16(start) : data.getUint8(start);
  };
}

/** The items that `iinf` names. */
export function itemsIn(bytes: Uint8Array, iinf: Box): Item[] {
  const count = versionOf(bytes, iinf) === 0 ? 2 : 4;
  return boxesIn(bytes, iinf.from + 4 + count, iinf.to)
    .filter(({ type }) => type === 'infe')
    .map((infe) => {
      const version = versionOf(bytes, infe);
      // Older entries have no type, so nothing could be said of what they are.
      if (version !== 2 && version !== 3) throw new BrokenFile('an item without its type');
      const width = version === 2 ? 2 : 4;
      const typeAt = infe.from + 4 + width + 2;
      if (typeAt + 4 > infe.to) throw new BrokenFile('an item that breaks off');
      const id = reader(bytes, infe.from + 4, infe.to)(width);
      return { id, type: textAt(bytes, typeAt, 4), told: { from: typeAt + 4, to: infe.to } };
    });
}

const IN: readonly Extent['within'][] = ['FILE', 'IDAT'];

/** Where the bytes of each item lie, by `iloc`. Throws `BrokenFile` where they lie in another file, or are made of other items. */
export function extentsIn(bytes: Uint8Array, iloc: Box): Extent[] {
  const version = versionOf(bytes, iloc);
  if (version > 2) throw new BrokenFile('an unknown list of places');
  const next = reader(bytes, iloc.from + 4, iloc.to);
  const [lengths, more] = [next(1), next(1)];
  const widths = { offset: lengths >> 4, length: lengths & 15, base: more >> 4, index: version === 0 ? 0 : more & 15 };
  if (Object.values(widths).some((width) => ![0, 4, 8].includes(width))) throw new BrokenFile('numbers of odd lengths');
  const extents: Extent[] = [];
  const idWidth = version === 2 ? 4 : 2;
  const count = next(idWidth);
  for (let n = 0; n < count; n += 1) {
    const item = next(idWidth);
    const within = IN[version === 0 ? 0 : next(2) & 15];
    const elsewhere = next(2) !== 0;
    if (within === undefined || elsewhere) throw new BrokenFile('an item that lies elsewhere');
    const base = next(widths.base);
    const parts = next(2);
    for (let part = 0; part < parts; part += 1) {
      next(widths.index);
      const offset = base + next(widths.offset);
      const length = next(widths.length);
      if (length === 0) throw new BrokenFile('an item without its length');
      extents.push({ item, within, offset, length });
    }
  }
  return extents;
}
