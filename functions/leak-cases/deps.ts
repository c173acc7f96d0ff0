import type { Circumstances } from '../kernel/event.ts';
import type { LeakCaseId, SiteId, TicketNo } from '../kernel/ids.ts';
import { actionsWith, type Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Objects } from '../platform/objects.ts';
import type { Write } from '../platform/table.ts';
import type { StaffMember } from '../staff/model.ts';
import type { WholeTicket } from '../tickets/store.ts';
import type { LeakTiming } from './clocks/rules.ts';
import type { LeakCase } from './model.ts';
import type { Control } from './penalty/rules.ts';
import type { CountLookup } from './reporter-lookups.ts';
import type { LeakCaseStore } from './store.ts';

/** What the actions of this domain need. */
export interface LeakCaseDeps {
  readonly leakCases: LeakCaseStore;
  readonly cursors: Cursors;
  readonly files: Objects;
  random(bytes: number): Uint8Array;
  timing(site: SiteId): Promise<LeakTiming>;
  member(site: SiteId, staffNo: string): Promise<StaffMember | undefined>;
  ticket(site: SiteId, no: TicketNo): Promise<WholeTicket | undefined>;
  /** The id of a report and the mark of its request, from which nobody without the key can tell who made it. */
  blinded(op: Operation, day: Instant): { readonly id: LeakCaseId; readonly op: Operation };
  /** Counts one more looking up of a reporter, or refuses it. */
  readonly countLookup: CountLookup;
  /** The lesson that a confirmed case leads to, for the transaction that closes it. */
  lesson(found: LeakCase, control: Control, by: Circumstances): Promise<readonly Write[]>;
}

export const action = actionsWith<LeakCaseDeps>();
