import * as z from 'zod';
import type { ExchangeDeps } from '../deps.ts';
import { jsonObjects } from '../json-objects.ts';
import { objectNames } from '../object-names.ts';
import { mediaTypes } from '../sheets/media-types.ts';
import { csvFile, xlsxFile } from '../sheets/write-sheet.ts';
import { type CustomerImport, FileFormat, outcomeLabels, RowResult } from './model.ts';
import { reportName } from './report-rules.ts';

const HEADINGS = [
  '行号 Row',
  '结果 Outcome',
  '姓名 Name',
  '手机 Phone',
  '客户编号 Customer',
  '列 Column',
  '字段 Field',
  '原因',
  'Reason',
  '同行 Same as row',
  '可能为 May be',
];

/** A row of the report: what became of a row of the file, and why; both languages side by side. */
function lineOf({ row, outcome, shown, customerId, problems = [], sameAs, candidates = [] }: RowResult): string[] {
  const joined = (texts: readonly (string | number | undefined)[]) =>
    texts.filter((text) => text !== undefined).join('; ');
  const { zh, en } = outcomeLabels[outcome];
  return [
    ...[String(row), `${zh} ${en}`, shown.name ?? '', shown.phone ?? '', customerId ?? ''],
    joined(problems.map(({ column }) => column)),
    joined(problems.map(({ path }) => path)),
    joined(problems.map(({ reason }) => reason.zh)),
    joined(problems.map(({ reason }) => reason.en)),
    ...[sameAs === undefined ? '' : String(sameAs), joined(candidates)],
  ];
}

/** All results of the check or the import as files that people open. Made again, they are the same. */
export async function makeReports(one: CustomerImport, { objects }: Pick<ExchangeDeps, 'objects'>): Promise<void> {
  const json = jsonObjects(objects);
  const place = one.status === 'UPLOADED' ? objectNames.importPlan : objectNames.importResult;
  const lines: string[][] = [HEADINGS];
  for (let part = 0; part < (one.parts ?? 0); part += 1) {
    const results = (await json.get(place(one, part), z.array(RowResult))) ?? [];
    for (const result of results) lines.push(lineOf(result));
  }
  const files = { CSV: csvFile(lines), XLSX: await xlsxFile([{ name: '导入结果', lines }]) };
  for (const format of FileFormat.options)
    await objects.put(objectNames.importReport(one, reportName(one, format)), files[format], {
      type: mediaTypes[format],
    });
}
