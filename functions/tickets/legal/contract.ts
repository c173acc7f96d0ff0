import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { shortText } from '../../kernel/text.ts';
import { anotherPerson } from '../duties/errors.ts';
import { always, verb } from '../parts.ts';
import { legalClockRuns, legalStandsStill, mayNotStandStill, noLegalClock } from './errors.ts';

/** Routes of the legal period of a case. */

export const pauseLegal = route({
  ...verb,
  path: '/tickets/{ticketId}/pause-legal',
  capability: 'ticket.pauseLegal',
  summary: {
    zh: '法定期限中止（依规则并附文书）',
    en: 'Let the legal period stand still, on a ground of its own rule',
  },
  body: z.strictObject({
    ground: z.enum(['TESTING']),
    /** Name and number of the document that proves it, as it lies in the file. */
    document: shortText(120),
  }),
  refusals: [...always, noLegalClock, mayNotStandStill, legalStandsStill, anotherPerson],
  example: { body: { ground: 'TESTING', document: '检测委托书 JC-2026-118' } },
});

export const resumeLegal = route({
  ...verb,
  path: '/tickets/{ticketId}/resume-legal',
  capability: 'ticket.pauseLegal',
  summary: { zh: '法定期限恢复', en: 'The legal period goes on' },
  body: z.strictObject({}),
  refusals: [...always, noLegalClock, legalClockRuns],
});
