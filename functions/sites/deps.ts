import { actionsWith } from '../kernel/route.ts';
import type { SiteStore } from './store.ts';

/** What the actions of this domain need. */
export interface SiteDeps {
  readonly sites: SiteStore;
  /** Random bytes for new ids. */
  readonly random: (bytes: number) => Uint8Array;
}

export const action = actionsWith<SiteDeps>();
