import * as z from 'zod';
import { CustomerId, TicketId } from '../../kernel/ids.ts';
import { badCursor, listOf, pageQuery } from '../../kernel/page.ts';
import { route } from '../../kernel/route.ts';
import { Label } from '../../kernel/text.ts';
import { StaffNo } from '../../tickets/words.ts';
import { askBySomething } from '../errors.ts';
import { Month, ReadEntry } from './model.ts';

const EntryView = ReadEntry.omit({ site: true, correlationId: true, reason: true })
  .extend({
    whatText: Label,
    shown: z.enum(['MASKED', 'CLEAR']),
    purposeText: Label.optional(),
    /** What for, in the reader's words: whoever watches over reads has to read it. */
    reason: z.string().optional(),
  })
  .meta({ id: 'ReadEntryView' });
export type EntryView = z.input<typeof EntryView>;

export const searchAccessLog = route({
  method: 'GET',
  path: '/access-log',
  audience: 'staff',
  capability: 'accessLog.read',
  summary: {
    zh: '查阅日志：谁在何时以何岗位看了谁的资料（按客户、工单或员工）',
    en: 'Who was shown whose data, when, as what and what for: by customer, ticket or member of staff',
  },
  query: pageQuery.extend({
    customerId: CustomerId.optional(),
    ticketId: TicketId.optional(),
    staffNo: StaffNo.optional(),
    /** One month alone, `2026-11`; left out, from now back through three years. */
    month: Month.optional(),
  }),
  answer: listOf(EntryView),
  refusals: [askBySomething, badCursor],
  example: { query: { customerId: 'cus_01HK153X00FV0QTBMYWKVK8T81' } },
});

export const logContract = { searchAccessLog } as const;
