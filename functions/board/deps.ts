import type { EventRecord } from '../kernel/event.ts';
import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Ticket } from '../tickets/model.ts';
import type { Known } from './quality-rules.ts';
import type { BoardStore } from './store.ts';

/** What the actions and the subscriber of this domain need. */
export interface BoardDeps {
  readonly board: BoardStore;
  readonly cursors: Cursors;
  ticket(site: SiteId, no: TicketNo): Promise<Ticket | undefined>;
  /** Lists a matter that is over by how it ended. */
  fileEnded(ticket: Ticket): Promise<void>;
  /** What happened to a ticket, and what was known of it when it was dispatched. */
  story(ticket: Ticket): Promise<{ readonly events: readonly EventRecord[]; readonly known: Known }>;
}

export const action = actionsWith<BoardDeps>();
