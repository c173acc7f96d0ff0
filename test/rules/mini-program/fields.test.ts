import { describe, expect, test } from 'vitest';
import { fits, fittedThing } from '../../../functions/mini-program/field-rules.ts';
import { dataOf } from '../../../functions/mini-program/message-rules.ts';
import { Purpose } from '../../../functions/mini-program/model.ts';
import { guestKinds } from '../../../functions/notices/guest-kinds.ts';
import { type Settings, settings } from '../../../lib/settings.ts';
import { takesField } from '../../../local/stand-ins/wechat-fields.ts';
import { monday } from '../../support/world.ts';

const { templates } = (settings[0] as Settings).wechat;

/** Type, text, and whether WeChat takes it: the table of its documentation, at its edges. */
const table: ReadonlyArray<[key: string, value: string, taken: boolean]> = [
  ['thing3', '空'.repeat(20), true],
  ['thing3', '空'.repeat(21), false],
  ['thing3', '😀'.repeat(20), true],
  ['thing3', 'Room 1203, 空调 #2', true],
  ['thing3', '', false],
  ['thing3', '第一行\n第二行', false],
  ['thing3', 'a\u0007b', false],
  ['thing3', 'a\u2028b', false],
  ['number1', '9'.repeat(32), true],
  ['number1', '9'.repeat(33), false],
  ['number1', '3.14', true],
  ['number1', '1,000', false],
  ['letter1', 'a'.repeat(32), true],
  ['letter1', 'a'.repeat(33), false],
  ['letter1', 'a1', false],
  ['symbol1', '+-*/=', true],
  ['symbol1', '+-*/=!', false],
  ['symbol1', 'a', false],
  ['character_string1', 'GD20261123A7K2MX', true],
  ['character_string1', 'x'.repeat(32), true],
  ['character_string1', 'x'.repeat(33), false],
  ['character_string1', 'GD工单', false],
  ['phrase2', '处理中', true],
  ['phrase2', '处理中处理', true],
  ['phrase2', '处理中处理中', false],
  ['phrase2', '处理中1', false],
  ['phrase2', 'done', false],
  ['date1', '2026年11月23日', true],
  ['date1', '2026-11-23', true],
  ['date1', '2026/11/23 15:01', true],
  ['date1', '2026-11/23', false],
  ['date1', '2026-11-23~2026-11-25', true],
  ['date1', '23.11.2026', false],
  ['time4', '15:01', true],
  ['time4', '15:01:59', true],
  ['time4', '2026年11月23日 15:01', true],
  ['time4', '15:01~16:00', true],
  ['time4', '25:01', false],
  ['time4', '2026-11-23T15:01', false],
  ['amount1', '¥12.50', true],
  ['amount1', '1234567890元', true],
  ['amount1', '12345678901', false],
  ['amount1', '¥¥1', false],
  ['phone_number1', '+86 190-0000-0001', true],
  ['phone_number1', '1'.repeat(18), false],
  ['phone_number1', '电话', false],
  ['car_number1', '蒙H12345', true],
  ['car_number1', '粤B12345港', true],
  ['car_number1', '蒙H1234567', false],
  ['car_number1', '蒙H1港2', false],
  ['name1', '张'.repeat(10), true],
  ['name1', '张'.repeat(11), false],
  ['name1', 'a'.repeat(20), true],
  ['name1', 'a'.repeat(21), false],
  ['name1', `张${'a'.repeat(9)}`, true],
  ['name1', `张${'a'.repeat(10)}`, false],
  ['enum1', 'anything', false],
];

describe.each(table)('a field %s with "%s"', (key, value, taken) => {
  test(`is ${taken ? 'let through' : 'held back'} by the service, as WeChat's stand-in does`, () => {
    expect([fits(key, value), takesField(key, value)]).toEqual([taken, taken]);
  });
});

test.each([
  ['', '无'],
  [' \n\t ', '无'],
  ['第一行\n第二行', '第一行 第二行'],
  ['😀'.repeat(30), '😀'.repeat(20)],
  [`${'空'.repeat(19)}   调`, '空'.repeat(19)],
  ['\u0000a\u0007', 'a'],
])('a free text %j becomes the thing %j', (text, thing) => {
  expect(fittedThing(text)).toBe(thing);
  expect(takesField('thing3', fittedThing(text))).toBe(true);
});

test.each(Object.entries(guestKinds))('what a guest is told of %s fits its template', (_type, kind) => {
  const facts = { no: 'GD20261123A7K2MX', status: kind.status, what: kind.text.zh, at: monday };

  const filled = dataOf(templates, { purpose: kind.purpose, facts, timeZone: 'Asia/Shanghai' });

  expect(filled).toEqual({
    data: {
      character_string1: { value: 'GD20261123A7K2MX' },
      phrase2: { value: kind.status },
      thing3: { value: kind.text.zh },
      time4: { value: '2026年11月23日 10:00' },
    },
  });
  expect(kind.text.en).toMatch(/^[ -~]+$/);
});

test('what does not fit is named by its key and not sent', () => {
  const facts = { no: '工单', status: 'DONE', what: '', at: monday };

  const filled = dataOf(templates, { purpose: Purpose.enum.PROGRESS, facts, timeZone: 'Asia/Shanghai' });

  expect(filled).toEqual({ unfit: ['character_string1', 'phrase2'] });
});
