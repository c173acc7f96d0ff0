import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { retimeOpen } from './retime-open.ts';
import { ticketDeps } from './wiring.ts';

/** Bus event `calendar-year.changed` → every open matter of the site is timed anew. */
export const handler = consumer('retime-open', async ({ site, correlationId }) => {
  const deps = await ticketDeps(runtime());
  const { left } = await retimeOpen(site, { now: clock(), deps, correlationId });
  if (left > 0) throw new Error(`${left} matters changed while they were timed anew`);
});
