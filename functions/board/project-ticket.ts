import type { SiteId, TicketNo } from '../kernel/ids.ts';
import type { Ticket } from '../tickets/model.ts';
import { changeOf } from './rules.ts';
import type { BoardStore } from './store.ts';

const TRIES = 5;

/**
 * Brings the board to where a ticket stands now. Idempotent: an event that comes twice, late or out of order finds the board
 * where it should be, because the head is read and not the event.
 */
export async function projectTicket(
  of: { readonly site: SiteId; readonly ticketNo: TicketNo },
  deps: { readonly board: BoardStore; ticket(site: SiteId, no: TicketNo): Promise<Ticket | undefined> },
): Promise<void> {
  for (let n = 0; n < TRIES; n += 1) {
    const [ticket, row] = [await deps.ticket(of.site, of.ticketNo), await deps.board.row(of.site, of.ticketNo)];
    const change = ticket && changeOf(row, ticket);
    if (!change || (await deps.board.apply(row, change))) return;
  }
  throw new Error('the board row of a ticket moved again and again');
}
