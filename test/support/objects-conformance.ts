import { describe, expect, test } from 'vitest';
import type { Objects, UploadForm } from '../../functions/platform/objects.ts';

export interface TestedObjects {
  readonly objects: Objects;
  /** Sends a file by a form as a browser does; whether it was taken. */
  upload(form: UploadForm, file: { readonly body: Uint8Array; readonly type: string }): Promise<boolean>;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (body: Uint8Array | undefined) => body && new TextDecoder().decode(body);
const PNG = 'image/png';

/** What every implementation of the port over files does alike. `tested` is asked for in each test, so it may be made beforehand. */
export function objectsConformance(name: string, tested: () => TestedObjects): void {
  describe(name, () => {
    test('an object that was put is there, whole and in part, with its type and size', async () => {
      const { objects } = tested();
      await objects.put('kept/whole 一.txt', bytes('一二三'), { type: 'text/plain' });

      expect(textOf(await objects.get('kept/whole 一.txt'))).toBe('一二三');
      expect(textOf(await objects.get('kept/whole 一.txt', { bytes: 3 }))).toBe('一');
      expect(await objects.facts('kept/whole 一.txt')).toEqual({ type: 'text/plain', size: 9 });
    });

    test('what is not there is undefined, and removing it is no error', async () => {
      const { objects } = tested();
      await objects.put('kept/gone', bytes('x'), { type: PNG });
      await objects.remove('kept/gone');
      await objects.remove('kept/gone');

      expect([await objects.get('kept/gone'), await objects.facts('kept/gone')]).toEqual([undefined, undefined]);
      expect(await objects.copy('kept/gone', 'kept/copy', { type: PNG })).toBe(false);
    });

    test('a copy has the bytes of the first and the type that it was given', async () => {
      const { objects } = tested();
      await objects.put('quarantine/a b+图', bytes('xyz'), { type: 'application/octet-stream' });

      expect(await objects.copy('quarantine/a b+图', 'kept/ab', { type: PNG })).toBe(true);
      expect(textOf(await objects.get('kept/ab'))).toBe('xyz');
      expect(await objects.facts('kept/ab')).toEqual({ type: PNG, size: 3 });
    });

    test('a form takes the file that it was made for', async () => {
      const { objects, upload } = tested();
      const form = await objects.uploadForm('quarantine/form', { type: PNG, size: 4, seconds: 60 });

      expect(await upload(form, { body: bytes('file'), type: PNG })).toBe(true);
      expect(textOf(await objects.get('quarantine/form'))).toBe('file');
    });

    test.each([
      ['one byte too many', { body: bytes('files'), type: PNG }],
      ['one byte too few', { body: bytes('fil'), type: PNG }],
      ['another media type', { body: bytes('file'), type: 'text/html' }],
    ])('a form refuses %s', async (what, file) => {
      const { objects, upload } = tested();
      const form = await objects.uploadForm(`quarantine/${what}`, { type: PNG, size: 4, seconds: 60 });

      expect(await upload(form, file)).toBe(false);
      expect(await objects.get(`quarantine/${what}`)).toBeUndefined();
    });

    test('a form made for one object does not write another', async () => {
      const { objects, upload } = tested();
      const form = await objects.uploadForm('quarantine/mine', { type: PNG, size: 4, seconds: 60 });
      const turned = { ...form, fields: { ...form.fields, key: 'quarantine/other' } };

      expect(await upload(turned, { body: bytes('file'), type: PNG })).toBe(false);
      expect(await objects.get('quarantine/other')).toBeUndefined();
    });
  });
}
