import * as z from 'zod';
import { CustomerId, TicketNo } from '../../kernel/ids.ts';
import { badCursor, listOf, peopleQuery } from '../../kernel/page.ts';
import { personal } from '../../kernel/personal.ts';
import { route } from '../../kernel/route.ts';
import { shortText } from '../../kernel/text.ts';
import { askOneThing, notANumber, onlyByNumber, tooLittleToFind } from '../errors.ts';
import { IdentifierState } from '../identifiers/model.ts';

const Hit = z.object({
  customerId: CustomerId,
  /** He was found by the record of one who was merged into him. */
  foundAs: CustomerId.optional(),
  by: z.enum(['PHONE', 'CARD', 'NAME', 'TICKET']),
  name: personal('NAME', z.string()).optional(),
  phone: personal('CONTACT', z.string()).optional(),
  /** Of a number: whether it was shown to be his, and whether that is doubted. */
  verified: z.boolean().optional(),
  state: IdentifierState.optional(),
});
export type Hit = z.input<typeof Hit>;

export const searchCustomers = route({
  method: 'GET',
  path: '/customers/search',
  audience: 'staff',
  capability: 'customer.find',
  summary: {
    zh: '查找客户：手机、卡号、姓名（汉字、拼音、首字母）、工单号',
    en: 'Find customers by phone, card, name (characters, pinyin, initials) or ticket',
  },
  query: peopleQuery.extend({
    phone: z.string().trim().min(5).max(30).optional(),
    card: z.string().trim().min(1).max(40).optional(),
    name: shortText(60).optional(),
    ticket: TicketNo.optional(),
  }),
  answer: listOf(Hit),
  reads: { what: 'CUSTOMERS', of: ['answer.items.customerId'] },
  refusals: [askOneThing, notANumber, onlyByNumber, tooLittleToFind, badCursor],
  example: { query: { phone: '190-0000-0001' } },
});

export const searchContract = { searchCustomers } as const;
