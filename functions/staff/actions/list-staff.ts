import { action } from '../deps.ts';
import { listStaff } from '../people-contract.ts';
import { unitsAt } from '../rules.ts';
import { viewOf } from '../views.ts';

/** Everybody of the site who has not left, by number; of one unit if it is named. A resort's staff fit one page. */
export const listColleagues = action(listStaff, async ({ input, actor, now, deps }) => {
  const { unitId } = input.query;
  const all = await deps.staff.all(actor.site);
  const shown = all.filter(
    (member) => member.status !== 'LEFT' && (unitId === undefined || unitsAt(member, now).includes(unitId)),
  );
  return { items: shown.map((member) => viewOf(member, now)), hasMore: false };
});
