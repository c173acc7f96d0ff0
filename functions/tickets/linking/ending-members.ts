import { move } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import { ended, settled } from '../handling/ending-rules.ts';
import { isOpen, moves, type Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import type { EndedAs } from '../words.ts';

/**
 * F04, group: a member who agreed to the settlement ends with his group, in the way that the group ended; whoever did not keeps a
 * matter of his own. Undefined where his own matter is over already.
 */
export function endWithGroup(
  member: Ticket,
  group: Pick<Ticket, 'ticketNo'> & { readonly endedAs: EndedAs },
  now: Instant,
): ChangedTicket | undefined {
  if (!isOpen(member)) return undefined;
  const moved = move(member, 'closeWithGroup', moves);
  const { ticketNo, endedAs } = group;
  return {
    head: { ...settled(moved, endedAs), resolvedAt: now, closedAt: now },
    event: {
      type: 'ticket.closed',
      facts: { outcome: 'WITH_GROUP', endedAs, group: ticketNo, ended: ended(moved.clocks, now) },
    },
  };
}
