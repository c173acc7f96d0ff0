import { TicketId, ticketNoOf } from '../../kernel/ids.ts';
import { consumer } from '../../platform/consume.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { ticketStore } from '../store.ts';
import { endMembers } from './end-members.ts';

/** Bus event `ticket.closed` of a group that binds members → their matters end, too. */
export const handler = consumer('end-members', async ({ site, entityId, correlationId }) => {
  const ticketNo = ticketNoOf(TicketId.parse(entityId));
  await endMembers({ site, ticketNo }, { now: clock(), tickets: ticketStore(runtime().ledger), correlationId });
});
