import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { StaffMember } from '../staff/model.ts';
import type { Ticket } from '../tickets/model.ts';
import type { LessonTiming } from './rules.ts';
import type { LessonStore } from './store.ts';

/** What the actions of this domain need. */
export interface LessonDeps {
  readonly lessons: LessonStore;
  readonly cursors: Cursors;
  timing(site: SiteId): Promise<LessonTiming>;
  ticket(site: SiteId, no: TicketNo): Promise<Ticket | undefined>;
  headsOf(site: SiteId, numbers: readonly TicketNo[]): Promise<readonly Ticket[]>;
  member(site: SiteId, staffNo: string): Promise<StaffMember | undefined>;
}

export const action = actionsWith<LessonDeps>();
