import { listUnits } from '../contract.ts';
import { action } from '../deps.ts';

/** The units of the site. */
export const listOrganisation = action(listUnits, async ({ actor, deps }) => ({
  items: [...(await deps.staff.units(actor.site))],
  hasMore: false,
}));
