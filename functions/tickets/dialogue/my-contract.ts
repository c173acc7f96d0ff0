import * as z from 'zod';
import { TicketId } from '../../kernel/ids.ts';
import { wrongState } from '../../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../../kernel/page.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { ticketNotFound } from '../errors.ts';
import { lookUpTicket } from '../intake/contract.ts';
import { authorityMissing } from '../intake/errors.ts';
import { urgedAlready } from '../ladder/errors.ts';
import { consentMissing } from '../linking/errors.ts';
import { attachments, byTicket, filesRefused } from '../parts.ts';
import { ratedAlready } from '../rating/errors.ts';
import { Opinion } from '../rating/model.ts';

/** What a customer of the mini-program does with his own matters: the same acts as by number and code, by his sign-in. */

/** What he may do now, so that a page shows no button that will be refused. */
const Act = z.enum(['messages', 'urge', 'withdraw', 'agree', 'disagree', 'rate']);

export const MyTicket = lookUpTicket.answer.extend({
  id: TicketId,
  may: z.array(Act),
  /** How he has rated it: the answer that counts. */
  rating: Opinion.optional(),
});
export type MyTicket = z.input<typeof MyTicket>;

const mine = { audience: 'customer', params: byTicket, answer: MyTicket } as const;
const verb = { ...mine, method: 'POST' } as const;
const always = [ticketNotFound, stale, keyReused] as const;

export const listMyTickets = route({
  method: 'GET',
  path: '/me/tickets',
  audience: 'customer',
  summary: { zh: '我的诉求，最新的在前', en: 'My matters, the newest first' },
  query: pageQuery,
  answer: listOf(
    lookUpTicket.answer.pick({ ticketNo: true, kind: true, status: true, statusText: true, receivedAt: true }).extend({
      id: TicketId,
      /** Somebody asks him something, or proposes something to him. */
      waitsForMe: z.boolean(),
    }),
  ),
  refusals: [badCursor],
});

export const viewMyTicket = route({
  ...mine,
  method: 'GET',
  path: '/me/tickets/{ticketId}',
  summary: { zh: '我的诉求详情', en: 'One of my matters' },
  refusals: [ticketNotFound],
});

export const writeAboutMine = route({
  ...verb,
  path: '/me/tickets/{ticketId}/messages',
  summary: { zh: '补充说明或回答提问', en: 'Add something, or answer a question' },
  body: z.strictObject({ text: longText(1_000), attachments }),
  refusals: [...always, wrongState, ...filesRefused],
  example: { body: { text: '我住 A1203 房。' } },
});

export const urgeMine = route({
  ...verb,
  path: '/me/tickets/{ticketId}/urge',
  summary: { zh: '催办（24小时一次）', en: 'Urge, once in 24 hours' },
  body: z.strictObject({}),
  refusals: [...always, urgedAlready, wrongState],
});

export const withdrawMine = route({
  ...verb,
  path: '/me/tickets/{ticketId}/withdraw',
  summary: { zh: '撤回诉求', en: 'Take the matter back' },
  body: z.strictObject({ reason: longText(500).optional() }),
  refusals: [...always, wrongState],
  example: { body: { reason: '问题已当场解决' } },
});

export const agreeMine = route({
  ...verb,
  path: '/me/tickets/{ticketId}/agree',
  summary: { zh: '同意处理方案', en: 'Agree to what is proposed' },
  body: z.strictObject({}),
  refusals: [...always, wrongState, consentMissing, authorityMissing],
});

export const disagreeMine = route({
  ...verb,
  path: '/me/tickets/{ticketId}/disagree',
  summary: { zh: '不同意处理方案', en: 'Do not agree to what is proposed' },
  body: z.strictObject({ reason: longText(500).optional() }),
  refusals: [...always, wrongState],
  example: { body: { reason: '希望换房' } },
});

export const rateMine = route({
  ...verb,
  path: '/me/tickets/{ticketId}/rate',
  summary: {
    zh: '评价（首次为准，24小时内可更正一次；未解决或2分以下将重新办理）',
    en: 'Rate it: the first answer counts, one correction within a day; not solved or 2 and less takes it up again',
  },
  idempotencyKey: 'needed',
  body: z.strictObject({
    overall: Opinion.shape.overall,
    solved: Opinion.shape.solved,
    drivers: z.array(shortText(20)).max(3).optional(),
    comment: longText(500).optional(),
  }),
  answer: MyTicket.extend({
    /** The matter that follows this one, where it is closed for too long to be taken up again. */
    followedBy: z.object({ id: TicketId, ticketNo: z.string() }).optional(),
  }),
  refusals: [...always, ratedAlready, wrongState],
  example: { body: { overall: 5, solved: 'YES', drivers: ['态度', '速度'] } },
});
