import * as z from 'zod';
import { CustomerSource, LegalBasis } from '../../customers/model.ts';
import { ImportId } from '../../kernel/ids.ts';
import { wrongState } from '../../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../../kernel/page.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { Label } from '../../kernel/text.ts';
import { limits } from '../sheets/sheet.ts';
import * as refused from './errors.ts';
import { CustomerImport, FileFormat, ImportField, Mapping, OnKnown, RowOutcome, RowResult } from './model.ts';

const ImportView = CustomerImport.omit({
  site: true,
  generation: true,
  cursor: true,
  parts: true,
  woken: true,
  lookAt: true,
  mapping: true,
})
  .extend({
    statusText: Label,
    /** Rows that are done with, of the check or of the import itself. */
    progress: z.object({ rows: z.int(), of: z.int() }),
    /** The columns of the file, once it was read, and what each is taken for. */
    columns: z.array(z.object({ column: z.int(), heading: z.string(), field: ImportField.optional() })).optional(),
  })
  .meta({ id: 'ImportView' });
export type ImportView = z.input<typeof ImportView>;

const staff = { audience: 'staff', capability: 'customer.import', ownGatewayRoute: true } as const;
const params = z.strictObject({ importId: ImportId });
const example = { importId: 'imp_01HK153X00FV0QTBMYWKVK8T81' };
const verb = { ...staff, method: 'POST', params, versioned: true, answer: ImportView } as const;
const always = [refused.importNotFound, wrongState, stale, keyReused] as const;

export const requestImport = route({
  ...staff,
  method: 'POST',
  path: '/customers/imports',
  summary: {
    zh: '申请导入客户文件（CSV、XLSX）：返回上传表单',
    en: 'Ask to import a file of customers; the answer is a form to send it by',
  },
  idempotencyKey: 'needed',
  body: z.strictObject({
    format: FileFormat,
    /** Bytes of the file: the form takes exactly so many. */
    size: z.int().min(1).max(limits.fileBytes),
    /** To somebody who is known: only what is missing, or whatever the file says otherwise. */
    onKnown: OnKnown.default('FILL'),
    source: CustomerSource.default('IMPORT'),
    /** On what ground all of them may be kept (PIPL 13). */
    basis: LegalBasis,
    /** Which column is what; left out, it is guessed from the headings. */
    mapping: Mapping.optional(),
  }),
  status: 201,
  answer: ImportView.extend({
    upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()), seconds: z.int() }),
  }),
  refusals: [refused.columnTwice, keyReused],
  example: { body: { format: 'CSV', size: 20_480, basis: 'CONTRACT' } },
});

export const listImports = route({
  ...staff,
  method: 'GET',
  path: '/customers/imports',
  summary: { zh: '导入任务，最新的在前', en: 'Imports, the newest first' },
  query: pageQuery,
  answer: listOf(ImportView),
  refusals: [badCursor],
});

export const viewImport = route({
  ...staff,
  method: 'GET',
  path: '/customers/imports/{importId}',
  summary: { zh: '导入进度与计数', en: 'How far an import is, and what it comes to' },
  params,
  answer: ImportView,
  refusals: [refused.importNotFound],
  example: { params: example },
});

export const checkImport = route({
  ...verb,
  path: '/customers/imports/{importId}/check',
  summary: {
    zh: '文件已上传：试算（可更正列对应后重算），不改动任何客户',
    en: 'The file is there: try it, or try it again with another mapping; nothing is changed',
  },
  body: z.strictObject({ mapping: Mapping.optional() }),
  refusals: [...always, refused.notUploaded, refused.columnTwice],
  example: { params: example, body: { mapping: { name: 1, phone: 2 } } },
});

export const commitImport = route({
  ...verb,
  path: '/customers/imports/{importId}/commit',
  summary: { zh: '确认导入', en: 'Import it for good' },
  body: z.strictObject({}),
  refusals: [...always],
  example: { params: example },
});

export const cancelImport = route({
  ...verb,
  path: '/customers/imports/{importId}/cancel',
  summary: { zh: '取消导入（开始导入后不可取消）', en: 'Call it off; not once it is being imported' },
  body: z.strictObject({}),
  refusals: [...always],
  example: { params: example },
});

export const listImportRows = route({
  ...staff,
  method: 'GET',
  path: '/customers/imports/{importId}/rows',
  summary: { zh: '逐行结果（可按结果筛选）', en: 'What each row came to, or would' },
  params,
  query: pageQuery.extend({ outcome: RowOutcome.optional() }),
  answer: listOf(RowResult.extend({ outcomeText: Label })),
  refusals: [refused.importNotFound, badCursor],
  example: { params: example },
});

export const linkImportReport = route({
  ...staff,
  method: 'GET',
  path: '/customers/imports/{importId}/report',
  summary: { zh: '结果文件下载链接（脱敏）', en: 'A link to all results as a file, masked' },
  params,
  query: z.strictObject({ format: FileFormat.default('CSV') }),
  answer: z.object({ url: z.string(), seconds: z.int() }),
  reads: { what: 'IMPORT', of: ['params.importId'] },
  refusals: [refused.importNotFound, refused.noReport],
  example: { params: example },
});

export const importContract = {
  ...{ requestImport, listImports, viewImport, checkImport, commitImport, cancelImport },
  ...{ listImportRows, linkImportReport },
} as const;
