import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BrokenFile } from '../../../functions/attachments/checking/bytes.ts';
import { cleanHeic } from '../../../functions/attachments/checking/clean-heic.ts';
import { heicWithPlace } from '../../support/pictures.ts';

const words = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const of = (bytes: Uint8Array) => Buffer.from(bytes);
const u16 = (n: number) => Buffer.from([n >> 8, n & 255]);
const u32 = (n: number) => Buffer.from([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]);
const box = (type: string, ...parts: readonly (Uint8Array | string)[]) => {
  const inside = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([u32(inside.length + 8), Buffer.from(type, 'latin1'), inside]);
};
const full = (type: string, version: number, ...parts: readonly (Uint8Array | string)[]) =>
  box(type, Buffer.from([version, 0, 0, 0]), ...parts);

interface Entry {
  readonly id: number;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly name?: string;
  /** Where it says its bytes lie, other than where they do. */
  readonly said?: {
    readonly method?: number;
    readonly elsewhere?: number;
    readonly offset?: number;
    readonly length?: number;
  };
}
interface Crafting {
  readonly primary?: number;
  readonly more?: readonly Uint8Array[];
  readonly inMeta?: readonly Uint8Array[];
  readonly properties?: readonly Uint8Array[];
  readonly handler?: string;
}

const picture: Entry = { id: 1, type: 'hvc1', bytes: of(new Uint8Array(40).fill(0xa5)) };
const exif: Entry = { id: 2, type: 'Exif', bytes: Buffer.from(`\0\0\0\0MM\0*GPS 42.175 N 116.47 E${'.'.repeat(20)}`) };

/** A HEIC as its standard has it, with items and parts as they are wanted; in `mdat` they stand one after the other. */
function crafted(
  items: readonly Entry[],
  { primary = 1, more = [], inMeta = [], properties = [], handler = 'pict' }: Crafting = {},
) {
  const ftyp = box('ftyp', 'heic\0\0\0\0mif1heic');
  const infe = (one: Entry) => full('infe', 2, u16(one.id), u16(0), one.type, `${one.name ?? ''}\0`);
  const metaWith = (mdatAt: number) => {
    let at = mdatAt;
    const places = items.map(({ id, bytes, said = {} }) => {
      const offset = said.offset ?? at;
      at += bytes.length;
      const [method, elsewhere] = [u16(said.method ?? 0), u16(said.elsewhere ?? 0)];
      return Buffer.concat([u16(id), method, elsewhere, u16(1), u32(offset), u32(said.length ?? bytes.length)]);
    });
    return full(
      'meta',
      0,
      full('hdlr', 0, u32(0), handler, Buffer.alloc(12), 'camera of a guest\0'),
      full('pitm', 0, u16(primary)),
      full('iinf', 0, u16(items.length), ...items.map(infe)),
      full('iloc', 1, Buffer.from([0x44, 0x00]), u16(items.length), ...places),
      box('iprp', box('ipco', full('ispe', 0, u32(64), u32(48)), ...properties), full('ipma', 0, u32(0))),
      ...inMeta,
    );
  };
  const before = ftyp.length + metaWith(0).length + 8;
  return Uint8Array.from(
    Buffer.concat([ftyp, metaWith(before), box('mdat', ...items.map(({ bytes }) => bytes)), ...more]),
  );
}

describe('a cleaned HEIC', () => {
  test('has its pictures where they were, to the byte, and nothing of what stood beside them', () => {
    const film = { id: 3, type: 'uri ', bytes: Buffer.from('words of a guest'), name: 'name of a guest' };
    const bytes = crafted([exif, picture, film], {
      more: [box('uuid', 'track of a guest'), box('free', 'left by a guest')],
      inMeta: [box('xml ', '<x>told by a guest</x>'), box('free', 'more of a guest')],
      properties: [full('udes', 0, 'description by a guest\0')],
    });
    const clean = cleanHeic(bytes);

    expect(words(bytes).match(/guest/g)).toHaveLength(8);
    expect(words(clean)).not.toMatch(/guest|GPS|116\.47/);
    expect(clean.length).toBe(bytes.length);
    expect(words(clean).indexOf('\xa5'.repeat(40))).toBe(words(bytes).indexOf('\xa5'.repeat(40)));
    expect(cleanHeic(clean)).toEqual(clean);
  });

  test('of a real one keeps every byte of the coded picture, and an EXIF without entries', () => {
    const clean = cleanHeic(heicWithPlace);
    const differs = heicWithPlace.reduce((sum, byte, at) => sum + (byte === clean[at] ? 0 : 1), 0);

    expect(words(heicWithPlace)).toMatch(/GPSLatitude.*|PhoneMaker/);
    expect(words(clean)).not.toMatch(/GPSLatitude|PhoneMaker/);
    expect(words(clean)).toContain('\0\0\0\0MM\0*\0\0\0\x08\0\0');
    expect(differs).toBeGreaterThan(100);
    expect(differs).toBeLessThan(400); // of 882 bytes; the picture and its lists are as they were
  });

  test('has one place for small items: what a second one holds would be seen by nobody', () => {
    const hides = [box('idat', Buffer.alloc(40)), box('idat', 'GPS 42.175 N 116.47 E')];

    expect(() => cleanHeic(crafted([picture], { inMeta: hides }))).toThrow(BrokenFile);
  });

  test('blanks what no item claims, and what lies between the parts of one', () => {
    const gap = Buffer.from('words between the pictures');
    const bytes = crafted([picture, { id: 9, type: 'hvc1', bytes: gap, said: { length: 5 } }]);
    const clean = words(cleanHeic(bytes));

    expect(clean).toContain('words\0\0\0');
    expect(clean).not.toContain('between');
  });
});

test.each<[string, Uint8Array]>([
  ['without a picture', crafted([{ ...exif, id: 1 }])],
  ['whose first picture is none of its items', crafted([picture, exif], { primary: 7 })],
  ['whose first picture is its EXIF', crafted([picture, exif], { primary: 2 })],
  ['whose picture lies in its own list', crafted([{ ...picture, said: { offset: 8 } }])],
  ['whose picture ends outside', crafted([{ ...picture, said: { length: 41 } }])],
  ['whose picture has no length', crafted([{ ...picture, said: { length: 0 } }])],
  ['whose picture lies in another file', crafted([{ ...picture, said: { elsewhere: 1 } }])],
  ['whose picture is made of bytes of other items', crafted([{ ...picture, said: { method: 2 } }])],
  ['whose picture lies in a part that is not there', crafted([{ ...picture, said: { method: 1 } }])],
  ['of something else than pictures', crafted([picture], { handler: 'vide' })],
  ['with two lists', crafted([picture], { more: [full('meta', 0)] })],
  ['with a part that is longer than it', crafted([picture], { more: [u32(99), Buffer.from('free')] })],
  ['of a head alone', Uint8Array.from(box('ftyp', 'heic\0\0\0\0mif1heic'))],
])('a HEIC %s is broken', (_what, bytes) => {
  expect(() => cleanHeic(bytes)).toThrow(BrokenFile);
});

test('whatever single byte is changed, the place is gone or the file is refused, and nothing else happens', () => {
  const bytes = crafted([exif, picture]);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      const changed = Uint8Array.from(bytes);
      changed[at] = byte;
      try {
        const claims = words(cleanHeic(changed));
        // A type of picture in the place of `Exif` makes its bytes a picture: what somebody hides in one stays.
        expect(claims.includes('116.47 E') && !claims.includes('hvc1')).toBe(false);
      } catch (error) {
        if (!(error instanceof BrokenFile)) throw error;
      }
    }),
    { numRuns: 2_000 },
  );
});
