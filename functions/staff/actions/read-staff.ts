import { action } from '../deps.ts';
import { getStaff, listStaffHistory } from '../people-contract.ts';
import { fullViewOf } from '../views.ts';

/** One person, his name masked. */
export const showPerson = action(getStaff, async ({ input, actor, now, deps }) =>
  fullViewOf(await deps.staff.person(actor.site, input.params.staffNo), now),
);

/** What happened to a person, oldest first, a page at a time. */
export const showHistory = action(listStaffHistory, async ({ input, actor, now, deps }) => {
  const { staffNo } = input.params;
  const { cursor, limit } = input.query;
  await deps.staff.person(actor.site, staffNo);
  const of = { query: `staff/${staffNo}`, principal: actor.kind === 'staff' ? actor.staffId : actor.kind, now };
  const after = cursor ? deps.cursors.open(cursor, of) : undefined;
  const { items, next } = await deps.staff.history(actor.site, staffNo, { limit, ...(after && { after }) });
  const steps = items.map(({ at, type, version, actor: who, facts }) => ({
    at,
    what: type,
    version,
    actor: who,
    facts,
  }));
  return { items: steps, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});
