import type { CustomerId } from '../../kernel/ids.ts';
import type { Ticket, TicketDetail } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import { alreadyNamed, noWayToReach } from './errors.ts';

/**
 * F04: somebody anonymous tells who he is, at any time before the matter is closed. From then on he is called back like anybody
 * else; what the event keeps is that he did, not who he is.
 */
export function identify(
  ticket: Ticket,
  contact: NonNullable<TicketDetail['contact']>,
  by: { readonly customerId?: CustomerId | undefined; readonly facts?: Readonly<Record<string, string>> } = {},
): ChangedTicket {
  if (!ticket.anonymous) throw alreadyNamed();
  if (contact.phone === undefined && contact.email === undefined) throw noWayToReach();
  const { customerId = ticket.customerId, facts } = by;
  return {
    head: { ...ticket, anonymous: false, ...(customerId && { customerId }) },
    event: { type: 'ticket.identified', ...(facts && { facts }) },
  };
}
