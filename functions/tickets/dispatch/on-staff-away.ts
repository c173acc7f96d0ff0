import { consumer } from '../../platform/consume.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { ticketDeps } from '../wiring.ts';
import { handOnWork } from './hand-on-work.ts';

/**
 * Bus events `staff.departed`, `staff.went-on-leave` and `leave.approved` → what lies with this person goes to others. Leave that is
 * still to come is left to the reconciler, which looks at its first day.
 */
export const handler = consumer('hand-on-work', async ({ type, site, facts, correlationId }) => {
  const deps = await ticketDeps(runtime());
  const [staffNo, now] = [String(facts.staffNo), clock()];
  if (type === 'leave.approved' && !(await deps.onLeave(site, now)).includes(staffNo)) return;
  const { left } = await handOnWork(site, staffNo, { now, deps, correlationId });
  if (left > 0) throw new Error(`${left} matters changed while they were handed on`);
});
