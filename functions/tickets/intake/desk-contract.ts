import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { notAnInquiry } from '../errors.ts';
import { Contact } from '../model.ts';
import { always, attachments, filesRefused, verb } from '../parts.ts';
import { QueryCode } from './contract.ts';
import {
  alreadyNamed,
  notConvertible,
  notOnBehalf,
  noWayToReach,
  proofNeeded,
  tooManyTries,
  wrongQueryCode,
} from './errors.ts';

/** Routes by which the desk makes a matter what it is: a complaint after all, told by somebody who may. */

export const convertTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/convert',
  capability: 'ticket.assess',
  summary: {
    zh: '咨询等转为投诉或其他类别（编号、内容、已用时间不变）',
    en: 'An inquiry becomes a complaint, or another kind; number, words and consumed time stay',
  },
  body: z.strictObject({
    to: z.enum([
      'INQUIRY',
      'COMPLAINT',
      'SUGGESTION',
      'COMMENDATION',
      'ASSISTANCE',
      'REPAIR',
      'LOST_FOUND',
      'EMERGENCY',
    ]),
    reason: longText(500),
  }),
  refusals: [...always, notConvertible],
  example: { body: { to: 'COMPLAINT', reason: '客人对答复不满意，要求赔偿' } },
});

export const makeLead = route({
  ...verb,
  path: '/tickets/{ticketId}/lead',
  capability: 'ticket.accept',
  summary: {
    zh: '咨询转为销售线索（内容与联系方式不再重录）',
    en: 'An inquiry becomes a lead of sales; nothing is typed again',
  },
  body: z.strictObject({ text: longText(500) }),
  refusals: [...always, notAnInquiry],
  example: { body: { text: '销售同事将于一个工作日内与您联系。' } },
});

export const showAuthority = route({
  ...verb,
  path: '/tickets/{ticketId}/authority',
  capability: 'ticket.register',
  summary: { zh: '登记代为投诉的授权文件', en: 'The document by which somebody acts for another was shown' },
  body: z.strictObject({ document: shortText(120), attachments }),
  refusals: [...always, notOnBehalf, ...filesRefused],
  example: { body: { document: '授权委托书（2026-11-20）' } },
});

export const identifyCaller = route({
  ...verb,
  path: '/tickets/{ticketId}/identify',
  capability: 'ticket.register',
  summary: {
    zh: '匿名诉求人表明身份（核对查询码或说明如何确认）',
    en: 'Somebody anonymous tells a colleague who he is: by his query code, or known otherwise',
  },
  body: z.strictObject({
    contact: Contact,
    queryCode: QueryCode.optional(),
    /** How he has shown that the matter is his, where he has no code at hand. */
    proof: longText(200).optional(),
  }),
  refusals: [...always, alreadyNamed, noWayToReach, proofNeeded, wrongQueryCode, tooManyTries],
  example: { body: { contact: { name: '访客甲', phone: '19000000001' }, queryCode: '4711081500002222' } },
});
