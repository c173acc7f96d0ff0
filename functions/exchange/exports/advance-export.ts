import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Known } from '../../customers/known.ts';
import { isAppError } from '../../kernel/errors.ts';
import { CustomerId, type ExportId, type SiteId } from '../../kernel/ids.ts';
import type { Advancing } from '../advancing.ts';
import { inTurns } from '../in-turns.ts';
import { jsonObjects } from '../json-objects.ts';
import { objectNames } from '../object-names.ts';
import { csvFile, xlsxFile } from '../sheets/write-sheet.ts';
import { nobodyInIt, rowsGone, tooManyInIt } from './errors.ts';
import { lineOf, listed } from './line-rules.ts';
import { type CustomerExport, exportStatuses, fieldLabels, isWorking } from './model.ts';
import { mayBeListed } from './purpose-rules.ts';
import { advanced, type ChangedExport, counted, failed, liesSince, made, PART_ROWS, rowsBeside } from './rules.ts';
import { sealedZip } from './seal-file.ts';
import { sweepExport } from './sweep-export.ts';
import { visibleMark } from './watermark-rules.ts';

const AT_ONCE = 8;

const Line = z.array(z.string());
type Line = z.infer<typeof Line>;

/** Those of some customers who may be in the list, with all that is known of them. */
async function belonging(one: CustomerExport, ids: readonly CustomerId[], { deps }: Advancing): Promise<Known[]> {
  const all = await inTurns(ids, AT_ONCE, (id) => deps.archive.customers.known(one.site, id));
  return all.filter((known) => mayBeListed(one.purpose, known));
}

/** The next page of customers by status and grade: who of them is in the list is kept, so that exactly these are approved. */
async function countPart(one: CustomerExport, at: Advancing): Promise<ChangedExport> {
  const { deps, now } = at;
  const statuses = exportStatuses(one.filter);
  const status = one.countAt?.status ?? statuses[0] ?? 'ACTIVE';
  const { grade } = one.filter;
  const after = one.countAt?.after;
  const page = { limit: PART_ROWS, ...(grade && { grade }), ...(after !== undefined && { after }) };
  const { customers, last } = await deps.archive.customers.ofStatus(one.site, status, page);
  const ids = customers.map(({ id }) => id);
  const found = (await belonging(one, ids, at)).map(({ customer }) => customer.id);
  if (found.length > 0) await jsonObjects(deps.objects).put(objectNames.exportFound(one, one.parts), found);
  const following = statuses[statuses.indexOf(status) + 1];
  const next = last === undefined ? following && { status: following } : { status, after: last };
  const others = next ? [] : await deps.exports.since(one.site, liesSince(now));
  const otherRows = rowsBeside(one, others);
  const of = { rows: found.length, withheld: ids.length - found.length, otherRows, ...(next && { next }) };
  return counted(one, of, now);
}

/** The file: the visible line, the headings, all lines in the order that is this list's own, the canary among them. */
async function wholeFile(one: CustomerExport, { deps }: Advancing): Promise<Uint8Array> {
  const { marks, objects } = deps;
  const lines: Line[] = [];
  for (let part = 0; part < one.parts; part += 1) {
    const some = await jsonObjects(objects).get(objectNames.exportMade(one, part), z.array(Line));
    if (!some) throw rowsGone();
    lines.push(...some);
  }
  const { customerId, name, phone } = marks.canaryOf(one.id);
  const told = { name, alias: name, phone, kind: 'PERSON', grade: 'N', source: 'PHONE', status: '潜在' };
  lines.push([...lineOf(customerId, told, one)]);
  const rankOf = (line: Line) => marks.rankOf(one.id, line[0] ?? '');
  const ranked = lines.map((line) => [rankOf(line), line] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const label = ({ zh, en }: { zh: string; en: string }) => `${zh} ${en}`;
  const headings = ['客户编号 Customer', ...one.fields.map((field) => label(fieldLabels[field]))];
  const all = [[visibleMark(one)], headings, ...ranked.map(([, line]) => line)];
  return one.format === 'CSV' ? csvFile(all) : xlsxFile([{ name: '客户名单', lines: all }]);
}

/** The next part of the lines; with the last one, the file. */
async function makePart(one: CustomerExport, at: Advancing): Promise<ChangedExport> {
  const { deps, now } = at;
  const json = jsonObjects(deps.objects);
  if (one.cursor < one.parts) {
    const ids = await json.get(objectNames.exportFound(one, one.cursor), z.array(CustomerId));
    if (!ids) throw rowsGone();
    const known = await belonging(one, ids, at);
    const { site, id: exportId, askedBy } = one;
    await deps.watchExport({ site, exportId, askedBy, ids: known.map(({ customer }) => customer.id) }, at);
    const lines = known.map((each) => lineOf(each.customer.id, listed(each), one));
    await json.put(objectNames.exportMade(one, one.cursor), lines);
    return advanced(one, now);
  }
  const name = `${one.id}.${one.format.toLowerCase()}`;
  const body = await sealedZip([{ name, body: await wholeFile(one, at) }], deps.exportPassword(one.id));
  await deps.objects.put(objectNames.exportFile(one), body, { type: 'application/zip' });
  return made(one, { sha256: createHash('sha256').update(body).digest('hex'), bytes: body.length }, now);
}

/** What an export can never get over; anything else is tried again. */
const FINAL: readonly string[] = [nobodyInIt.code, tooManyInIt.code, rowsGone.code];

/**
 * One piece of work of an export: a page counted, a part of the lines made, or the file. As with imports, each leaves the event that
 * brings the next; told twice, or by two at once, it is done once.
 */
export async function advanceExport(
  of: { readonly site: SiteId; readonly exportId: ExportId; readonly version: number },
  at: Advancing,
): Promise<void> {
  const { deps, now, correlationId } = at;
  const one = await deps.exports.get(of.site, of.exportId);
  if (one.version !== of.version) return;
  if (!isWorking(one)) return sweepExport(one, deps.objects);
  const by = { actor: { kind: 'system' as const, site: one.site, name: 'customer-export' }, now, correlationId };
  try {
    const changed = one.status === 'REQUESTED' ? await countPart(one, at) : await makePart(one, at);
    await deps.exports.change(one, changed, by);
  } catch (error) {
    if (isAppError(error) && error.kind === 'stale') return;
    if (!isAppError(error) || !FINAL.includes(error.code)) throw error;
    await deps.exports.change(one, failed(one, { code: error.code, reason: error.texts }), by);
  }
}
