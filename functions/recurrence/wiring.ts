import { boardStore } from '../board/store.ts';
import type { runtime } from '../platform/runtime.ts';
import { ticketDeps } from '../tickets/wiring.ts';
import type { RecurrenceDeps } from './deps.ts';
import { parties } from './party.ts';
import { recurrenceStore } from './store.ts';

/** What recurrence needs, from what the function has. */
export async function recurrenceDeps(
  from: Parameters<typeof ticketDeps>[0] & Pick<ReturnType<typeof runtime>, 'records'>,
): Promise<RecurrenceDeps> {
  return {
    recurrence: recurrenceStore(from.records),
    parties: parties(await from.secret('blind-index')),
    tickets: await ticketDeps(from),
    board: boardStore(from.records),
  };
}
