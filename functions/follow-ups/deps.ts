import type { SiteId } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Timing } from '../tickets/clocks.ts';
import type { HolderOf } from '../tickets/deps.ts';
import type { Calling } from './rules.ts';
import type { FollowUpStore } from './store.ts';

export interface FollowUpDeps {
  readonly followUps: FollowUpStore;
  readonly cursors: Cursors;
  timing(site: SiteId, slaVersion: number): Promise<Timing>;
  calling(site: SiteId): Promise<Calling>;
  /** Who is told at a level of the ladder. */
  readonly holderOf: HolderOf;
}

export const action = actionsWith<FollowUpDeps>();
