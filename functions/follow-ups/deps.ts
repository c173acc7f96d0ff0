import type { SiteId } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { HolderOf, TicketDeps } from '../tickets/deps.ts';
import type { Calling } from './rules.ts';
import type { FollowUpStore } from './store.ts';

export interface FollowUpDeps {
  readonly followUps: FollowUpStore;
  readonly cursors: Cursors;
  readonly timing: TicketDeps['timing'];
  calling(site: SiteId): Promise<Calling>;
  /** Who is told at a level of the ladder. */
  readonly holderOf: HolderOf;
}

export const action = actionsWith<FollowUpDeps>();
