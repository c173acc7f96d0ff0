import * as z from 'zod';
import { CustomerStatus, LIVING } from '../../customers/model.ts';
import { ExportId, SiteId } from '../../kernel/ids.ts';
import type { Moves } from '../../kernel/moves.ts';
import { personal } from '../../kernel/personal.ts';
import { Label, longText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { Grade, StaffNo } from '../../tickets/words.ts';
import { FileFormat } from '../imports/model.ts';

export const ExportStatus = z
  .enum(['REQUESTED', 'COUNTED', 'APPROVED', 'READY', 'DECLINED', 'CANCELLED', 'FAILED', 'EXPIRED'])
  .meta({ id: 'ExportStatus' });
export type ExportStatus = z.infer<typeof ExportStatus>;

export const exportLabels: Readonly<Record<ExportStatus, { zh: string; en: string }>> = {
  REQUESTED: { zh: '统计行数中', en: 'Its rows are being counted' },
  COUNTED: { zh: '待审批', en: 'Waits for approval' },
  APPROVED: { zh: '制作中', en: 'Being made' },
  READY: { zh: '可下载', en: 'Ready' },
  DECLINED: { zh: '未批准', en: 'Declined' },
  CANCELLED: { zh: '已取消', en: 'Called off' },
  FAILED: { zh: '失败', en: 'Failed' },
  EXPIRED: { zh: '已过期', en: 'Out of time' },
};

/** Every legal move of an export. Of two approvals that are needed, the first leaves it where it is. */
export const exportMoves = {
  request: { from: [], to: 'REQUESTED' },
  count: { from: ['REQUESTED'], to: 'COUNTED' },
  agree: { from: ['COUNTED'], to: 'COUNTED' },
  approve: { from: ['COUNTED'], to: 'APPROVED' },
  decline: { from: ['COUNTED'], to: 'DECLINED' },
  make: { from: ['APPROVED'], to: 'READY' },
  open: { from: ['READY'], to: 'READY' },
  cancel: { from: ['REQUESTED', 'COUNTED', 'APPROVED'], to: 'CANCELLED' },
  fail: { from: ['REQUESTED', 'APPROVED'], to: 'FAILED' },
  expire: { from: ['COUNTED', 'READY'], to: 'EXPIRED' },
} as const satisfies Moves<ExportStatus>;

/** What a file may tell of each customer, beside his id, which every one has: by it a leaked file is known. */
export const ExportField = z
  .enum(['name', 'alias', 'phone', 'email', 'address', 'kind', 'status', 'grade', 'source', 'checkedAt'])
  .meta({ id: 'ExportField' });
export type ExportField = z.infer<typeof ExportField>;

export const fieldLabels: Readonly<Record<ExportField, { zh: string; en: string }>> = {
  name: { zh: '姓名', en: 'Name' },
  alias: { zh: '称呼', en: 'Alias' },
  phone: { zh: '手机', en: 'Phone' },
  email: { zh: '邮箱', en: 'E-mail' },
  address: { zh: '地址', en: 'Address' },
  kind: { zh: '类型', en: 'Kind' },
  status: { zh: '状态', en: 'Status' },
  grade: { zh: '等级', en: 'Grade' },
  source: { zh: '来源', en: 'Source' },
  checkedAt: { zh: '核对日期', en: 'Checked' },
};

/** For what a list leaves the archive. */
export const ExportPurpose = z
  .enum(['SERVICE', 'MARKETING_CALL', 'MARKETING_MESSAGE', 'MAILING', 'AUTHORITY', 'ANALYSIS'])
  .meta({ id: 'ExportPurpose' });
export type ExportPurpose = z.infer<typeof ExportPurpose>;

/** Whose rows: customers of one status, or of all that are dealt with, and of one grade. What is restricted is used for nothing. */
export const ExportFilter = z
  .strictObject({ status: z.enum(LIVING).optional(), grade: Grade.optional() })
  .meta({ id: 'ExportFilter' });
export const exportStatuses = ({ status }: z.infer<typeof ExportFilter>): readonly CustomerStatus[] =>
  status ? [status] : LIVING;

export const ApproverRole = z.enum(['SUPERVISOR', 'MANAGER', 'PRIVACY_OFFICER']).meta({ id: 'ApproverRole' });
export type ApproverRole = z.infer<typeof ApproverRole>;

/** One list of customers that leaves the archive. Its rows lie in objects; the head stays, so that a leaked file names its recipient. */
export const CustomerExport = z.object({
  id: ExportId,
  site: SiteId,
  status: ExportStatus,
  /** Who asked for it, and alone gets it. */
  askedBy: StaffNo,
  askedAt: Instant,
  purpose: ExportPurpose,
  reason: personal('SENSITIVE_TEXT', longText(300)),
  filter: ExportFilter,
  fields: z.array(ExportField).min(1),
  /** Of these, the ones that are told in clear; all others are masked. */
  plain: z.array(ExportField),
  format: FileFormat,
  /** Rows that were found so far; then all that there are. */
  rows: z.int().min(0),
  /** Rows of the applicant's other lists that lay open when this one was counted, or approved last. */
  otherRows: z.int().min(0).optional(),
  parts: z.int().min(0),
  /** Where counting goes on. */
  countAt: z.object({ status: CustomerStatus, after: z.string().optional() }).optional(),
  /** Parts of the file that are made. */
  cursor: z.int().min(0),
  approvals: z.array(z.object({ by: StaffNo, as: ApproverRole, at: Instant })),
  /** Rows that were left out because the purpose needs a consent that is not there. */
  withheld: z.int().min(0),
  opened: z.int().min(0),
  /** When the password was told: it is told once. */
  passwordToldAt: Instant.optional(),
  failure: z.object({ code: z.string(), reason: Label }).optional(),
  woken: z.int().min(0),
  lookAt: Instant,
  expiresAt: Instant,
  version: z.int().min(1),
});
export type CustomerExport = z.infer<typeof CustomerExport>;

export const isWorking = ({ status }: Pick<CustomerExport, 'status'>): boolean =>
  status === 'REQUESTED' || status === 'APPROVED';

export const isOpen = ({ status }: Pick<CustomerExport, 'status'>): boolean =>
  isWorking({ status }) || status === 'COUNTED' || status === 'READY';
