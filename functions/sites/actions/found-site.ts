import { newId, PostId, StaffId } from '../../kernel/ids.ts';
import { once } from '../../platform/once.ts';
import { foundSite } from '../contract.ts';
import { action } from '../deps.ts';
import { found } from '../rules.ts';

/** 1. A repeat gets the first answer. 2. A site with a unit and an administrator. 3. Keep them together. */
export const foundIt = action(foundSite, async ({ input, actor, now, deps, op, correlationId }) => {
  const by = { actor, now, correlationId, op };
  const founded = async () => {
    const ids = {
      staff: StaffId.parse(newId('staff', now, deps.random)),
      post: PostId.parse(newId('post', now, deps.random)),
    };
    return deps.sites.found(found(input.body, { known: await deps.sites.ids(), now, ids }), by);
  };
  return once(() => deps.sites.repeated(input.body.id, by), founded);
});
