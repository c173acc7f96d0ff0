import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { anotherPerson } from '../duties/errors.ts';
import { mayNotHandle, tooManyRecused } from '../errors.ts';
import { always, anotherTicket, verb } from '../parts.ts';
import { TicketView } from '../views.ts';
import { intoItself, intoNotOpen, mergeTooOld, notMerged } from './errors.ts';

/** Routes of duplicates. */

export const mergeTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/merge',
  capability: 'ticket.merge',
  summary: {
    zh: '并案（先预览；最早时限、最高优先级保留；30天内可撤销）',
    en: 'Merge into another ticket; preview first, undo for 30 days',
  },
  body: z.strictObject({
    /** Id or number of the ticket that goes on. */
    into: anotherTicket,
    reason: longText(500).optional(),
    /** True: shows what both would be, and keeps nothing. */
    preview: z.boolean().default(false),
  }),
  answer: TicketView.extend({ into: TicketView.optional() }),
  refusals: [...always, anotherPerson, intoItself, intoNotOpen, mayNotHandle, tooManyRecused],
  example: { body: { into: 'GD20261123A7K2MX', preview: true } },
});

export const undoMergeTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/undo-merge',
  capability: 'ticket.merge',
  summary: { zh: '撤销并案（30天内）', en: 'Undo a merge, within 30 days' },
  body: z.strictObject({ reason: longText(500).optional() }),
  refusals: [...always, notMerged, mergeTooOld],
});
