import type { StaffActor } from '../../kernel/actor.ts';
import { keptLabels } from '../../retention/model.ts';
import { action } from '../deps.ts';
import * as contract from '../retention-contract.ts';

/** What went because its time was over: runs of a class, the newest first. */
export const listRunsIt = action(contract.listRetentionRuns, async ({ input, actor, now, deps }) => {
  const { site, staffId } = actor as StaffActor;
  const { cursor, limit, kept } = input.query;
  const of = { query: `retention-runs/${kept}`, principal: staffId, now };
  const after = cursor === undefined ? undefined : deps.cursors.open(cursor, of);
  const { items, next } = await deps.retention.ofClass(site, kept, { limit, ...(after && { after }) });
  return {
    items: items.map((run) => ({ ...run, keptText: keptLabels[run.kept] })),
    hasMore: next !== undefined,
    ...(next && { nextCursor: deps.cursors.seal(next, of) }),
  };
});
