import type { runtime } from '../platform/runtime.ts';
import { ticketStore } from '../tickets/store.ts';
import type { BoardDeps } from './deps.ts';
import { boardStore } from './store.ts';

/** What the board needs, from what the function has. */
export async function boardDeps(
  from: Pick<ReturnType<typeof runtime>, 'ledger' | 'records' | 'cursors'>,
): Promise<BoardDeps> {
  return {
    board: boardStore(from.records),
    cursors: await from.cursors(),
    ticket: ticketStore(from.ledger).find,
  };
}
