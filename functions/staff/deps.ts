import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { StaffStore } from './store.ts';

/** What the actions of this domain need. */
export interface StaffDeps {
  readonly staff: StaffStore;
  readonly cursors: Cursors;
  /** Random bytes for new ids. */
  readonly random: (bytes: number) => Uint8Array;
}

export const action = actionsWith<StaffDeps>();
