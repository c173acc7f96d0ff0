import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Ticket } from '../tickets/model.ts';
import type { BoardStore } from './store.ts';

/** What the actions and the subscriber of this domain need. */
export interface BoardDeps {
  readonly board: BoardStore;
  readonly cursors: Cursors;
  ticket(site: SiteId, no: TicketNo): Promise<Ticket | undefined>;
}

export const action = actionsWith<BoardDeps>();
