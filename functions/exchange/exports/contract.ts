import * as z from 'zod';
import { ExportId } from '../../kernel/ids.ts';
import { wrongState } from '../../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../../kernel/page.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { Label, longText } from '../../kernel/text.ts';
import { FileFormat } from '../imports/model.ts';
import * as refused from './errors.ts';
import { ApproverRole, CustomerExport, ExportField, ExportFilter, ExportPurpose } from './model.ts';

const hidden = {
  site: true,
  parts: true,
  cursor: true,
  countAt: true,
  woken: true,
  lookAt: true,
  passwordToldAt: true,
} as const;

const ExportView = CustomerExport.omit(hidden)
  .extend({
    statusText: Label,
    /** Why the list is wanted: whoever approves it has to read it. */
    reason: z.string(),
    /** Whose approval is still missing. */
    needs: z.array(ApproverRole),
    /** Share of the file that is made, in percent. */
    madePercent: z.int(),
  })
  .meta({ id: 'ExportView' });
export type ExportView = z.input<typeof ExportView>;

const staff = { audience: 'staff', ownGatewayRoute: true } as const;
const params = z.strictObject({ exportId: ExportId });
const example = { exportId: 'exp_01HK153X00FV0QTBMYWKVK8T81' };
const verb = { ...staff, method: 'POST', params, versioned: true, answer: ExportView } as const;
const always = [refused.exportNotFound, wrongState, stale, keyReused] as const;

export const requestExport = route({
  ...staff,
  method: 'POST',
  path: '/customers/exports',
  capability: 'customer.export',
  summary: {
    zh: '申请导出客户名单（先统计行数，再按行数审批）',
    en: 'Ask for a list of customers; its rows are counted, then others approve it',
  },
  idempotencyKey: 'needed',
  body: z.strictObject({
    purpose: ExportPurpose,
    reason: longText(300),
    filter: ExportFilter.default({}),
    fields: z.array(ExportField).min(1).max(ExportField.options.length),
    /** Those of them that are told in clear; the purpose has to allow it. All others are masked. */
    plain: z.array(ExportField).max(ExportField.options.length).default([]),
    format: FileFormat.default('XLSX'),
  }),
  status: 201,
  answer: ExportView,
  refusals: [refused.notForThisPurpose, refused.plainNotAsked, keyReused],
  example: {
    body: {
      ...{ purpose: 'SERVICE', reason: '停电改期，逐一致电', filter: { status: 'ACTIVE' } },
      ...{ fields: ['name', 'phone', 'grade'], plain: ['phone'] },
    },
  },
});

export const listExports = route({
  ...staff,
  method: 'GET',
  path: '/customers/exports',
  capability: 'customer.readExports',
  summary: {
    zh: '导出申请，最新的在前（申请人只见自己的）',
    en: 'Exports, the newest first; of others, only for whoever approves',
  },
  query: pageQuery,
  answer: listOf(ExportView),
  refusals: [badCursor],
});

export const viewExport = route({
  ...staff,
  method: 'GET',
  path: '/customers/exports/{exportId}',
  capability: 'customer.readExports',
  summary: { zh: '查看导出申请', en: 'One export' },
  params,
  answer: ExportView,
  refusals: [refused.exportNotFound],
  example: { params: example },
});

export const approveExport = route({
  ...verb,
  path: '/customers/exports/{exportId}/approve',
  capability: 'customer.approveExport',
  summary: {
    zh: '批准导出（非申请人；其未过期名单合计千行以内客服主管，以上客群经理与隐私专员）',
    en: 'Approve it: never whoever asked; above 1,000 rows of all his open lists together, two people',
  },
  body: z.strictObject({}),
  refusals: [...always, refused.exportOutOfTime, refused.ownExport, refused.approvedAlready, refused.othersApprove],
  example: { params: example },
});

export const declineExport = route({
  ...verb,
  path: '/customers/exports/{exportId}/decline',
  capability: 'customer.approveExport',
  summary: { zh: '不批准导出', en: 'Decline it' },
  body: z.strictObject({ reason: longText(300) }),
  refusals: [...always, refused.ownExport],
  example: { params: example, body: { reason: '用途与岗位不符' } },
});

export const cancelExport = route({
  ...verb,
  path: '/customers/exports/{exportId}/cancel',
  capability: 'customer.export',
  summary: { zh: '撤回导出申请', en: 'Call one’s own off' },
  body: z.strictObject({}),
  refusals: [...always, refused.notYourExport],
  example: { params: example },
});

export const openExport = route({
  ...verb,
  path: '/customers/exports/{exportId}/open',
  capability: 'customer.export',
  summary: {
    zh: '取得下载链接（每次留痕；密码仅首次告知）',
    en: 'A link to the file; each is on record, and the password is told with the first alone',
  },
  body: z.strictObject({}),
  answer: z.object({
    url: z.string(),
    seconds: z.int(),
    fileName: z.string(),
    password: z.string().optional(),
    opened: z.int(),
    version: z.int(),
  }),
  reads: { what: 'EXPORT', of: ['params.exportId'] },
  refusals: [...always, refused.exportOutOfTime, refused.notYourExport],
  example: { params: example },
});

export const traceExport = route({
  ...staff,
  method: 'POST',
  path: '/customers/exports/trace',
  capability: 'customer.traceExport',
  summary: {
    zh: '溯源：由泄露的名单内容找出领取人',
    en: 'Whose list a leaked text is from',
  },
  /** As much of it as a request holds: a few hundred lines are more than enough. */
  body: z.strictObject({ text: longText(20_000) }),
  answer: z.object({
    items: z.array(z.object({ exportId: ExportId, recipient: z.string(), by: z.enum(['CANARY', 'ORDER']) })),
    /** How many lists were looked at. */
    looked: z.int(),
  }),
  refusals: [keyReused],
  example: { body: { text: 'cus_01HK153X00FV0QTBMYWKVK8T81,王**,190****0001' } },
});

export const exportContract = {
  ...{ requestExport, listExports, viewExport, approveExport, declineExport, cancelExport, openExport, traceExport },
} as const;
