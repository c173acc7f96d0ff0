import type { TicketNo } from '../../kernel/ids.ts';
import type { Records } from '../../platform/records.ts';
import { ticketKind } from '../../tickets/kinds.ts';
import type { Ticket } from '../../tickets/model.ts';
import { isOpen } from '../../tickets/model.ts';
import type { Found } from '../model.ts';
import { classOf } from './record-classes.ts';
import type { Branch } from './walk.ts';

const MOST_NAMED = 20;

/** A matter of which somebody still has to do something: worked on, or not yet followed up. */
const isStanding = (ticket: Pick<Ticket, 'status'>): boolean => isOpen(ticket) || ticket.status === 'RESOLVED';

/** Matters of a page that are not over, or that a legal hold keeps as they are. */
export async function standingIn(branches: readonly Branch[], records: Records): Promise<Ticket[]> {
  const items = branches.flatMap(({ root, hanging }) => [root, ...hanging]);
  const tickets = await Promise.all(
    items.filter(({ is }) => is === ticketKind.name).map((item) => records.decode(ticketKind, item)),
  );
  const held = items.filter(({ is }) => is === 'legal-hold').map(({ ticketNo }) => ticketNo);
  return tickets.filter((ticket) => isStanding(ticket) || held.includes(ticket.ticketNo));
}

/** Those that were named, and some more; at most so many as somebody can look at. */
export const named = (had: readonly TicketNo[], more: readonly Pick<Ticket, 'ticketNo'>[]): TicketNo[] =>
  [...new Set([...had, ...more.map(({ ticketNo }) => ticketNo)])].slice(0, MOST_NAMED);

/** What was found with a page more: how many records of each class, and which matters stand. */
export async function withPage(had: Found | undefined, branches: readonly Branch[], records: Records): Promise<Found> {
  const counts = { ...had?.counts };
  const items = branches.flatMap(({ root, hanging }) => [root, ...hanging]);
  for (const { is } of items) {
    const found = classOf[String(is)];
    if (found) counts[found] = (counts[found] ?? 0) + 1;
  }
  return { counts, standing: named(had?.standing ?? [], await standingIn(branches, records)) };
}
