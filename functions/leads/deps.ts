import type { CountShown } from '../access/reveal/count-shown.ts';
import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { WholeTicket } from '../tickets/store.ts';
import type { LeadTiming } from './rules.ts';
import type { LeadStore } from './store.ts';

/** What the actions of this domain need. */
export interface LeadDeps {
  readonly leads: LeadStore;
  readonly cursors: Cursors;
  /** Counts a number that is shown and is not that of a call to be made. Errors: `reveal.usedUp`. */
  readonly countShown: CountShown;
  timing(site: SiteId): Promise<LeadTiming>;
  /** The inquiry that a lead was made of. */
  inquiry(site: SiteId, no: TicketNo): Promise<WholeTicket | undefined>;
}

export const action = actionsWith<LeadDeps>();
