import type { CustomerDeps } from '../customers/deps.ts';
import type { StaffActor } from '../kernel/actor.ts';
import type { CustomerId, SiteId, TicketNo } from '../kernel/ids.ts';
import { actionsWith, type Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { LeakCaseDeps } from '../leak-cases/deps.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { StaffStore } from '../staff/store.ts';
import type { Ticket } from '../tickets/model.ts';
import type { WholeTicket } from '../tickets/store.ts';
import type { AlarmingDeps } from './alarms/raise-alarms.ts';
import type { ReadingStore } from './alarms/reading-store.ts';
import type { AccessAlarmStore } from './alarms/store.ts';
import type { CanaryStore } from './canaries/store.ts';
import type { IndexingDeps } from './log/index-read.ts';
import type { ReadLogStore } from './log/store.ts';
import type { RevealStore } from './reveal/store.ts';
import type { RightReviewStore } from './reviews/store.ts';

/** What the actions of this domain need. */
export interface AccessDeps {
  readonly log: ReadLogStore;
  readonly reveals: RevealStore;
  readonly alarms: AccessAlarmStore;
  readonly canaries: CanaryStore;
  readonly reviews: RightReviewStore;
  readonly reading: Pick<ReadingStore, 'last'>;
  readonly staff: Pick<StaffStore, 'all' | 'now'>;
  /** Within how many days of a quarter its rights are reviewed. */
  reviewWithinDays(site: SiteId): Promise<number>;
  readonly cursors: Cursors;
  readonly random: (bytes: number) => Uint8Array;
  readonly archive: Pick<CustomerDeps, 'customers' | 'keeping' | 'recognise' | 'nameMarksOf'>;
  readonly leakTiming: LeakCaseDeps['timing'];
  /** How often a person may reveal on a day. */
  revealsADay(actor: StaffActor): Promise<number>;
  /** Heads of the matters that hang on a customer. */
  ticketsOf(site: SiteId, id: CustomerId): Promise<readonly Ticket[]>;
  ticket(site: SiteId, no: TicketNo): Promise<WholeTicket | undefined>;
  /** The id of the record that a request of a day plants, so that its repeat finds it. */
  canaryIdFor(op: Operation, day: Instant): CustomerId;
}

export const action = actionsWith<AccessDeps>();

/** What is needed to watch over reads. */
export type WatchingDeps = IndexingDeps & AlarmingDeps;
