import * as z from 'zod';
import { CustomerSource, LegalBasis } from '../../customers/model.ts';
import { CustomerId, ImportId, SiteId } from '../../kernel/ids.ts';
import type { Moves } from '../../kernel/moves.ts';
import { personal } from '../../kernel/personal.ts';
import { Label } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../../tickets/words.ts';

export const ImportStatus = z
  .enum(['REQUESTED', 'UPLOADED', 'CHECKED', 'COMMITTING', 'DONE', 'FAILED', 'CANCELLED', 'EXPIRED'])
  .meta({ id: 'ImportStatus' });
export type ImportStatus = z.infer<typeof ImportStatus>;

export const importLabels: Readonly<Record<ImportStatus, { zh: string; en: string }>> = {
  REQUESTED: { zh: '待上传', en: 'Waits for its file' },
  UPLOADED: { zh: '试算中', en: 'Being tried' },
  CHECKED: { zh: '试算完成，待确认', en: 'Tried; waits for a word' },
  COMMITTING: { zh: '导入中', en: 'Being imported' },
  DONE: { zh: '已完成', en: 'Done' },
  FAILED: { zh: '失败', en: 'Failed' },
  CANCELLED: { zh: '已取消', en: 'Called off' },
  EXPIRED: { zh: '已过期', en: 'Out of time' },
};

/** Every legal move of an import. What is being imported is not called off half way: its counts would not add up. */
export const importMoves = {
  request: { from: [], to: 'REQUESTED' },
  check: { from: ['REQUESTED', 'CHECKED'], to: 'UPLOADED' },
  finishCheck: { from: ['UPLOADED'], to: 'CHECKED' },
  commit: { from: ['CHECKED'], to: 'COMMITTING' },
  finish: { from: ['COMMITTING'], to: 'DONE' },
  fail: { from: ['UPLOADED', 'COMMITTING'], to: 'FAILED' },
  cancel: { from: ['REQUESTED', 'UPLOADED', 'CHECKED'], to: 'CANCELLED' },
  expire: { from: ['REQUESTED', 'UPLOADED', 'CHECKED'], to: 'EXPIRED' },
} as const satisfies Moves<ImportStatus>;

/** What a column of the file may be. */
export const ImportField = z
  .enum(['name', 'alias', 'kind', 'phone', 'email', 'card', 'idDocument', 'openid', 'address', 'bornOn', 'note'])
  .meta({ id: 'ImportField' });
export type ImportField = z.infer<typeof ImportField>;

export const MOST_COLUMNS = 60;

/** Which column each field stands in; the first column is 1. */
export const Mapping = z.partialRecord(ImportField, z.int().min(1).max(MOST_COLUMNS));
export type Mapping = z.infer<typeof Mapping>;

/** What a row comes to. `DUPLICATE`: he is known and nothing is new, or nobody but a person can say who it is. */
export const RowOutcome = z.enum(['CREATED', 'UPDATED', 'DUPLICATE', 'REJECTED']);
export type RowOutcome = z.infer<typeof RowOutcome>;

export const outcomeLabels: Readonly<Record<RowOutcome, { zh: string; en: string }>> = {
  CREATED: { zh: '新建', en: 'Created' },
  UPDATED: { zh: '更新', en: 'Updated' },
  DUPLICATE: { zh: '重复', en: 'Duplicate' },
  REJECTED: { zh: '拒绝', en: 'Rejected' },
};

export const Counts = z.record(RowOutcome, z.int().min(0));
export type Counts = z.infer<typeof Counts>;

export const noCounts: Counts = { CREATED: 0, UPDATED: 0, DUPLICATE: 0, REJECTED: 0 };

/** What a file does to whom it finds in the archive: tells what is missing, or whatever it says otherwise. */
export const OnKnown = z.enum(['FILL', 'REPLACE']);
export type OnKnown = z.infer<typeof OnKnown>;

export const FileFormat = z.enum(['CSV', 'XLSX']).meta({ id: 'FileFormat' });
export type FileFormat = z.infer<typeof FileFormat>;

/** Why a row, or a cell of it, is not taken. */
export const Problem = z.object({
  code: z.string(),
  path: z.string().optional(),
  column: z.int().optional(),
  reason: Label,
});
export type Problem = z.infer<typeof Problem>;

/** What became of a row, or would: no text of the file but masked ones. */
export const RowResult = z.object({
  /** As the spreadsheet numbers it: its headings are 1. */
  row: z.int(),
  outcome: RowOutcome,
  customerId: CustomerId.optional(),
  /** An earlier row of the file that says the same number. */
  sameAs: z.int().optional(),
  problems: z.array(Problem).optional(),
  /** Who may be meant: somebody has to look. */
  candidates: z.array(CustomerId).optional(),
  shown: z.object({ name: z.string().optional(), phone: z.string().optional() }),
});
export type RowResult = z.infer<typeof RowResult>;

/** One import of a file. Its rows lie in objects; the head has what they come to and how far the work is. */
export const CustomerImport = z.object({
  id: ImportId,
  site: SiteId,
  status: ImportStatus,
  askedBy: StaffNo,
  format: FileFormat,
  /** Size of the file in bytes, told beforehand: the upload takes exactly this many. */
  size: z.int().min(1),
  onKnown: OnKnown,
  source: CustomerSource,
  basis: LegalBasis,
  /** The how-manieth check this is: each has objects of its own, so that one that was overtaken disturbs nothing. */
  generation: z.int().min(0),
  mapping: Mapping.optional(),
  /** How many rows the file has, once it was read; and in how many parts they are worked on. */
  rows: z.int().min(0).optional(),
  parts: z.int().min(0).optional(),
  /** Parts that are done with, of the check or of the import itself. */
  cursor: z.int().min(0),
  planned: Counts.optional(),
  done: Counts.optional(),
  committedAt: Instant.optional(),
  failure: z.object({ code: z.string(), reason: Label }).optional(),
  /** How often it was woken without getting on. */
  woken: z.int().min(0),
  lookAt: Instant,
  expiresAt: Instant,
  version: z.int().min(1),
});
export type CustomerImport = z.infer<typeof CustomerImport>;

/** What is known of the file itself: its headings, which are personal where somebody sent a file without any. */
export const FileAbout = z.object({ headings: z.array(personal('SENSITIVE_TEXT', z.string())) });

export const isWorking = ({ status }: Pick<CustomerImport, 'status'>): boolean =>
  status === 'UPLOADED' || status === 'COMMITTING';

/** Whether anything about it may still change by itself. */
export const isOpen = ({ status }: Pick<CustomerImport, 'status'>): boolean =>
  isWorking({ status }) || status === 'REQUESTED' || status === 'CHECKED';

export const sumOf = (counts: Counts): number => RowOutcome.options.reduce((sum, one) => sum + counts[one], 0);
