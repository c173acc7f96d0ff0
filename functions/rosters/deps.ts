import type { Calendar } from '../kernel/calendar.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { StaffStore } from '../staff/store.ts';
import type { RosterStore } from './store.ts';

/** What the actions of this domain need. */
export interface RosterDeps {
  readonly rosters: RosterStore;
  readonly staff: StaffStore;
  readonly cursors: Cursors;
  /** The hours of the front line: their seasons, their time zone, and when there is to be cover. */
  readonly calendar: Calendar;
}

export const action = actionsWith<RosterDeps>();
