import { actionsWith } from '../kernel/route.ts';
import type { StaffStore } from './store.ts';

/** What the actions of this domain need. */
export interface StaffDeps {
  readonly staff: StaffStore;
}

export const action = actionsWith<StaffDeps>();
