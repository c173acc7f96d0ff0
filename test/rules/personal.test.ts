import { expect, test } from 'vitest';
import * as z from 'zod';
import { holdsPersonal, mapPersonal, mask, personal } from '../../functions/kernel/personal.ts';
import { Ticket, TicketDetail } from '../../functions/tickets/model.ts';

const secret = personal('NAME', z.string());

test.each<[string, z.ZodType, boolean]>([
  ['a personal text', secret, true],
  ['one that may be missing', secret.optional(), true],
  ['one with a default', secret.default('甲'), true],
  ['a group with one deep inside', z.object({ a: z.object({ b: z.array(z.object({ c: secret })) }) }), true],
  ['a record of them', z.record(z.string(), secret), true],
  ['a choice between one and something else', z.union([z.number(), z.object({ a: secret })]), true],
  ['a plain text', z.string(), false],
  ['a group of plain fields', z.object({ a: z.string(), b: z.array(z.int()).optional() }), false],
  ['the head of a ticket', Ticket, false],
  ['the detail of a ticket', TicketDetail, true],
])('of %s it is known whether it can hold a personal text', (_what, schema, holds) => {
  expect([holdsPersonal(schema), holdsPersonal(schema)]).toEqual([holds, holds]);
});

test('a schema that can hold none is never changed by what seals and masks', () => {
  const value = { a: '19000000001', b: [1] };

  expect(mapPersonal(z.object({ a: z.string(), b: z.array(z.int()) }), value, () => 'changed')).toEqual(value);
});

test.each([
  ['19000000001', '190****0001'],
  ['+8619000000001', '+86190****0001'],
  ['+819012345678', '+81901****5678'],
  ['190 0000 0001', '190****0001'],
  ['(010) 6512-3456', '010****3456'],
  ['1234567', '****67'],
  ['110', '****10'],
])('of the number %s is shown %s', (phone, shown) => {
  expect(mask(phone, 'CONTACT')).toBe(shown);
});
