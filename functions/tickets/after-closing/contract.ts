import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { anotherPerson } from '../duties/errors.ts';
import { ticketNotFound } from '../errors.ts';
import { always, byTicket, verb } from '../parts.ts';
import { TicketView } from '../views.ts';
import * as refused from './errors.ts';

/** Routes of what comes after the end of a matter. */

export const settleAfterword = route({
  ...verb,
  path: '/tickets/{ticketId}/afterword',
  capability: 'ticket.reopen',
  summary: {
    zh: '办结后来信处理：致谢等无需办理，或重新办理',
    en: 'What the guest said after the end: nothing to do, or taken up again',
  },
  body: z.strictObject({ actionable: z.boolean(), reason: longText(500) }),
  refusals: [...always, refused.nothingSaidSince, refused.tooOldToReopen],
  example: { body: { actionable: false, reason: '客人致谢' } },
});

export const closeSilent = route({
  ...verb,
  path: '/tickets/{ticketId}/close-unanswered',
  capability: 'ticket.closeSilent',
  summary: { zh: '按“诉求人未答复”结案（非处理人）', en: 'Close as unanswered; by nobody who handled it' },
  body: z.strictObject({ text: longText(500) }),
  refusals: [...always, refused.notSilent, refused.closedByAnother, anotherPerson],
  example: { body: { text: '两次提醒后仍未收到您的补充，本次先行结案；您可凭查询码随时留言，我们将重新办理。' } },
});

export const followOn = route({
  method: 'POST',
  path: '/tickets/{ticketId}/follow-on',
  audience: 'staff',
  capability: 'ticket.reopen',
  summary: {
    zh: '另立后续工单并关联（沿用原资料；已终结者须经理认定新事实）',
    en: 'Open a matter that follows this one, with all that is known already',
  },
  idempotencyKey: 'needed',
  params: byTicket,
  body: z.strictObject({ description: longText(2_000) }),
  status: 201,
  answer: TicketView,
  refusals: [ticketNotFound, refused.notOverYet, refused.newFactsByManager],
  example: { body: { description: '更换的空调再次停机，客人再次来电。' } },
});
