import type { CustomerActor } from '../../../kernel/actor.ts';
import { TicketId, ticketNoOf } from '../../../kernel/ids.ts';
import type { RawCursor } from '../../../platform/table.ts';
import { action } from '../../deps.ts';
import type { Ticket } from '../../model.ts';
import { standsAt } from '../../standing.ts';
import { statusLabels } from '../../words.ts';
import { listMyTickets } from '../my-contract.ts';

const PAGES_AT_MOST = 5; // a filtered page reads on until it is full, but not without end

const rowOf = (ticket: Ticket) => {
  const { id, ticketNo, kind, receivedAt } = ticket;
  const status = standsAt(ticket);
  return {
    ...{ id, ticketNo, kind, status, receivedAt, statusText: statusLabels[status] },
    waitsForMe: status === 'WAITING_CUSTOMER' || status === 'PROPOSED',
  };
};

/**
 * What he told by his sign-in or a colleague wrote down for him, the newest first. A matter that was only left with his number
 * may be somebody else's word, so it is not shown; nor what he told as nobody.
 */
export const listMineIt = action(listMyTickets, async ({ input, actor, now, deps }) => {
  const { site, customerId } = actor as CustomerActor;
  const { cursor, limit } = input.query;
  const of = { query: 'me/tickets', principal: customerId, now };
  const found: Ticket[] = [];
  let after: RawCursor | undefined = cursor === undefined ? undefined : deps.cursors.open(cursor, of);
  for (let read = 0; read < PAGES_AT_MOST; read += 1) {
    const page = await deps.dealingsOf(site, customerId, { limit: limit - found.length, ...(after && { after }) });
    const ids = page.items.flatMap(({ what, ref, by }) => {
      const id = what === 'TICKET' && by !== 'PHONE' ? TicketId.safeParse(ref) : undefined;
      return id?.success ? [id.data] : [];
    });
    const heads = await Promise.all(ids.map((id) => deps.tickets.find(site, ticketNoOf(id))));
    found.push(...heads.flatMap((head) => (head?.customerId === customerId && !head.anonymous ? [head] : [])));
    after = page.next;
    if (!after || found.length >= limit) break;
  }
  const next = after && { nextCursor: deps.cursors.seal(after, of) };
  return { items: found.map(rowOf), hasMore: after !== undefined, ...next };
});
