import { TicketId, ticketNoOf } from '../kernel/ids.ts';
import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { planFollowUp } from './plan-follow-up.ts';
import { followUpDeps } from './wiring.ts';

/** Bus event `ticket.resolved` → the follow-up call is planned. */
export const handler = consumer('plan-follow-up', async ({ site, entityId, correlationId }) => {
  const ticketNo = ticketNoOf(TicketId.parse(entityId));
  await planFollowUp({ site, ticketNo, correlationId }, { now: clock(), deps: await followUpDeps(runtime()) });
});
