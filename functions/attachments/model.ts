import * as z from 'zod';
import { AttachmentId, SiteId, TicketNo } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { StaffNo } from '../tickets/words.ts';
import { FILE_TYPES } from './file-types.ts';

export const MOST_FILES = 9;
export const MOST_BYTES = 20 * 1_048_576;

export const AttachmentStatus = z.enum(['PENDING', 'CHECKED', 'REFUSED', 'EXPIRED']).meta({ id: 'AttachmentStatus' });
export type AttachmentStatus = z.infer<typeof AttachmentStatus>;

export const attachmentLabels: Readonly<Record<AttachmentStatus, { zh: string; en: string }>> = {
  PENDING: { zh: '检查中', en: 'Being checked' },
  CHECKED: { zh: '已通过检查', en: 'Checked' },
  REFUSED: { zh: '未通过检查', en: 'Refused' },
  EXPIRED: { zh: '文件未收到', en: 'The file never came' },
};

/** Every legal move of a file: nobody opens it before it was checked, and what became of it once stays. */
export const attachmentMoves = {
  ask: { from: [], to: 'PENDING' },
  give: { from: ['PENDING'], to: 'PENDING' },
  check: { from: ['PENDING'], to: 'CHECKED' },
  refuse: { from: ['PENDING'], to: 'REFUSED' },
  expire: { from: ['PENDING'], to: 'EXPIRED' },
  /** Somebody of the house opened it: a fact, no change. */
  read: { from: ['CHECKED'], to: 'CHECKED' },
} as const satisfies Moves<AttachmentStatus>;

/** Why a file was refused. */
export const RefusedFor = z.enum(['WRONG_TYPE', 'BROKEN', 'TOO_LARGE', 'MACROS', 'MALWARE']).meta({ id: 'RefusedFor' });
export type RefusedFor = z.infer<typeof RefusedFor>;

export const refusedForLabels: Readonly<Record<RefusedFor, { zh: string; en: string }>> = {
  WRONG_TYPE: { zh: '文件内容与所称类型不符', en: 'It is not the type of file that it says it is' },
  BROKEN: { zh: '文件已损坏，无法打开', en: 'The file is broken and cannot be opened' },
  TOO_LARGE: { zh: '文件超过 20 MB', en: 'The file is larger than 20 MB' },
  MACROS: { zh: '文档含有宏，请另存为不含宏的文件', en: 'The document holds macros; save it without them' },
  MALWARE: { zh: '文件含有恶意代码', en: 'The file holds malware' },
};

/** What a file of the house's own is: a letter as it was scanned, a summary that a visitor signed, a document of authority. */
export const FileRole = z.enum(['GENERAL', 'LETTER_SCAN', 'VISIT_SUMMARY', 'AUTHORITY']);
export type FileRole = z.infer<typeof FileRole>;

/** The key of a file where it waits to be checked: what whoever uploaded it hands in with a matter. Nobody can guess one. */
export const UploadKey = z
  .string()
  .regex(/^quarantine\/[a-z0-9-]{2,20}\/att_[0-9A-HJKMNP-TV-Z]{26}$/, { error: 'the key of an upload' })
  .brand<'UploadKey'>();
export type UploadKey = z.infer<typeof UploadKey>;

export const uploadKeyOf = ({ site, id }: Pick<Attachment, 'site' | 'id'>): UploadKey =>
  `quarantine/${site}/${id}` as UploadKey;
export const attachmentIdOf = (key: UploadKey): AttachmentId => key.split('/')[2] as AttachmentId;
/** The site that a key was given out for. */
export const siteOfKey = (key: UploadKey): string => key.split('/')[1] ?? '';

/** Where a checked file lies: named after its bytes, so that no later ones can take its place. */
export const keptKeyOf = ({ site, id }: Pick<Attachment, 'site' | 'id'>, sha256: string): string =>
  `kept/${site}/${id}/${sha256}`;

const FileName = personal('SENSITIVE_TEXT', shortText(120));

/** What is told of a file once it belongs to a matter. */
const given = {
  ticketNo: TicketNo,
  /** The version of the ticket by which it came: which message it belongs to. */
  ticketVersion: z.int().min(1),
  /** Its place among those that came together. */
  nth: z.int().min(1).max(MOST_FILES),
  givenAt: Instant,
  /** The number by which the guest knows his matter, where it went on as part of this one: nobody else's guest is shown it. */
  toldAs: TicketNo.optional(),
  /** Who gave it: a guest, or this member of staff. */
  givenBy: z.union([z.literal('GUEST'), StaffNo]),
};

/** What the check found. */
const found = {
  checkedAt: Instant.optional(),
  refusedFor: RefusedFor.optional(),
  /** Of the file as it is kept: a picture without its meta data. */
  sha256: z.string().length(64).optional(),
  bytes: z.int().min(1).optional(),
};

/** A file from its upload on. Before it is given with a matter, nobody but whoever asked for its key may use it. */
export const Attachment = z.object({
  id: AttachmentId,
  site: SiteId,
  status: AttachmentStatus,
  /** Who asked for the key: `public`, a customer or a member of staff. Forgotten when it is given: a matter may be anonymous. */
  askedBy: personal('IDENTITY', z.string().max(40)).optional(),
  /** Hash of what was asked with, so that a repeat with something else is known. */
  askedWith: z.string().max(64).optional(),
  /** The request that has given it: a repeat of that one may pass again. */
  givenWith: z.string().max(80).optional(),
  fileName: FileName,
  type: z.enum(FILE_TYPES),
  size: z.int().min(1),
  role: FileRole,
  /** Until when the store takes the file, and until when its key can be given. */
  uploadBy: Instant,
  giveBy: Instant,
  ticketNo: given.ticketNo.optional(),
  ticketVersion: given.ticketVersion.optional(),
  nth: given.nth.optional(),
  givenAt: given.givenAt.optional(),
  givenBy: given.givenBy.optional(),
  toldAs: given.toldAs,
  ...found,
  version: z.int().min(1),
});
export type Attachment = z.infer<typeof Attachment>;

export type GivenAttachment = Attachment &
  Required<Pick<Attachment, 'ticketNo' | 'ticketVersion' | 'nth' | 'givenAt' | 'givenBy'>>;
export const isGiven = (one: Attachment): one is GivenAttachment => one.ticketNo !== undefined;

/** What lies with the ticket of each of its files: what everybody sees of it, and what is sealed with the matter. */
export const TicketFile = z.object({
  ...{ id: AttachmentId, site: SiteId, status: AttachmentStatus, fileName: FileName },
  ...{ type: z.enum(FILE_TYPES), size: z.int().min(1), role: FileRole },
  ...given,
  ...found,
});
export type TicketFile = z.infer<typeof TicketFile>;

/** Files in the order in which they came. */
export const inOrder = (files: readonly TicketFile[]): TicketFile[] =>
  [...files].sort((a, b) => a.ticketVersion - b.ticketVersion || a.nth - b.nth);
