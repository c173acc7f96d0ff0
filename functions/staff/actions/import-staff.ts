import type { StaffActor } from '../../kernel/actor.ts';
import { newId, PostId, StaffId } from '../../kernel/ids.ts';
import { action, type StaffDeps } from '../deps.ts';
import { importStaff } from '../import-contract.ts';
import { type PlannedPerson, planImport } from '../import-rules.ts';
import { readTable } from '../read-table.ts';
import { staffKind } from '../store.ts';

/** One person of the file, with one event that tells of all his rows. */
async function keep(
  { before, after, posts }: PlannedPerson,
  deps: StaffDeps,
  by: Parameters<StaffDeps['staff']['begin']>[2],
) {
  const event = { type: 'staff.imported', facts: { staffNo: after.staffNo, posts: [...posts] } };
  const changed = { head: after, event };
  if (before) await deps.staff.change(staffKind, before, changed, by);
  else await deps.staff.begin(staffKind, changed, by);
}

/**
 * 1. Read the file. 2. Plan it on the organisation as it stands: an answer for every row. 3. With `commit`, keep person by
 * person. A crash in between loses nothing: the same file again finds what is kept already to be the same, and goes on.
 */
export const importIt = action(importStaff, async ({ input, actor, now, deps, correlationId }) => {
  const { site, staffNo: by } = actor as StaffActor;
  const lines = readTable(input.body.csv);
  const ids = {
    staff: () => StaffId.parse(newId('staff', now, deps.random)),
    post: () => PostId.parse(newId('post', now, deps.random)),
  };
  const { rows, people } = planImport(lines, { site, now, ids, by, organisation: await deps.staff.now(site) });
  if (input.body.commit) for (const person of people) await keep(person, deps, { actor, now, correlationId });
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  const counts = { ADD: count('ADD'), CHANGE: count('CHANGE'), SAME: count('SAME'), REFUSED: count('REFUSED') };
  return { committed: input.body.commit, rows, counts };
});
