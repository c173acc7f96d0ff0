import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examine } from '../../functions/attachments/checking/examine.ts';
import { knowsTestText } from '../../functions/attachments/checking/malware.ts';
import type { FileType } from '../../functions/attachments/file-types.ts';
import {
  jpegWithPlace,
  mp4WithPlace,
  pngWithPlace,
  progressiveJpegWithPlace,
  TELLING,
  webpWithPlace,
} from '../support/pictures.ts';

/** Whatever is done to a file, the check ends with a verdict, and what it keeps tells nothing. */

const RUNS = { numRuns: 600 };
const files: ReadonlyArray<readonly [FileType, Uint8Array]> = [
  ['image/jpeg', jpegWithPlace],
  ['image/jpeg', progressiveJpegWithPlace],
  ['image/png', pngWithPlace],
  ['image/webp', webpWithPlace],
  ['video/mp4', mp4WithPlace],
];
const look = (bytes: Uint8Array, type: FileType) => examine(bytes, type, knowsTestText);

/** A few bytes changed, cut out or put in, anywhere behind the signature by which its type is known. */
const spoilt = fc.constantFrom(...files).chain(([type, bytes]) =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: 12, max: bytes.length - 1 }),
        cut: fc.integer({ min: 0, max: 8 }),
        put: fc.uint8Array({ maxLength: 8 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) => ({
      type,
      bytes: changes.reduce(
        (now, { at, cut, put }) => Uint8Array.from([...now.subarray(0, at), ...put, ...now.subarray(at + cut)]),
        bytes,
      ),
    })),
);

describe('a file that was spoilt', () => {
  test('is kept or refused, and never breaks the check', async () => {
    const seen = new Set<string>();

    await fc.assert(
      fc.asyncProperty(spoilt, async ({ type, bytes }) => {
        const verdict = await look(bytes, type);

        seen.add('kept' in verdict ? 'kept' : verdict.refusedFor);
        if ('refusedFor' in verdict) expect(['BROKEN', 'WRONG_TYPE']).toContain(verdict.refusedFor);
      }),
      RUNS,
    );

    expect([...seen]).toEqual(expect.arrayContaining(['kept', 'BROKEN']));
  });

  test('is, where it is kept, what it is kept as when it is checked once more', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, async ({ type, bytes }) => {
        const verdict = await look(bytes, type);
        if (!('kept' in verdict)) return fc.pre(false);

        const again = await look(verdict.kept, type);

        expect('kept' in again && Buffer.from(again.kept).equals(verdict.kept)).toBe(true);
      }),
      RUNS,
    );
  });
});

/** Parts that tell something, as each format frames them. */
const words = fc.constantFrom(...TELLING).map((text) => Buffer.from(`${text} 42.175,116.470`, 'latin1'));
const framed: Readonly<Record<string, (kind: number, text: Buffer) => Buffer>> = {
  'image/jpeg': (kind, text) => {
    const marker = [0xe1, 0xe3, 0xec, 0xed, 0xef, 0xfe][kind % 6] ?? 0xfe;
    return Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), text]);
  },
  'image/png': (kind, text) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(text.length);
    const type = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'gpsX'][kind % 6] ?? '';
    return Buffer.concat([size, Buffer.from(type, 'latin1'), text, Buffer.alloc(4)]);
  },
};
/** Where such a part can be put: behind the first part of the file. */
const BEHIND_FIRST: Readonly<Record<string, number>> = { 'image/jpeg': 20, 'image/png': 33 };

test('whatever is written beside a picture is gone from what is kept', async () => {
  const pictures = files.filter(([type]) => framed[type]);
  const parts = fc.array(fc.tuple(fc.nat(5), words), { minLength: 1, maxLength: 5 });

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pictures), parts, async ([type, bytes], told) => {
      const at = BEHIND_FIRST[type] ?? 0;
      const inside = told.map(([kind, text]) => framed[type]?.(kind, text) ?? text);
      const whole = Uint8Array.from(Buffer.concat([bytes.subarray(0, at), ...inside, bytes.subarray(at)]));

      const verdict = await look(whole, type);

      const kept = Buffer.from('kept' in verdict ? verdict.kept : []).toString('latin1');
      expect(kept.length).toBeGreaterThan(0);
      expect(kept).not.toContain('42.175');
    }),
    RUNS,
  );
});
