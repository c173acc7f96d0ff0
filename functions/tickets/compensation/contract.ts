import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { beyondAuthority, nobodyToAsk, notTheHandler } from '../errors.ts';
import { notYourOwnRequest } from '../ladder/errors.ts';
import { always, verb } from '../parts.ts';
import { compensationAsked, noCompensationAsked, withinOwnAuthority } from './errors.ts';

/** Routes of what a handler's post may not offer by itself. */

export const askForCompensation = route({
  ...verb,
  path: '/tickets/{ticketId}/ask-compensation',
  capability: 'ticket.handle',
  summary: {
    zh: '申请超出本人授权的补偿（逐级上报，由有权限的他人审批）',
    en: 'Ask to offer more than my post may; decided by another person whose rank may',
  },
  body: z.strictObject({ compensationFen: z.int().min(1).max(1_000_000_000), reason: longText(500) }),
  refusals: [...always, notTheHandler, nobodyToAsk, compensationAsked, withinOwnAuthority],
  example: { body: { compensationFen: 600_000, reason: '婚宴整体延误，客人要求退还餐费' } },
});

export const decideOnCompensation = route({
  ...verb,
  path: '/tickets/{ticketId}/decide-compensation',
  capability: 'ticket.decideCompensation',
  summary: {
    zh: '审批补偿申请（组长300元、主管1000元、经理5000元，以上公司领导）',
    en: 'Grant compensation or not, within the authority of my rank; above the manager the company leader',
  },
  body: z.strictObject({ granted: z.boolean(), note: longText(500) }),
  refusals: [...always, noCompensationAsked, notYourOwnRequest, beyondAuthority],
  example: { body: { granted: true, note: '同意，一次性处理' } },
});
