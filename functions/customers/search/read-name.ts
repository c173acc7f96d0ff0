import { codes, surnames, syllables, words } from './readings.ts';

/** How names are read in pinyin: each character by itself, but for surnames at their front and words that are read otherwise. */

const FIRST = 0x4e00;
const BASE = 36;
const LONGEST_WORD = 3;

const spelled = syllables.split(' ');
const readingsOf = (listed: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    listed.split('|').map((line) => {
      const [word = '', ...parts] = line.split(' ');
      return [word, parts] as const;
    }),
  );
const ofSurnames = readingsOf(surnames);
const ofWords = readingsOf(words);

/** The syllable of one character; undefined where it is none of Han. */
function syllableOf(character: string): string | undefined {
  const place = ((character.codePointAt(0) ?? 0) - FIRST) * 2;
  return place < 0 ? undefined : spelled[Number.parseInt(codes.slice(place, place + 2) || '.', BASE)];
}

function known(characters: readonly string[], at: number): readonly string[] | undefined {
  for (let length = LONGEST_WORD; length > 0; length -= 1) {
    const word = characters.slice(at, at + length).join('');
    const found = at === 0 ? (ofSurnames.get(word) ?? ofWords.get(word)) : ofWords.get(word);
    if (found) return found;
  }
  return undefined;
}

/** The syllables of a name; letters and figures between them stay together. */
export function readName(name: string): string[] {
  const characters = [...name];
  const parts: string[] = [];
  let letters = '';
  for (let at = 0; at < characters.length; ) {
    const character = characters[at] as string;
    const whole = known(characters, at);
    const syllable = syllableOf(character);
    const read = whole ?? (syllable === undefined ? undefined : [syllable]);
    if (read && letters !== '') parts.push(letters);
    if (read) parts.push(...read);
    letters = read ? '' : letters + character;
    at += whole?.length ?? 1;
  }
  return letters === '' ? parts : [...parts, letters];
}
