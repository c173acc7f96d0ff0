import { actionsWith } from '../kernel/route.ts';
import type { Objects } from '../platform/objects.ts';
import type { TicketStore } from '../tickets/store.ts';

/** What the export needs. */
export interface EvidenceDeps {
  readonly tickets: TicketStore;
  /** Where the files of a matter lie. */
  readonly files: Objects;
}

export const action = actionsWith<EvidenceDeps>();
