import type { BoardStore } from '../board/store.ts';
import { actionsWith } from '../kernel/route.ts';
import type { TicketDeps } from '../tickets/deps.ts';
import type { Parties } from './party.ts';
import type { RecurrenceStore } from './store.ts';

/** What the actions and the subscriber of this domain need. */
export interface RecurrenceDeps {
  readonly recurrence: RecurrenceStore;
  readonly parties: Parties;
  readonly tickets: TicketDeps;
  readonly board: Pick<BoardStore, 'cameBack'>;
}

export const action = actionsWith<RecurrenceDeps>();
