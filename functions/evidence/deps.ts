import { actionsWith } from '../kernel/route.ts';
import type { TicketStore } from '../tickets/store.ts';

/** What the export needs. */
export interface EvidenceDeps {
  readonly tickets: TicketStore;
}

export const action = actionsWith<EvidenceDeps>();
