import type { runtime } from '../platform/runtime.ts';
import { ticketStore } from '../tickets/store.ts';
import type { BoardDeps } from './deps.ts';
import { boardStore } from './store.ts';

/** What the board needs, from what the function has. */
export async function boardDeps(
  from: Pick<ReturnType<typeof runtime>, 'ledger' | 'records' | 'cursors'>,
): Promise<BoardDeps> {
  const tickets = ticketStore(from.ledger);
  return {
    board: boardStore(from.records),
    cursors: await from.cursors(),
    ticket: tickets.find,
    fileEnded: tickets.fileEnded,
    story: async ({ site, ticketNo, anonymous }) => {
      const [{ items }, whole] = await Promise.all([
        tickets.events(site, ticketNo, { limit: 200 }),
        tickets.viewIfThere(site, ticketNo),
      ]);
      const detail = whole?.detail;
      const reachable = anonymous || detail?.contact !== undefined || whole?.ticket.customerId !== undefined;
      return {
        events: items,
        known: { reachable, when: detail?.occurredAt !== undefined || detail?.object !== undefined },
      };
    },
  };
}
