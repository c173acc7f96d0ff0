import * as z from 'zod';
import { blindIndex, internationalPhone } from '../../platform/blind-index.ts';
import { macOf } from '../../platform/query-codes.ts';
import type { IdentifierKind } from './model.ts';
import type { Recognised } from './rules.ts';

/** Knows an identifier again, however it is written; undefined where it is none of its kind. */
export type Recognise = (kind: IdentifierKind, written: string) => Recognised | undefined;

const Email = z.email().max(120);
const CARD = /^[\dA-Z-]{4,30}$/;
const DOCUMENT = /^[\dA-Z()]{5,30}$/;
const ID_CHARACTERS = 16;

/** The one way in which a value is written down; undefined where it is none of its kind. */
function written(kind: Exclude<IdentifierKind, 'PHONE'>, text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (kind === 'EMAIL') return Email.safeParse(plain.toLowerCase()).data;
  const upper = plain.toUpperCase();
  const form = kind === 'CARD' ? CARD : DOCUMENT;
  return form.test(upper) ? upper : undefined;
}

/** @param keys those derived for `blind-index` and `identifier-index` */
export function recognising(keys: { readonly phone: Buffer; readonly other: Buffer }): Recognise {
  const idOf = (kind: IdentifierKind, index: string) =>
    `idn_${macOf(keys.other, 'id', kind, index).toString('base64url').slice(0, ID_CHARACTERS)}`;
  return (kind, text) => {
    if (kind === 'PHONE') {
      const [value, index] = [
        internationalPhone(text.normalize('NFKC')),
        blindIndex(keys.phone, text.normalize('NFKC')),
      ];
      return value !== undefined && index !== undefined ? { id: idOf(kind, index), kind, index, value } : undefined;
    }
    const value = written(kind, text);
    if (value === undefined) return undefined;
    const index = macOf(keys.other, kind, value).toString('base64url');
    // Of a document only the index is kept: nobody of the house needs to read its number again.
    return { id: idOf(kind, index), kind, index, ...(kind !== 'ID_DOCUMENT' && { value }) };
  };
}
