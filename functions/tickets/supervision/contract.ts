import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { mayNotHandle } from '../errors.ts';
import { always, verb } from '../parts.ts';
import { StaffNo } from '../words.ts';
import * as refused from './errors.ts';
import { SupervisionLevel } from './model.ts';

/** Routes of supervision orders. */

export const superviseTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/supervise',
  capability: 'ticket.supervise',
  summary: { zh: '督办（提醒、黄牌、红牌，限时答复）', en: 'Issue a supervision order, to be answered in time' },
  body: z.strictObject({
    level: SupervisionLevel,
    reason: longText(500),
    /** Who must answer; left out, whoever the matter lies with. */
    to: StaffNo.optional(),
  }),
  refusals: [...always, refused.supervisedAlready, refused.nobodyToAnswer, refused.supervisesHimself, mayNotHandle],
  example: { body: { level: 'YELLOW', reason: '客人两次催办，仍无进展反馈', to: 'D01' } },
});

export const answerSupervision = route({
  ...verb,
  path: '/tickets/{ticketId}/answer-supervision',
  capability: 'ticket.answerSupervision',
  summary: { zh: '答复督办', en: 'Answer a supervision order' },
  body: z.strictObject({ text: longText(500) }),
  refusals: [...always, refused.notSupervised, refused.notYoursToAnswer, refused.supervisesHimself],
  example: { body: { text: '配件今日到货，18 点前完成并告知客人' } },
});
