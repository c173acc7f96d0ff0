import { consumer } from '../../platform/consume.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { ticketDeps } from '../wiring.ts';
import { handOnWork } from './hand-on-work.ts';

/** Bus events `staff.departed` and `staff.went-on-leave` → what lies with this person goes to others. */
export const handler = consumer('hand-on-work', async ({ site, facts, correlationId }) => {
  const deps = await ticketDeps(runtime());
  const { left } = await handOnWork(site, String(facts.staffNo), { now: clock(), deps, correlationId });
  if (left > 0) throw new Error(`${left} matters changed while they were handed on`);
});
