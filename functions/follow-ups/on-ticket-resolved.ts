import { TicketId, ticketNoOf } from '../kernel/ids.ts';
import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { planFollowUp } from './plan-follow-up.ts';
import { followUpDeps } from './wiring.ts';

/** Bus events `ticket.resolved`, `ticket.identified` and `ticket.closed` → the follow-up call is planned, and the one on day 7. */
export const handler = consumer('plan-follow-up', async ({ site, entityId, correlationId }) => {
  const ticketNo = ticketNoOf(TicketId.parse(entityId));
  await planFollowUp({ site, ticketNo, correlationId }, { now: clock(), deps: await followUpDeps(runtime()) });
});
