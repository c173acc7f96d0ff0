import { TicketNo } from '../../kernel/ids.ts';
import type { Records } from '../../platform/records.ts';
import type { Item } from '../../platform/table.ts';
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
async function standingIn(items: readonly Item[], records: Records): Promise<string[]> {
  const heads = items.filter(({ is }) => is === ticketKind.name);
  const tickets = await Promise.all(heads.map((item) => records.decode(ticketKind, item)));
  const held = items.filter(({ is }) => is === 'legal-hold').map(({ ticketNo }) => String(ticketNo));
  return [...tickets.filter(isStanding).map(({ ticketNo }) => ticketNo), ...held];
}

/** What was found with a page more: how many records of each class, and which matters stand. */
export async function withPage(had: Found | undefined, branches: readonly Branch[], records: Records): Promise<Found> {
  const counts = { ...had?.counts };
  const items = branches.flatMap(({ root, hanging }) => [root, ...hanging]);
  for (const { is } of items) {
    const found = classOf[String(is)];
    if (found) counts[found] = (counts[found] ?? 0) + 1;
  }
  const standing = [...new Set([...(had?.standing ?? []), ...(await standingIn(items, records))])];
  return { counts, standing: standing.slice(0, MOST_NAMED).map((no) => TicketNo.parse(no)) };
}
