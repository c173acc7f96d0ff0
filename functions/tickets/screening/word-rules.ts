import { readName } from '../../customers/search/read-name.ts';

/** How far apart two characters of a word may be pushed by letters and figures. */
const BETWEEN = '[a-z\\d]{0,2}';

/** A text as it is searched: half width, small letters, and nothing but letters and figures. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const isHan = (text: string) => /^\p{Script=Han}$/u.test(text);
const either = (character: string) =>
  isHan(character) ? `(?:${character}|${readName(character).join('')})` : character;

/** A listed word in any notation: each of its characters may stand in pinyin, and letters or figures between them. */
function patternOf(word: string): RegExp {
  const characters = [...plain(word)];
  const apart = characters.every(isHan) ? BETWEEN : '';
  return new RegExp(characters.map(either).join(apart), 'u');
}

const patterns = new Map<string, RegExp>();

/**
 * The words of a list that stand in a text, whatever tricks hide them: full width, blanks, signs and invisible characters between,
 * letters pushed in, pinyin in place of a character.
 */
export function listedWords(text: string, words: readonly string[]): string[] {
  const searched = plain(text);
  return words.filter((word) => {
    const pattern = patterns.get(word) ?? patternOf(word);
    patterns.set(word, pattern);
    return pattern.test(searched);
  });
}
