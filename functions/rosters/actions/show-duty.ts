import { lastResort } from '../../staff/ladder.ts';
import { action } from '../deps.ts';
import { showDuty } from '../duty-contract.ts';
import { dutyView } from '../views.ts';
import { dutyOf } from '../wiring.ts';

/** Who is on duty at an instant, now if none is named. */
export const tellDuty = action(showDuty, async ({ actor, deps, input, now }) => {
  const { site } = actor;
  const at = input.query.at ?? now;
  const duty = await dutyOf(deps, site, at);
  const [staff, { deputies }] = await Promise.all([deps.staff.all(site), deps.staff.organisation(site)]);
  return dutyView(duty, lastResort(staff, { now: at, deputies }).staffNo);
});
