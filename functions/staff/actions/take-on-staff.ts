import { newId, StaffId } from '../../kernel/ids.ts';
import { keys } from '../../platform/keys.ts';
import { once } from '../../platform/once.ts';
import { action } from '../deps.ts';
import { staffNoTaken } from '../errors.ts';
import { takeOnStaff } from '../people-contract.ts';
import { takeOn } from '../person-rules.ts';
import { staffKind } from '../store.ts';
import { fullViewOf } from '../views.ts';

/** 1. A repeat gets the first answer. 2. A number belongs to one person for ever. 3. Keep the person and the event. */
export const takeOnIt = action(takeOnStaff, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const by = { actor, now, correlationId, op };
  const taken = async () => {
    const { staff } = await deps.staff.now(site);
    if (staff.some((member) => member.staffNo === input.body.staffNo)) throw staffNoTaken();
    const id = StaffId.parse(newId('staff', now, deps.random));
    return deps.staff.begin(staffKind, takeOn({ ...input.body, id, site }), by);
  };
  const repeated = () => deps.staff.repeated(staffKind, keys.staff(site, input.body.staffNo), by);
  return fullViewOf(await once(repeated, taken), now);
});
