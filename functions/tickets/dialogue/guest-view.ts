import { type EventRecord, textsOf } from '../../kernel/event.ts';
import type { TicketNo } from '../../kernel/ids.ts';
import type { Ticket } from '../model.ts';
import { standsAt } from '../standing.ts';
import { promisesOf } from '../views.ts';
import { endedAsLabels, statusLabels } from '../words.ts';
import { guestSees } from './guest-sees.ts';

/** Events whose words are for the guest, or his own. */
const SAID = [
  ...['ticket.messaged', 'ticket.declined', 'ticket.asked', 'ticket.answered', 'ticket.guest-wrote', 'ticket.proposed'],
  ...['ticket.transferred', 'ticket.concluded', 'ticket.extended', 'ticket.answered-at-once'],
  ...['ticket.became-lead', 'ticket.closed'],
];

/** Words of guests: where two matters go on as one, the one does not read what the other wrote. */
const BY_GUESTS = ['ticket.answered', 'ticket.guest-wrote'];

/** What an event says to the guest. The result is what he was told; cause and evidence stay in the house. */
export function saidTo(event: EventRecord): string | undefined {
  if (event.type === 'ticket.resolved') return textsOf(event)?.result;
  return SAID.includes(event.type) ? textsOf(event)?.message : undefined;
}

/** What a guest sees of his own matter: where it stands, what he was promised, what is asked of him, what was done and said. */
export function guestViewOf(ticket: Ticket, events: readonly EventRecord[], asked: TicketNo) {
  const { kind, receivedAt, endedAs } = ticket;
  // Who works on it is the house's business: he sees what he was asked, was offered or agreed to.
  const status = standsAt(ticket);
  const own = asked === ticket.ticketNo;
  const timeline = events.flatMap((event) => {
    const text = guestSees[event.type];
    const message = own || !BY_GUESTS.includes(event.type) ? saidTo(event) : undefined;
    return text ? [{ at: event.at, what: event.type, text, ...(message !== undefined && { message }) }] : [];
  });
  const last = (type: string) => timeline.findLast((step) => step.what === type)?.message;
  const question = status === 'WAITING_CUSTOMER' ? last('ticket.asked') : undefined;
  const proposal = status === 'PROPOSED' ? last('ticket.proposed') : undefined;
  return {
    ...{ ticketNo: asked, kind, status, statusText: statusLabels[status], receivedAt },
    ...(endedAs && { endedAs, endedAsText: endedAsLabels[endedAs] }),
    promises: promisesOf(ticket),
    timeline,
    ...(question !== undefined && { question }),
    ...(proposal !== undefined && { proposal }),
  };
}
