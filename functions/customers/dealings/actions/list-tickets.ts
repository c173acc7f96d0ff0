import type { StaffActor } from '../../../kernel/actor.ts';
import { TicketId, ticketNoOf } from '../../../kernel/ids.ts';
import { maySee } from '../../../tickets/desk/scope.ts';
import { action } from '../../deps.ts';
import { listCustomerTickets } from '../contract.ts';
import { mustShow } from './must-show.ts';

/** Matters that hang on him; those that the reader is kept away from are left out. */
export const listTicketsIt = action(listCustomerTickets, async ({ input, actor, now, deps }) => {
  const { staffId, site } = actor as StaffActor;
  const { customerId } = input.params;
  const { cursor, limit } = input.query;
  await mustShow(deps, site, customerId);
  const of = { query: `customers/${customerId}/tickets`, principal: staffId, now };
  const after = cursor === undefined ? undefined : deps.cursors.open(cursor, of);
  const { items, next } = await deps.customers.dealings(site, customerId, { limit, ...(after && { after }) });
  const matters = items.filter(({ what }) => what === 'TICKET');
  const numbers = matters.map(({ ref }) => ticketNoOf(TicketId.parse(ref)));
  const heads = new Map((await deps.ticketHeads(site, numbers)).map((ticket) => [ticket.id as string, ticket]));
  const shown = matters.flatMap(({ ref, by }) => {
    const ticket = heads.get(ref);
    if (!ticket || !maySee(actor, 'customer.read', ticket)) return [];
    const { id: ticketId, ticketNo, kind, status, receivedAt } = ticket;
    return [{ ticketId, ticketNo, kind, status, receivedAt, by }];
  });
  return { items: shown, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});
