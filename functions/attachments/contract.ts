import * as z from 'zod';
import { challengeExpired, challengeInvalid, challengeUsed } from '../challenges/errors.ts';
import { AttachmentId } from '../kernel/ids.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { ticketNotFound } from '../tickets/errors.ts';
import { byTicket } from '../tickets/parts.ts';
import { attachmentClosed, attachmentNotFound, fileTooLarge, fileTypeNotTaken, pictureHidden } from './errors.ts';
import { FILE_TYPES } from './file-types.ts';
import { FileRole, UploadKey } from './model.ts';

const file = {
  fileName: shortText(120),
  /** In bytes: exactly so many will be taken. */
  size: z.int().min(1),
  mime: shortText(100),
};

/** The presigned POST by which one file goes to the store: every field as it is, the file itself last, under the name `file`. */
const UploadPlace = z
  .object({
    url: z.url(),
    fields: z.record(z.string(), z.string()),
    /** What is handed in under `attachments` with the matter. */
    key: UploadKey,
    /** Until when the store takes the file. */
    uploadBy: Instant,
    /** Until when the key can be handed in. */
    giveBy: Instant,
  })
  .meta({ id: 'PresignedUpload' });

const asking = {
  method: 'POST',
  idempotencyKey: 'needed',
  status: 201,
  answer: UploadPlace,
} as const;
const refusals = [fileTooLarge, fileTypeNotTaken, keyReused] as const;
const example = { fileName: '空调.jpg', size: 1_843_200, mime: 'image/jpeg' };

export const askUpload = route({
  ...asking,
  path: '/public/uploads',
  audience: 'public',
  summary: {
    zh: '申请上传附件（无需登录；单个不超过 20 MB）',
    en: 'A place for one file of up to 20 MB, without login',
  },
  repeatIgnores: ['challenge'],
  body: z.strictObject({ ...file, challenge: z.string().max(4_000) }),
  refusals: [...refusals, challengeInvalid, challengeUsed, challengeExpired],
  throttle: { rate: 20, burst: 40 },
  example: { body: { ...example, challenge: 'eyJ…' } },
});

export const askMyUpload = route({
  ...asking,
  path: '/me/uploads',
  audience: 'customer',
  summary: { zh: '小程序申请上传附件', en: 'A place for one file, in the mini-program' },
  body: z.strictObject(file),
  refusals: [...refusals],
  example: { body: example },
});

export const askStaffUpload = route({
  ...asking,
  path: '/uploads',
  audience: 'staff',
  capability: 'attachment.upload',
  summary: {
    zh: '员工申请上传附件（来信扫描件、来访确认单、授权文件等）',
    en: 'A place for one file of staff: a letter as scanned, a signed summary, a document of authority',
  },
  body: z.strictObject({ ...file, role: FileRole.default('GENERAL') }),
  refusals: [...refusals],
  example: { body: { ...example, fileName: '来信.pdf', mime: 'application/pdf', role: 'LETTER_SCAN' } },
});

export const readAttachment = route({
  method: 'GET',
  path: '/tickets/{ticketId}/attachments/{attachmentId}',
  audience: 'staff',
  capability: 'ticket.read',
  ownGatewayRoute: true,
  summary: {
    zh: '打开附件：60 秒内有效的下载地址，每次打开留痕',
    en: 'Open a file: an address that is good for 60 seconds; every opening is on record',
  },
  params: byTicket.extend({ attachmentId: AttachmentId }),
  /** A picture that WeChat takes for offensive opens on purpose only. */
  query: z.object({ picture: z.enum(['HIDDEN', 'OPENED']).default('HIDDEN') }),
  answer: z.object({
    url: z.url(),
    goodUntil: Instant,
    fileName: z.string(),
    type: z.enum(FILE_TYPES),
    bytes: z.int(),
    sha256: z.string().length(64),
  }),
  reads: { what: 'FILE', of: ['params.ticketId'] },
  refusals: [ticketNotFound, attachmentNotFound, attachmentClosed, pictureHidden, stale],
});

export const contract = { askUpload, askMyUpload, askStaffUpload, readAttachment } as const;
