import type { CustomerId, SiteId, TicketNo } from '../kernel/ids.ts';
import { actionsWith, type Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Ticket } from '../tickets/model.ts';
import type { WholeTicket } from '../tickets/store.ts';
import type { Recognise } from './identifiers/recognise.ts';
import type { CustomerKeeping } from './keeping.ts';
import type { PartingWechat } from './merging/part-wechat.ts';
import type { Glimpses } from './search/glimpse.ts';
import type { CustomerStore } from './store.ts';

/** What the actions of this domain need. */
export interface CustomerDeps {
  readonly customers: CustomerStore;
  readonly keeping: CustomerKeeping;
  readonly recognise: Recognise;
  readonly glimpses: Glimpses;
  readonly cursors: Cursors;
  /** The blind mark of letters by which names are found. */
  markOf(site: SiteId, letters: string): string;
  /** The blind marks by which names are found. */
  nameMarksOf(site: SiteId, names: readonly (string | undefined)[]): readonly string[];
  /** The id of the customer that a request of a day enters, so that its repeat finds him. */
  idFor(op: Operation, day: Instant): CustomerId;
  readonly partWechat: PartingWechat;
  ticket(site: SiteId, no: TicketNo): Promise<WholeTicket | undefined>;
  /** Heads of matters; missing ones are left out. */
  ticketHeads(site: SiteId, numbers: readonly TicketNo[]): Promise<readonly Ticket[]>;
}

export const action = actionsWith<CustomerDeps>();
