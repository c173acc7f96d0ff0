import { macOf } from '../../platform/query-codes.ts';
import { readName } from './read-name.ts';

/**
 * Names are found by what people type: characters, pinyin, initials. Each name has a few marks (the letters of its first
 * syllables, of any two syllables side by side, its initials); the table holds an HMAC of each, so that none can be read.
 */

const HAN = /\p{Script=Han}/u;
const SHORT = 4; // syllables up to which a name is a person's
const MOST_MARKS = 24;
const MARK_BYTES = 16; // 2^64 names until two marks are expected to meet by chance

/** Characters as they are compared: one width, no case, nothing between them. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

interface Syllables {
  readonly parts: readonly string[];
  /** Written in letters: each word is looked for by itself, too. */
  readonly words: boolean;
}

function syllablesOf(name: string): Syllables {
  const clean = name.normalize('NFKC').toLowerCase();
  if (!HAN.test(clean)) return { parts: clean.split(/[^\p{L}\p{N}]+/u).filter(Boolean), words: true };
  return { parts: readName(plainName(name)), words: false };
}

/** The letters by which one name is found. */
export function lettersOf(name: string): string[] {
  const { parts, words } = syllablesOf(name);
  const initials = parts.map((part) => part.slice(0, 1)).join('');
  const upTo = (n: number) => parts.slice(0, n).join('');
  const prefixes = parts.slice(0, SHORT).map((_part, n) => upTo(n + 1));
  const pairs = parts.slice(1).map((part, n) => `${parts[n]}${part}`);
  const shortened = [2, 3, 4].map((n) => initials.slice(0, n));
  const found = [...prefixes, parts.join(''), ...(words ? parts : []), ...shortened, initials, ...pairs];
  return [...new Set(found)].filter((letters) => letters.length > 1).slice(0, MOST_MARKS);
}

/** What to look up for a text that somebody typed, and what the names that are found must hold. */
export interface NameQuery {
  /** Looked up one after the other, until something is found. */
  readonly letters: readonly string[];
  matches(name: string): boolean;
}

/** Undefined where the text holds too little to look for. */
export function nameQuery(typed: string): NameQuery | undefined {
  const plain = plainName(typed);
  const { parts } = syllablesOf(typed);
  const han = [...plain].filter((character) => HAN.test(character)).join('');
  const pair = han !== '' && parts.length > 2 ? [parts.slice(0, 2).join('')] : [];
  const whole = han !== '' && parts.length > SHORT ? [] : [parts.join('')];
  const letters = [...whole, ...pair].filter((one) => one.length > 1);
  if (letters.length === 0) return undefined;
  // Homophones share their letters; only names with these very characters are meant.
  const matches = (name: string) => han === '' || plainName(name).includes(han);
  return { letters, matches };
}

/** @param secret the key derived for `name-index` */
export const markOf = (secret: Buffer, site: string, letters: string): string =>
  macOf(secret, site, letters).subarray(0, MARK_BYTES).toString('base64url');

/** The marks of a customer's names. */
export function marksOf(secret: Buffer, site: string, names: readonly (string | undefined)[]): string[] {
  const letters = names.flatMap((name) => (name === undefined ? [] : lettersOf(name)));
  return [...new Set(letters)].slice(0, MOST_MARKS).map((one) => markOf(secret, site, one));
}
