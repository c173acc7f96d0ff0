import { createHash } from 'node:crypto';
import { downloadName } from '../../attachments/file-types.ts';
import { pdfOf } from '../../evidence/pdf.ts';
import { sealedZip } from '../../exchange/exports/seal-file.ts';
import { xlsxFile } from '../../exchange/sheets/write-sheet.ts';
import { millis } from '../../kernel/time.ts';
import type { Objects } from '../../platform/objects.ts';
import { packageName } from '../package-names.ts';
import { packaged } from '../package-rules.ts';
import { walk } from '../searching/walk.ts';
import { type Executing, keep } from './executing.ts';
import { pagesOf } from './package-pages.ts';
import { type Section, type Told, type ToldFile, type ToldPart, toldOfBranch } from './told-of-him.ts';

const SECTIONS: Readonly<Record<Section, string>> = {
  master: '基本资料 Master data',
  identifiers: '标识 Identifiers',
  consents: '同意 Consents',
  relations: '关系 Relations',
  matters: '诉求 Matters',
  calls: '回电 Calls',
  standing: '等级与信用 Standing',
  requests: '权利请求 Requests',
};

/** So many bytes of files go with it; what is left out is named, and given on request. */
const MOST_FILE_BYTES = 50 * 1_048_576;

/** Everything that hangs on him and on those who were merged into him. */
async function everything({ request, deps }: Executing): Promise<ToldPart[]> {
  const { site, customerId } = request;
  const parts: ToldPart[] = [];
  for (const record of await deps.archive.customers.recordsOf(site, customerId)) {
    let after: string | undefined;
    do {
      const { branches, next } = await walk(deps.records.table, { site, customerId: record, after });
      for (const branch of branches) parts.push(...(await toldOfBranch(branch, deps.records)));
      after = next;
    } while (after !== undefined);
  }
  return parts;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
/** One line a field, one empty line between records: to be read by a person on a telephone, too. */
const linesOf = (told: readonly Told[]): string[][] =>
  told.flatMap((one) => [
    ...Object.entries(one).flatMap(([name, value]) => (value === undefined ? [] : [[name, textOf(value)]])),
    ['', ''],
  ]);

/** The files that fit, by the names under which they stand in the package, and those that do not. */
async function bytesOf(files: readonly ToldFile[], objects: Pick<Objects, 'get'>) {
  const kept: Array<{ name: string; body: Uint8Array }> = [];
  const left: string[] = [];
  let room = MOST_FILE_BYTES;
  for (const [n, { name, key, bytes, type }] of files.entries()) {
    const body = bytes <= room ? await objects.get(key) : undefined;
    if (!body) left.push(name);
    else {
      room -= body.length;
      kept.push({ name: `files/${String(n + 1).padStart(3, '0')}-${downloadName(name, type)}`, body });
    }
  }
  return { kept, left };
}

/**
 * PIPL 45: one package of all that hangs on him: `data.pdf` to be read, `data.json` to be taken elsewhere, `data.xlsx` to be reckoned with,
 * `files/` as they were given. It
 * is sealed with AES-256 and lies for seven days; its password follows from a key of the house and is kept nowhere.
 */
export async function makePackage(at: Executing): Promise<void> {
  const { request, deps, by } = at;
  const parts = await everything(at);
  const sections = (Object.keys(SECTIONS) as Section[]).map((section) => ({
    section,
    told: parts.filter((part) => part.section === section).map(({ told }) => told),
  }));
  const { kept, left } = await bytesOf(
    parts.flatMap(({ files = [] }) => files),
    deps.files,
  );
  const data = {
    madeAt: by.now,
    request: request.id,
    ...Object.fromEntries(sections.map((one) => [one.section, one.told])),
    filesLeftOut: left,
  };
  const sheets = sections.map(({ section, told }) => ({
    name: SECTIONS[section],
    lines: [['项目 Field', '内容 Content'], ...linesOf(told)],
  }));
  const pages = pagesOf({
    ...{ request, madeAt: by.now, filesLeftOut: left },
    sections: sections.map(({ section, told }) => ({ heading: SECTIONS[section], told })),
  });
  const all = [
    {
      name: 'data.pdf',
      body: await pdfOf(pages, { title: `个人信息副本 ${request.id}`, at: new Date(millis(by.now)) }),
    },
    { name: 'data.json', body: new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`) },
    { name: 'data.xlsx', body: await xlsxFile(sheets) },
    ...kept,
  ];
  const body = await sealedZip(all, deps.packagePassword(request.id));
  await deps.files.put(packageName(request), body, { type: 'application/zip' });
  const file = { sha256: createHash('sha256').update(body).digest('hex'), bytes: body.length };
  const numbers = Object.fromEntries(sections.map((one) => [one.section, one.told.length]));
  await keep(at, packaged(request, { ...file, numbers }, by.now, at.numbers.packageDays));
}
