import { pinyin } from 'pinyin-pro';
import type { Generated } from './generated.ts';

/**
 * Prints how characters are read in names, from the published package pinyin-pro, into the search. The package with its dictionary
 * of words makes a function 480 KB larger; names need a reading for each character, and those that surnames and places have of
 * their own (ADR 040).
 */
const FIRST = 0x4e00;
const LAST = 0x9fff;
const BASE = 36;
const NONE = '..';

const plain = { toneType: 'none', type: 'array', v: true } as const;
const characters = Array.from({ length: LAST - FIRST + 1 }, (_, n) => String.fromCodePoint(FIRST + n));

/** Surnames of two characters that are not read as their characters are. */
const DOUBLE = [
  '尉迟',
  '长孙',
  '万俟',
  '澹台',
  '单于',
  '宰父',
  '令狐',
  '尉犁',
  '乐正',
  '钟离',
  '宗政',
  '濮阳',
  '淳于',
  '仲孙',
  '亓官',
];
/** Words in names of places and companies that are read otherwise than each of their characters. */
const WORDS = [
  ...[
    '重庆',
    '长春',
    '长沙',
    '长江',
    '长城',
    '长白',
    '长治',
    '长乐',
    '厦门',
    '六安',
    '蚌埠',
    '乐山',
    '乐亭',
    '乐清',
    '朝阳',
    '石家庄',
  ],
  ...[
    '都江堰',
    '成都',
    '首都',
    '银行',
    '行业',
    '音乐',
    '会计',
    '大理',
    '台州',
    '番禺',
    '东莞',
    '莘县',
    '浚县',
    '丽水',
    '歙县',
    '涡阳',
  ],
  ...[
    '百色',
    '井陉',
    '曲阜',
    '铅山',
    '朝鲜',
    '藏族',
    '西藏',
    '调研',
    '重工',
    '重汽',
    '数据',
    '传媒',
    '会展',
    '便宜',
    '圣地',
  ],
];

const one = (text: string): string => pinyin(text, plain)[0] ?? '';
const readable = (text: string): boolean => /^[a-z]+$/.test(text);

/** Words whose reading is not the sum of their characters'. */
const special = (words: readonly string[], read: (word: string) => string[]) =>
  [...new Set(words)].flatMap((word) => {
    const parts = read(word);
    return parts.every(readable) && parts.join() !== [...word].map(one).join() ? [`${word} ${parts.join(' ')}`] : [];
  });

/** functions/customers/search/readings.ts. */
export function pinyinReadings(): Generated {
  const read = characters.map(one);
  const syllables = [...new Set(read.filter(readable))].sort();
  const codeOf = new Map(syllables.map((syllable, n) => [syllable, n.toString(BASE).padStart(2, '0')]));
  const codes = read.map((syllable) => codeOf.get(syllable) ?? NONE).join('');
  const surname = (word: string) => pinyin(`${word}某`, { ...plain, surname: 'head' }).slice(0, word.length);
  const surnames = special([...DOUBLE, ...characters], surname);
  const words = special(WORDS, (word) => pinyin(word, plain));
  const text = `// Printed by \`npm run docs\` from the package pinyin-pro; do not edit.

/** Every syllable of Mandarin, without tones; ü is v. */
export const syllables =
  '${syllables.join(' ')}';

/** For each character from U+4E00 on, two digits to base 36: the number of its syllable; dots where it has none. */
export const codes =
  '${codes}';

/** Surnames that are read otherwise than their characters. */
export const surnames =
  '${surnames.join('|')}';

/** Words of places and companies that are. */
export const words =
  '${words.join('|')}';
`;
  return { file: 'functions/customers/search/readings.ts', text };
}
