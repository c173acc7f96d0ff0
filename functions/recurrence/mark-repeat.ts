import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import { isGuarded } from '../tickets/guard/guard-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import type { TicketStore } from '../tickets/store.ts';
import type { Trace } from './model.ts';
import { mayBeMarked, repeated, suspected } from './rules.ts';

const TRIES = 4;

type Store = Pick<TicketStore, 'get' | 'headsOf' | 'save'>;

/** A matter, its own trace, and what its guest told within the time that counts. */
export interface ToldNear {
  readonly ticket: Ticket;
  readonly own: Trace;
  readonly near: readonly Trace[];
}

/** The surest earlier matter that everybody who reads this one may know of: one about somebody of the house is told to nobody by it. */
async function earlierOf({ ticket, own, near }: ToldNear, tickets: Store) {
  const before = near.filter(({ receivedAt }) => receivedAt < ticket.receivedAt);
  const found = suspected({ ...own, ticketNo: ticket.ticketNo }, before, ticket.receivedAt);
  const numbers = found.map(({ ticketNo }) => ticketNo);
  const heads = await tickets.headsOf(ticket.site, numbers);
  const open = heads.filter((head) => !isGuarded(head)).map(({ ticketNo }) => ticketNo);
  return found.find(({ ticketNo }) => open.includes(ticketNo));
}

/**
 * F04, duplicates: a matter that no colleague wrote down warned nobody at its entry, so the warning is marked on it: seen in lists and
 * with the matter, and decided on by whoever assesses it. Idempotent: marked once, and not once somebody has assessed it.
 */
export async function markRepeat(
  of: ToldNear,
  { tickets, by }: { readonly tickets: Store; readonly by: Circumstances },
): Promise<void> {
  const { ticket } = of;
  if (!mayBeMarked(ticket)) return;
  const earlier = await earlierOf(of, tickets);
  if (!earlier) return;
  for (let n = 1, standing = ticket; mayBeMarked(standing); n += 1) {
    try {
      await tickets.save(standing, repeated(standing, earlier), by);
      return;
    } catch (error) {
      if (n === TRIES || !isAppError(error) || error.kind !== 'stale') throw error;
      standing = await tickets.get(ticket.site, ticket.ticketNo);
    }
  }
}
