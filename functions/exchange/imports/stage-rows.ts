import type { ExchangeDeps } from '../deps.ts';
import { inTurns } from '../in-turns.ts';
import { jsonObjects } from '../json-objects.ts';
import { objectNames } from '../object-names.ts';
import { sheetRowsOf } from '../sheets/read-sheet.ts';
import { limits } from '../sheets/sheet.ts';
import { fileUnreadable } from './errors.ts';
import { guessed } from './mapping-rules.ts';
import type { CustomerImport, Mapping } from './model.ts';
import { isBlank, markedSame, marksOf, rowTold, type StagedRow } from './row-rules.ts';
import { PART_ROWS } from './rules.ts';

type Deps = Pick<ExchangeDeps, 'objects' | 'archive'>;

/** Parts that are put away at once: of some 40 KB each. */
const AT_ONCE = 8;

/** Collects rows into parts and puts them away a few at a time, so that no more of a large file is held than those. */
function parts(one: CustomerImport, deps: Deps) {
  const json = jsonObjects(deps.objects);
  let [rows, full, put, count] = [[] as StagedRow[], [] as StagedRow[][], 0, 0];
  async function putFull(): Promise<void> {
    const waiting = full.map((part, n) => ({ part, n: put + n }));
    [full, put] = [[], put + waiting.length];
    await inTurns(waiting, AT_ONCE, ({ part, n }) => json.put(objectNames.importRows(one, n), part));
  }
  return {
    async add(row: StagedRow): Promise<void> {
      rows.push(row);
      count += 1;
      if (count > limits.rows) throw fileUnreadable('TOO_MANY_ROWS');
      if (rows.length < PART_ROWS) return;
      full.push(rows);
      rows = [];
      if (full.length >= AT_ONCE) await putFull();
    },
    async end(): Promise<number> {
      if (rows.length > 0) full.push(rows);
      await putFull();
      return count;
    },
  };
}

/**
 * Reads the file once, from the first row to the last: each is understood by the mapping, marked where an earlier row says the same
 * number, and put away in a part. Done again, it leaves the same parts. Errors: `customerImport.unreadable`.
 */
export async function stageRows(
  one: CustomerImport,
  file: Uint8Array,
  deps: Deps,
): Promise<{ rows: number; mapping: Mapping }> {
  const { recognise } = deps.archive;
  const staging = parts(one, deps);
  const first = new Map<string, number>();
  let mapping: Mapping | undefined;
  for await (const row of sheetRowsOf(file)) {
    if (isBlank(row.cells)) continue;
    if (mapping === undefined) {
      mapping = one.mapping ?? guessed(row.cells);
      await jsonObjects(deps.objects).put(objectNames.importAbout(one), { headings: row.cells });
      continue;
    }
    const told = rowTold(row, mapping, recognise);
    await staging.add(markedSame(told, marksOf(told, recognise), first));
  }
  if (mapping === undefined) throw fileUnreadable('EMPTY');
  return { rows: await staging.end(), mapping };
}
