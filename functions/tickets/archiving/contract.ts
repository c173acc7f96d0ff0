import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { ticketNotFound } from '../errors.ts';
import { always, byTicket, verb } from '../parts.ts';
import { notArchived, tooMuchToSeal } from './errors.ts';
import { ArchiveRecord } from './model.ts';

/** Routes of the archive. */

const reading = {
  method: 'GET',
  audience: 'staff',
  capability: 'ticket.read',
  params: byTicket,
  refusals: [ticketNotFound, notArchived],
} as const;

export const archiveTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/archive',
  capability: 'ticket.archive',
  summary: { zh: '归档封存（目录与哈希链）', en: 'Seal: contents list and hash chain' },
  body: z.strictObject({}),
  refusals: [...always, tooMuchToSeal],
});

export const viewArchive = route({
  ...reading,
  path: '/tickets/{ticketId}/archive',
  summary: { zh: '查看封存目录', en: 'Read the contents list and the root hash' },
  answer: ArchiveRecord.omit({ site: true }),
});

export const verifyArchive = route({
  ...reading,
  path: '/tickets/{ticketId}/archive/verify',
  summary: { zh: '校验封存内容', en: 'Check that nothing was changed, taken away or put in between' },
  answer: z.object({
    intact: z.boolean(),
    later: z.int(),
    root: z.string(),
    difference: z.object({ item: z.string(), what: z.enum(['CHANGED', 'MISSING', 'ADDED']) }).optional(),
  }),
});

export const addToArchive = route({
  ...verb,
  path: '/tickets/{ticketId}/addendum',
  capability: 'ticket.archive',
  summary: { zh: '归档补充（原件不变）', en: 'Add to a sealed matter; what was sealed stays' },
  body: z.strictObject({ text: longText(1_000), reason: longText(200) }),
  refusals: [...always, notArchived],
  example: { body: { text: '市场监管局来函，已转法务。', reason: '归档后收到' } },
});
