import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cleanJpeg, orientationIn } from '../../../functions/attachments/checking/clean-jpeg.ts';
import { examine } from '../../../functions/attachments/checking/examine.ts';
import { knowsTestText } from '../../../functions/attachments/checking/malware.ts';
import type { FileType } from '../../../functions/attachments/file-types.ts';
import {
  heicWithPlace,
  jpegWithout,
  jpegWithPlace,
  mp4WithPlace,
  pngWithPlace,
  progressiveJpegWithPlace,
  TELLING,
  webpWithPlace,
} from '../../support/pictures.ts';

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const words = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const look = (bytes: Uint8Array, declared: FileType) => examine(bytes, declared, knowsTestText);
async function kept(bytes: Uint8Array, declared: FileType): Promise<Uint8Array> {
  const verdict = await look(bytes, declared);
  if (!('kept' in verdict)) throw new Error(verdict.refusedFor);
  return verdict.kept;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const types = (of: string) =>
  strToU8(
    `<Types><Override PartName="/x.xml" ContentType="application/vnd.openxmlformats-officedocument.${of}.main+xml"/></Types>`,
  );
const office = (of: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({ '[Content_Types].xml': types(of), '_rels/.rels': strToU8('<Relationships/>'), ...more });
const word = office('wordprocessingml.document', { 'word/document.xml': strToU8('<document/>') });
const sheet = office('spreadsheetml.sheet', { 'xl/workbook.xml': strToU8('<workbook/>') });
const pdf = bytesOf('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const wav = bytesOf('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\0\0\0');
const mp3 = bytesOf(
  `ID3\x04\0\0\0\0\0\0${'\xff\xfb\x90\x64'.padEnd(417, '\0')}${'\xff\xfb\x90\x64'.padEnd(417, '\0')}`,
);
const m4a = bytesOf('\0\0\0\x1cftypM4A \0\0\x02\0M4A mp42isom\0\0\0\x08free');
const eicar = [String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$`, 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

test.each<[string, Uint8Array, FileType]>([
  ['a JPEG', jpegWithout, 'image/jpeg'],
  ['a JPEG that comes bit by bit', progressiveJpegWithPlace, 'image/jpeg'],
  ['a PNG', pngWithPlace, 'image/png'],
  ['a WebP', webpWithPlace, 'image/webp'],
  ['a HEIC', heicWithPlace, 'image/heic'],
  ['a PDF', pdf, 'application/pdf'],
  ['an MP4', mp4WithPlace, 'video/mp4'],
  ['an M4A', m4a, 'audio/mp4'],
  ['an MP3', mp3, 'audio/mpeg'],
  ['a WAV', wav, 'audio/wav'],
  ['a Word document', word, WORD],
  ['a sheet', sheet, SHEET],
])('%s is taken for what it is', async (_what, bytes, declared) => {
  expect(await look(bytes, declared)).toHaveProperty('kept');
});

test.each<[string, Uint8Array, FileType, string]>([
  ['a PNG that is said to be a JPEG', pngWithPlace, 'image/jpeg', 'WRONG_TYPE'],
  ['a program that is said to be a picture', bytesOf(`MZ${'\0'.repeat(60)}`), 'image/jpeg', 'WRONG_TYPE'],
  ['a page that is said to be a PDF', bytesOf('<html><script>alert(1)</script>'), 'application/pdf', 'WRONG_TYPE'],
  ['a text with nothing in it', bytesOf('a'), 'image/png', 'WRONG_TYPE'],
  ['a sheet that is said to be a letter', sheet, WORD, 'WRONG_TYPE'],
  ['any packed files that are said to be a letter', zipSync({ 'a.exe': bytesOf('MZ') }), WORD, 'WRONG_TYPE'],
  ['a JPEG that breaks off', jpegWithPlace.subarray(0, 700), 'image/jpeg', 'BROKEN'],
  ['a JPEG with nothing behind its head', jpegWithPlace.subarray(0, 200), 'image/jpeg', 'BROKEN'],
  ['a PNG that breaks off', pngWithPlace.subarray(0, pngWithPlace.length - 20), 'image/png', 'BROKEN'],
  ['a WebP that breaks off', webpWithPlace.subarray(0, webpWithPlace.length - 20), 'image/webp', 'BROKEN'],
  ['a HEIC that breaks off', heicWithPlace.subarray(0, heicWithPlace.length - 20), 'image/heic', 'BROKEN'],
  ['a HEIC that is said to be a JPEG', heicWithPlace, 'image/jpeg', 'WRONG_TYPE'],
  ['a film that breaks off', mp4WithPlace.subarray(0, 200), 'video/mp4', 'BROKEN'],
  [
    'a letter with macros',
    office('wordprocessingml.document', { 'word/vbaProject.bin': bytesOf('x') }),
    WORD,
    'MACROS',
  ],
  ['a PDF with the test text of the scanners', bytesOf(`%PDF-1.7\n${eicar}`), 'application/pdf', 'MALWARE'],
  ['the test text by itself', bytesOf(eicar), 'image/png', 'MALWARE'],
  ['a byte too much', new Uint8Array(20 * 1_048_576 + 1), 'application/pdf', 'TOO_LARGE'],
])('%s is refused', async (_what, bytes, declared, why) => {
  expect(await look(bytes, declared)).toEqual({ refusedFor: why });
});

describe('what a picture tells beside itself', () => {
  test.each<[string, Uint8Array, FileType]>([
    ['a JPEG', jpegWithPlace, 'image/jpeg'],
    ['a JPEG that comes bit by bit', progressiveJpegWithPlace, 'image/jpeg'],
    ['a PNG', pngWithPlace, 'image/png'],
    ['a WebP', webpWithPlace, 'image/webp'],
    ['a HEIC', heicWithPlace, 'image/heic'],
    ['a JPEG with a film behind its end', Uint8Array.from([...jpegWithPlace, ...bytesOf('GPS 42.175')]), 'image/jpeg'],
    ['a PNG with words behind its end', Uint8Array.from([...pngWithPlace, ...bytesOf('GPS 42.175')]), 'image/png'],
  ])('is gone from %s', async (_what, bytes, type) => {
    const told = TELLING.filter((text) => words(bytes).includes(text));

    const clean = await kept(bytes, type);

    expect(told.length).toBeGreaterThan(0);
    // The one thing that a JPEG still says in that way is which way is up.
    expect(TELLING.filter((text) => text !== 'Exif' && words(clean).includes(text))).toEqual([]);
    expect(words(clean)).not.toContain('\x88\x25'); // the entry that leads to a place
    expect(await kept(clean, type)).toEqual(clean);
  });

  test('leaves the picture of a JPEG as it is, to the byte, and which way is up', () => {
    const clean = cleanJpeg(jpegWithPlace);
    const jfif = 2 + 18;
    const exif = clean.subarray(jfif, jfif + 36);

    expect(orientationIn(exif)).toBe(6);
    expect(Uint8Array.from([...clean.subarray(0, jfif), ...clean.subarray(jfif + 36)])).toEqual(jpegWithout);
    expect(cleanJpeg(jpegWithout)).toEqual(jpegWithout);
  });

  test('is gone from a film, whose frames stay where they are', async () => {
    const clean = await kept(mp4WithPlace, 'video/mp4');

    expect(clean.length).toBe(mp4WithPlace.length);
    expect(words(clean)).not.toMatch(/116\.47|name of a guest/);
    expect(words(clean).indexOf('frames of the film')).toBe(words(mp4WithPlace).indexOf('frames of the film'));
  });
});
