import type { Item } from './table.ts';

/** Nonce and tag of an empty text are 28 bytes, 38 characters of base64. */
const SEALED = /^v1\.(\d{8})\.[\w-]{38,}$/;

/** A sealed text of an item as it is stored, and the field that it was sealed for. */
export interface SealedText {
  readonly field: string;
  readonly sealed: string;
}

/** The day of the data key that a text is sealed under: `20261130`; undefined for any other text. */
export const dayOfSeal = (text: string): string | undefined => SEALED.exec(text)?.[1];

/** Of no personal text, and kept beside the fields of a record. */
const BESIDE = ['pk', 'sk', 'is', 'sealedAs'];

/** A value with every text in it changed or left as it is; fields are told by their dotted path, as they are sealed. */
function mapTexts(value: unknown, change: (text: string, field: string) => string, field: string): unknown {
  if (typeof value === 'string') return change(value, field);
  if (Array.isArray(value)) return value.map((part, n) => mapTexts(part, change, `${field}.${n}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      mapTexts(part, change, field === '' ? name : `${field}.${name}`),
    ]),
  );
}

/** The fields of an item with their texts changed; what stands beside them stays as it is. */
export function changedTexts(item: Item, change: (text: string, field: string) => string): Item {
  const fields = Object.entries(item).map(([name, part]) => [
    name,
    BESIDE.includes(name) ? part : mapTexts(part, change, name),
  ]);
  return Object.fromEntries(fields) as Item;
}

/** Every sealed text of an item, wherever it stands. */
export function sealedTextsOf(item: Item): SealedText[] {
  const found: SealedText[] = [];
  changedTexts(item, (text, field) => {
    if (dayOfSeal(text) !== undefined) found.push({ field, sealed: text });
    return text;
  });
  return found;
}
