import { describe, expect, test } from 'vitest';
import { defaults } from '../../../functions/policies/defaults.ts';
import { listedWords } from '../../../functions/tickets/screening/word-rules.ts';

const { words } = defaults.spam;

describe('a listed word is found', () => {
  test.each([
    ['as it is', '长期代开发票', '代开发票'],
    ['with blanks between', '代 开　发 票', '代开发票'],
    ['with signs between', '代★开-发·票', '代开发票'],
    ['with invisible characters between', '代\u200b开\u200d发\ufe0f票', '代开发票'],
    ['with letters pushed in', '代x开v发票', '代开发票'],
    ['with figures pushed in', '代1开22发票', '代开发票'],
    ['with a character in pinyin', '代kai发票', '代开发票'],
    ['all in pinyin, with blanks', 'Dai Kai Fa Piao', '代开发票'],
    ['in full width letters', 'ＯＮＬＩＮＥ　ＣＡＳＩＮＯ', 'online casino'],
    ['in capitals with signs', 'Online-Casino!', 'online casino'],
    ['over a line break', '澳门\n赌场', '澳门赌场'],
    ['as a compatibility character', '六合彩'.replace('六', '\u2f0b六'.slice(1)), '六合彩'],
  ])('%s', (_how, text, word) => {
    expect(listedWords(`您好，${text}，请联系`, words)).toEqual([word]);
  });
});

test.each([
  '空调整晚不制冷，前台两次答应维修都没有人来，太气人了！',
  '发票开错了，请重新开具发票。',
  '我要求退款并赔偿，否则向12315投诉。',
  '网络很差，赌气住了一晚。',
  '服务员辱骂客人，我要曝光你们。',
  'The casino next door was loud; online booking failed.',
  '点击预订链接后没有领取到早餐券',
])('an angry guest is no advertisement: %s', (text) => {
  expect(listedWords(text, words)).toEqual([]);
});
