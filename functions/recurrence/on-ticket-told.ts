import { TicketId, ticketNoOf } from '../kernel/ids.ts';
import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { traceTicket } from './trace-ticket.ts';
import { recurrenceDeps } from './wiring.ts';

/** A matter is told, or more is known of it → it is found again by who told it and by its cause. */
export const handler = consumer('recurrence', async ({ site, entityId, correlationId }) => {
  const ticketNo = ticketNoOf(TicketId.parse(entityId));
  await traceTicket({ site, ticketNo, correlationId, now: clock() }, await recurrenceDeps(runtime()));
});
