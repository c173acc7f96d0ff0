import { TicketId, ticketNoOf } from '../kernel/ids.ts';
import { consumer } from '../platform/consume.ts';
import { runtime } from '../platform/runtime.ts';
import { lastGiven } from '../tickets/dispatch/last-given.ts';
import { projectTicket } from './project-ticket.ts';
import { boardDeps } from './wiring.ts';

/** Every bus event of a ticket → its place on the board. */
export const handler = consumer('board', async ({ site, entityId, at, facts }) => {
  const ticketNo = ticketNoOf(TicketId.parse(entityId));
  if (typeof facts.assignee === 'string') await lastGiven(runtime().table).note(site, facts.assignee, at);
  await projectTicket({ site, ticketNo }, await boardDeps(runtime()));
});
