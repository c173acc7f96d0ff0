import { describe, expect, test } from 'vitest';
import { contentCheck, piecesOf } from '../../../functions/mini-program/content-check.ts';
import type { WechatApi } from '../../../functions/mini-program/wechat-api.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { site } from '../../support/world.ts';

const customer = seededCustomerId(1);
type Said = Awaited<ReturnType<WechatApi>>;
const suggests = (suggest: string, label = 100): Said => ({ kind: 'OK', body: { result: { suggest, label } } });
const refuses = (errcode: number): Said => ({ kind: 'REFUSED', errcode });

/** What is found of a text where WeChat answers so, piece by piece. */
async function foundWhere(answers: readonly Said[], text = '空调不制冷') {
  const asked: unknown[] = [];
  const heard: string[] = [];
  const api: WechatApi = async (_site, path, body) => {
    asked.push({ path, ...(body as object) });
    return answers[asked.length - 1] ?? suggests('pass');
  };
  const addressOf = async () => ({ openid: 'oGuest' });
  const finding = await contentCheck({ api, addressOf, ours: (why) => heard.push(why) })(site, customer, text);
  return { finding, asked, heard };
}

describe('WeChat’s word on a text', () => {
  test.each([
    ['pass', { kind: 'PASSED' }],
    ['review', { kind: 'FLAGGED', flag: 'DOUBTFUL', why: 'wechat.20012' }],
    ['risky', { kind: 'FLAGGED', flag: 'RISKY', why: 'wechat.20012' }],
    ['something new', { kind: 'FLAGGED', flag: 'DOUBTFUL', why: 'wechat.20012' }],
  ])('%s', async (suggest, expected) => {
    const { finding, asked } = await foundWhere([suggests(suggest, 20012)]);

    expect(finding).toEqual(expected);
    expect(asked).toEqual([
      { path: '/wxa/msg_sec_check', version: 2, scene: 2, openid: 'oGuest', content: '空调不制冷' },
    ]);
  });

  test.each([
    [-1, 'LATER', false],
    [0, 'LATER', false],
    [45011, 'LATER', false],
    [45009, 'LATER', true],
    [40001, 'LATER', true],
    [42001, 'LATER', true],
    [41001, 'LATER', true],
    [40164, 'LATER', true],
    [40125, 'LATER', true],
    [61010, 'UNCHECKED', false],
    [40003, 'UNCHECKED', true],
    [43104, 'UNCHECKED', true],
    [40129, 'UNCHECKED', true],
    [43302, 'UNCHECKED', true],
    [44002, 'UNCHECKED', true],
    [47001, 'UNCHECKED', true],
    [48001, 'UNCHECKED', true],
    [99999, 'UNCHECKED', true],
  ])('its number %i means %s; an operator hears of it: %s', async (errcode, meaning, isOurs) => {
    const { finding, heard } = await foundWhere([refuses(errcode)]);

    expect(finding.kind === 'FLAGGED' ? finding.flag : finding.kind).toBe(meaning);
    expect(heard).toHaveLength(isOurs ? 1 : 0);
  });

  test('of an answer without a result is waited for', async () => {
    const { finding } = await foundWhere([{ kind: 'OK', body: {} }]);

    expect(finding).toEqual({ kind: 'LATER', why: 'wechat.unreadable' });
  });

  test.each([
    [['pass', 'risky'], 'RISKY'],
    [['risky', 'pass'], 'RISKY'],
    [['review', 'pass'], 'DOUBTFUL'],
    [['busy', 'review'], 'LATER'],
    [['risky', 'busy'], 'RISKY'],
    [['pass', 'busy'], 'LATER'],
  ])('on a long text in pieces, %j, is %s', async (said, meaning) => {
    const answers = said.map((one) => (one === 'busy' ? refuses(-1) : suggests(one)));
    const { finding, asked } = await foundWhere(answers, '字'.repeat(3_000));

    expect(finding.kind === 'FLAGGED' ? finding.flag : finding.kind).toBe(meaning);
    expect(asked).toHaveLength(2);
  });

  test('is not asked for about somebody whom WeChat does not know', async () => {
    const api: WechatApi = async () => {
      throw new Error('asked');
    };
    const ask = contentCheck({ api, addressOf: async () => undefined, ours: () => {} });

    expect(await ask(site, customer, 'x')).toMatchObject({ kind: 'FLAGGED', flag: 'UNCHECKED' });
  });
});

test.each([
  ['x'.repeat(2_500), [2_500]],
  ['x'.repeat(2_501), [2_500, 1]],
  [`${'x'.repeat(2_499)}😀y`, [2_499, 3]],
])('a text is cut where WeChat’s limit is, and within no character', (text, lengths) => {
  const pieces = piecesOf(text);

  expect(pieces.map(({ length }) => length)).toEqual(lengths);
  expect(pieces.join('')).toBe(text);
  expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
});
