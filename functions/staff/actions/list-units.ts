import { action } from '../deps.ts';
import { listUnits } from '../organisation-contract.ts';

/** The units of the site. */
export const listOrganisation = action(listUnits, async ({ actor, deps }) => ({
  items: [...(await deps.staff.organisation(actor.site)).units],
  hasMore: false,
}));
