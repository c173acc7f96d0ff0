import { action } from '../deps.ts';
import { listRosters } from '../rosters-contract.ts';
import { peopleKnown, shownTo, staffOf } from './course.ts';

/** One month, or the latest ones a page at a time; each as the caller may see it. */
export const showRosters = action(listRosters, async (call) => {
  const { deps, actor, now, input } = call;
  const { month, cursor, limit } = input.query;
  const people = await peopleKnown(call);
  if (month !== undefined) {
    const { standing, neighbours } = await deps.rosters.month(actor.site, month);
    return { items: standing ? [await shownTo(call, standing, { people, neighbours })] : [], hasMore: false };
  }
  const of = { query: 'rosters', principal: staffOf(call).staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of) : undefined;
  const { items, next } = await deps.rosters.months(actor.site, { limit, ...(after && { after }) });
  const shown = await Promise.all(items.map((roster) => shownTo(call, roster, { people, neighbours: items })));
  return { items: shown, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});
