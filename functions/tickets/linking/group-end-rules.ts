import { move } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import { ended, settled } from '../handling/ending-rules.ts';
import { isOpen, moves, type Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import type { EndedAs } from '../words.ts';

/** F04, group: what is left to do once a group that settled is closed. */

/** How and when a group ended whose members are still to end with it. */
export interface GroupEnd {
  readonly ticketNo: Ticket['ticketNo'];
  readonly endedAs: EndedAs;
  readonly closedAt: Instant;
}

/** Undefined where it binds nobody, is not closed, or has been taken up again meanwhile. */
export function groupEnd({ binds, ticketNo, endedAs, closedAt }: Ticket): GroupEnd | undefined {
  return binds && endedAs && closedAt ? { ticketNo, endedAs, closedAt } : undefined;
}

/**
 * A member who agreed to the settlement ends with his group, when and in the way that the group ended; whoever did not keeps a
 * matter of his own. Undefined where his own matter is over already.
 */
export function endWithGroup(member: Ticket, { ticketNo, endedAs, closedAt }: GroupEnd): ChangedTicket | undefined {
  if (!isOpen(member)) return undefined;
  const moved = move(member, 'closeWithGroup', moves);
  return {
    head: { ...settled(moved, endedAs), resolvedAt: closedAt, closedAt },
    event: {
      type: 'ticket.closed',
      facts: { outcome: 'WITH_GROUP', endedAs, group: ticketNo, ended: ended(moved.clocks, closedAt) },
    },
  };
}

/** Everybody has ended who was settled for: the group binds nobody any more, however often its closing is told. */
export function membersEnded({ binds: _done, ...head }: Ticket, members: number): ChangedTicket {
  return { head, event: { type: 'ticket.group-ended', facts: { members } } };
}
