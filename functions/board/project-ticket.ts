import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { isOpen } from '../tickets/model.ts';
import type { BoardDeps } from './deps.ts';
import { dispatchQuality, firstContact } from './quality-rules.ts';
import { changeOf } from './rules.ts';

const TRIES = 5;

/**
 * Brings the board to where a ticket stands now, and once it is over, lists it by how it ended, with what there is to say of its quality. Idempotent: an event
 * that comes twice, late or out of order finds the board where it should be, because the head is read and not the event.
 */
export async function projectTicket(
  of: { readonly site: SiteId; readonly ticketNo: TicketNo },
  deps: Pick<BoardDeps, 'board' | 'ticket' | 'fileEnded' | 'story'>,
): Promise<void> {
  for (let n = 0; n < TRIES; n += 1) {
    const [ticket, row] = [await deps.ticket(of.site, of.ticketNo), await deps.board.row(of.site, of.ticketNo)];
    const change = ticket && changeOf(row, ticket);
    if (!ticket || !change) return;
    if (!isOpen(ticket) && ticket.status !== 'RESOLVED') {
      const { events, known } = await deps.story(ticket);
      const dispatch = dispatchQuality(events, known);
      const { endedAs } = ticket;
      await deps.board.rate(ticket, {
        ...(dispatch && { dispatch }),
        ...(endedAs && { endedAs }),
        ...firstContact(events),
      });
      await deps.fileEnded(ticket);
    } else if (row?.endedAs) await deps.board.goesOn(ticket);
    if (await deps.board.apply(row, change)) return;
  }
  throw new Error('the board row of a ticket moved again and again');
}
