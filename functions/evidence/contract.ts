import * as z from 'zod';
import { keyReused } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { longText, shortText } from '../kernel/text.ts';
import { ticketNotFound } from '../tickets/errors.ts';
import { byTicket } from '../tickets/parts.ts';
import { tooMuchEvidence } from './errors.ts';

export const exportEvidence = route({
  method: 'POST',
  path: '/tickets/{ticketId}/evidence',
  audience: 'staff',
  capability: 'ticket.evidence',
  ownGatewayRoute: true,
  summary: {
    zh: '导出证据包（目录、时间线、哈希、中文PDF），供有关机关调取；每次导出留痕',
    en: 'Evidence for an authority in one file: contents, timeline, hashes, a PDF; every export is on record',
  },
  params: byTicket,
  body: z.strictObject({ recipient: shortText(60), purpose: longText(200) }),
  answer: z.object({
    fileName: z.string(),
    mime: z.literal('application/zip'),
    sha256: z.string().length(64),
    bytes: z.int(),
    /** The file itself. */
    base64: z.string(),
  }),
  reads: { what: 'EVIDENCE', of: ['params.ticketId'] },
  refusals: [ticketNotFound, tooMuchEvidence, keyReused],
  example: { body: { recipient: '多伦县市场监督管理局', purpose: '投诉调解案件取证' } },
});

export const contract = { exportEvidence } as const;
