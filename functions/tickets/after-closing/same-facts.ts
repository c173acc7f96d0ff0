import type { Instant } from '../../kernel/time.ts';
import type { TicketDeps } from '../deps.ts';
import type { Ticket } from '../model.ts';

/**
 * F04, the same facts after a conclusion: concluded matters that this one may be once more. Told again by the same guest of the
 * same thing, or linked with it by hand. What a manager has opened himself as a matter that follows is tested already.
 */
export async function concludedBefore(
  { tickets, suspected }: Pick<TicketDeps, 'tickets' | 'suspected'>,
  ticket: Ticket,
  now: Instant,
): Promise<Ticket['ticketNo'][]> {
  const [whole, alike] = await Promise.all([tickets.viewIfThere(ticket.site, ticket.ticketNo), suspected(ticket, now)]);
  const linked = whole?.links.flatMap(({ other, otherIs }) => (otherIs === 'EARLIER' ? [other] : [])) ?? [];
  const same = alike.flatMap(({ ticketNo, likeness }) => (likeness === 'SAME_OBJECT' ? [ticketNo] : []));
  const numbers = [...new Set([...linked, ...same])].filter((no) => no !== whole?.detail.follows);
  if (numbers.length === 0) return [];
  const heads = await tickets.headsOf(ticket.site, numbers);
  return heads.flatMap(({ ticketNo, endedAs }) => (endedAs === 'CONCLUDED' ? [ticketNo] : []));
}
