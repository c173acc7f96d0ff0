import { action } from '../deps.ts';
import { listPosts } from '../organisation-contract.ts';
import { placesOf } from '../places.ts';

/** Every post that is established or held, by unit. */
export const showPosts = action(listPosts, async ({ input, actor, now, deps }) => {
  const [staff, organisation] = await Promise.all([deps.staff.all(actor.site), deps.staff.organisation(actor.site)]);
  const { unitId } = input.query;
  const places = placesOf({ ...organisation, staff }, now);
  return { items: places.filter((place) => unitId === undefined || place.unitId === unitId), hasMore: false };
});
