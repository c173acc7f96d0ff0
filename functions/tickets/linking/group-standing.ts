import type { TicketDeps } from '../deps.ts';
import type { Ticket } from '../model.ts';
import { groupOf, membersOf } from './linking-rules.ts';
import type { TicketLink } from './model.ts';

/** How the group of a member stands now: its parent, and the parent's end of the link; undefined where he belongs to none. */
export async function groupStanding(
  { tickets }: Pick<TicketDeps, 'tickets'>,
  member: Pick<Ticket, 'site' | 'ticketNo'>,
  known?: readonly TicketLink[],
): Promise<{ parent: Ticket; standing: TicketLink } | undefined> {
  const own = groupOf(known ?? (await tickets.links(member.site, member.ticketNo)));
  if (!own) return undefined;
  const [parent, ends] = await Promise.all([
    tickets.find(member.site, own.other),
    tickets.links(member.site, own.other),
  ]);
  const standing = membersOf(ends).find(({ other }) => other === member.ticketNo);
  return parent && standing && { parent, standing };
}
