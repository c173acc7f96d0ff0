import * as z from 'zod';
import { isAppError } from '../../kernel/errors.ts';
import type { ImportId, SiteId } from '../../kernel/ids.ts';
import type { Advancing } from '../advancing.ts';
import { inTurns } from '../in-turns.ts';
import { jsonObjects } from '../json-objects.ts';
import { objectNames } from '../object-names.ts';
import { fileUnreadable, notUploaded } from './errors.ts';
import { makeReports } from './make-reports.ts';
import { type Counts, type CustomerImport, isWorking, noCounts, type RowResult } from './model.ts';
import { type StagedRow, StagedRow as StagedRowSchema } from './row-rules.ts';
import { advanced, type ChangedImport, failed, partsOf, read } from './rules.ts';
import { stageRows } from './stage-rows.ts';
import { sweepImport } from './sweep-import.ts';
import { commitRow, planRow } from './work-rows.ts';

/** Rows at work at once: enough to hide the way to the table, few enough for one small function. */
const AT_ONCE = 8;

function counted(results: readonly RowResult[]): Counts {
  const counts = { ...noCounts };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

/** The file becomes parts. A file without rows is done with at once. */
async function readFile(one: CustomerImport, { now, deps }: Advancing): Promise<ChangedImport> {
  const file = await deps.objects.get(objectNames.importFile(one));
  if (!file) throw notUploaded();
  const told = await stageRows(one, file, deps);
  if (partsOf(told.rows) === 0) await makeReports({ ...one, parts: 0 }, deps);
  return read(one, told, now);
}

/** The next part: every row of it, then what they came to, then how far the import is. */
async function workPart(one: CustomerImport, { now, deps }: Advancing): Promise<ChangedImport> {
  const json = jsonObjects(deps.objects);
  const { cursor: part, status } = one;
  const rows: StagedRow[] | undefined = await json.get(objectNames.importRows(one, part), z.array(StagedRowSchema));
  if (!rows) throw notUploaded();
  const [act, place] =
    status === 'UPLOADED' ? [planRow, objectNames.importPlan] : [commitRow, objectNames.importResult];
  const results = await inTurns(rows, AT_ONCE, (staged) => act({ one, staged, deps, now }));
  await json.put(place(one, part), results);
  if (part + 1 === one.parts) await makeReports(one, deps);
  return advanced(one, counted(results), now);
}

/** What the import can never get over; anything else is tried again. */
const isFinal = (error: unknown) =>
  isAppError(error) && (error.code === fileUnreadable.code || error.code === notUploaded.code);

/**
 * One piece of work of an import: the whole file read, or one part tried or imported. It leaves one event, which brings the next piece,
 * so nobody waits and no piece is long. Told twice, or by two at once, a piece is done once: the rows are operations with names of their
 * own, and of two workers one moves the head on. A crash leaves the head where it was, and the next try goes over the same rows.
 *
 * @param of `version`: the one that the event has left; where the head has moved on since, somebody else is at it
 */
export async function advanceImport(
  of: { readonly site: SiteId; readonly importId: ImportId; readonly version: number },
  at: Advancing,
): Promise<void> {
  const { deps, now, correlationId } = at;
  const one = await deps.imports.get(of.site, of.importId);
  if (one.version !== of.version) return;
  if (!isWorking(one)) return sweepImport(one, deps.objects);
  const by = { actor: { kind: 'system' as const, site: one.site, name: 'customer-import' }, now, correlationId };
  try {
    const changed = one.rows === undefined ? await readFile(one, at) : await workPart(one, at);
    await deps.imports.change(one, changed, by);
  } catch (error) {
    if (isAppError(error) && error.kind === 'stale') return;
    if (!isAppError(error) || !isFinal(error)) throw error;
    await deps.imports.change(one, failed(one, { code: error.code, reason: error.texts }), by);
  }
}
