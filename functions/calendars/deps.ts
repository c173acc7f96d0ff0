import { actionsWith } from '../kernel/route.ts';
import type { CalendarStore } from './store.ts';

/** What the actions of this domain need. */
export interface CalendarDeps {
  readonly calendars: CalendarStore;
}

export const action = actionsWith<CalendarDeps>();
