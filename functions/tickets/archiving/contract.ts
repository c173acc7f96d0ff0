import * as z from 'zod';
import { badCursor, listOf, pageQuery } from '../../kernel/page.ts';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { ticketNotFound } from '../errors.ts';
import { always, byTicket, verb } from '../parts.ts';
import {
  authorityToAnswer,
  callToCome,
  filesNotChecked,
  groupNotEnded,
  heldAlready,
  notArchived,
  notHeld,
  tooMuchToSeal,
} from './errors.ts';
import { ArchiveRecord, DeletionCertificate } from './model.ts';

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
  refusals: [...always, filesNotChecked, callToCome, groupNotEnded, authorityToAnswer, tooMuchToSeal],
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
    /** Its time is over and its content deleted by rule; the certificate says so. */
    disposed: z.boolean().optional(),
    /** So many of its items lost their words because somebody was erased: their sealed hashes stand for what was in them. */
    wordsErased: z.int().optional(),
    difference: z.object({ item: z.string(), what: z.enum(['CHANGED', 'MISSING', 'ADDED']) }).optional(),
  }),
});

export const holdTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/hold',
  capability: 'ticket.hold',
  summary: { zh: '法律保全（到期不删除）', en: 'Legal hold: nothing of it is deleted, whatever its time' },
  body: z.strictObject({ reason: longText(200) }),
  refusals: [...always, heldAlready],
  example: { body: { reason: '诉讼保全，案号另附' } },
});

export const liftHoldOfTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/lift-hold',
  capability: 'ticket.hold',
  summary: { zh: '解除法律保全', en: 'Lift the legal hold' },
  body: z.strictObject({ reason: longText(200) }),
  refusals: [...always, notHeld],
  example: { body: { reason: '案件已终审' } },
});

export const listCertificates = route({
  method: 'GET',
  path: '/deletion-certificates',
  audience: 'staff',
  capability: 'ticket.hold',
  ownGatewayRoute: true,
  summary: { zh: '到期删除证明（新者在前）', en: 'Proofs of deletions, newest first' },
  query: pageQuery,
  answer: listOf(DeletionCertificate.omit({ site: true })),
  refusals: [badCursor],
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
