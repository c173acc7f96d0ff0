import type { GivingFiles } from '../attachments/give-files.ts';
import type { PictureCheckStore } from '../attachments/pictures/picture-check-store.ts';
import type { AttachmentStore } from '../attachments/store.ts';
import type { Dealing } from '../customers/dealings/model.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { CustomerId, SiteId, TicketNo } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { Asked } from '../mini-program/views.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { RawCursor, Write } from '../platform/table.ts';
import type { Versioned } from '../policies/model.ts';
import type { Suspected } from '../recurrence/model.ts';
import type { Capability } from '../staff/capabilities.ts';
import type { RetentionClass } from './archiving/model.ts';
import type { Timing } from './clocks.ts';
import type { Limits } from './compensation/compensation-rules.ts';
import type { CompensationStore } from './compensation/store.ts';
import type { ClaimsStore } from './dispatch/claims.ts';
import type { Candidate, Carrying } from './dispatch/taker-rules.ts';
import type { Ticket } from './model.ts';
import type { Numbers } from './numbers.ts';
import type { FilingLimit } from './screening/limits.ts';
import type { TextCheckStore } from './screening/text-check-store.ts';
import type { TicketStore } from './store.ts';
import type { Grade } from './words.ts';

/** Uses up the proof of work of one request; throws `challenge.invalid`, `challenge.expired` or `challenge.used`. */
export type SpendChallenge = (payload: string, of: { site: SiteId; by: string; now: Instant }) => Promise<void>;

/** What the actions and steps of this domain need. */
export interface TicketDeps {
  readonly tickets: TicketStore;
  /** What was found of guests' words. */
  readonly textChecks: Pick<TextCheckStore, 'ofTicket'>;
  /** What was found of guests' pictures. */
  readonly pictureChecks: Pick<PictureCheckStore, 'ofTicket'>;
  readonly numbers: Numbers;
  readonly cursors: Cursors;
  readonly spendChallenge: SpendChallenge;
  /** The files of a ticket. */
  readonly filesOf: AttachmentStore['ofTicket'];
  /** What the files write that come with a matter or a message, for its transaction. */
  readonly givingFiles: GivingFiles;
  /** The numbers that a case lives by: those in force when it came in, by the calendars as they are now. */
  timing(site: SiteId, of: Pick<Ticket, 'slaVersion' | 'receivedAt'>): Promise<Timing>;
  /** What hangs on a customer, the newest first: his matters among it. */
  dealingsOf(
    site: SiteId,
    id: CustomerId,
    page: { after?: RawCursor; limit: number },
  ): Promise<{ items: readonly Dealing[]; next?: RawCursor }>;
  /** Counts one more filing of a party and an address: why somebody must look first, if he must. */
  readonly filingLimit: FilingLimit;
  /** The grade of a customer; undefined where he is not known. */
  gradeOf(site: SiteId, customerId: CustomerId | undefined): Promise<Grade | undefined>;
  /** The customer whose proved number this is, where it is his alone; undefined where a human would have to choose. */
  sureCustomer(site: SiteId, phone: string): Promise<CustomerId | undefined>;
  /** Where guests may turn to who are told no, as it is in force now. */
  outsideRoutes(site: SiteId): Promise<Versioned<'outside-routes'>>;
  /** The version of the sla policy in force now. */
  slaVersion(site: SiteId): Promise<number>;
  /** Who could be asked to take a matter over, with his load: a unit's people, or all handlers. */
  candidates(site: SiteId, unitId: string | undefined, now: Instant): Promise<readonly Candidate[]>;
  /** Chooses somebody so that of several who choose at once each sees whom the others chose. */
  readonly claims: ClaimsStore;
  /** Numbers of the people of a unit who can be given matters. */
  peopleOf(site: SiteId, unitId: string, now: Instant): Promise<readonly string[]>;
  /** What a person can carry, and what a matter of each priority weighs. */
  carrying(site: SiteId): Promise<Carrying>;
  /** Who is at work no more today, and when each of them comes back, where that is known. */
  offShift(
    site: SiteId,
    now: Instant,
  ): Promise<ReadonlyArray<{ readonly staffNo: string; readonly nextShiftAt?: Instant }>>;
  /** Who is on leave now, whether a month is published or not. */
  onLeave(site: SiteId, now: Instant): Promise<readonly string[]>;
  /** How much each rank may offer for one case, in fen. */
  compensationLimits(site: SiteId): Promise<Limits>;
  /** What guests were offered, and what handlers ask leave to offer. */
  readonly compensation: CompensationStore;
  /** The lesson that a resolution owes by rule (F04), for its transaction; empty where it owes none or has it already. */
  lessonOwed(ticket: Ticket, by: { owner: string; circumstances: Circumstances }): Promise<readonly Write[]>;
  /** The codes of root causes that a resolution may name (policy `lessons`). */
  causeCodes(site: SiteId): Promise<readonly string[]>;
  /** The lead that an inquiry becomes, for its transaction. */
  leadOpened(ticket: Ticket, by: Circumstances): Promise<readonly Write[]>;
  /** For how many years a sealed matter of each class is kept. */
  retentionYears(site: SiteId): Promise<Readonly<Record<RetentionClass, number>>>;
  /** How many days after its end a matter is sealed by itself. */
  sealAfterDays(site: SiteId): Promise<number>;
  /** Whether a preventive action of a matter is still to be planned, done or checked. */
  lessonIsOpen(ticket: Pick<Ticket, 'site' | 'ticketNo'>): Promise<boolean>;
  /** Every party that a matter is of: its customer, and whoever has the number that was left; none of somebody anonymous. */
  partiesOf(ticket: Ticket): Promise<readonly string[]>;
  /** Earlier matters that one may be once more (F04): of the same guest and thing, in the last 30 days. */
  suspected(ticket: Ticket, now: Instant): Promise<readonly Suspected[]>;
  /** Whether somebody of this number works at the site now, in a post that grants the capability. */
  may(site: SiteId, staffNo: string, capability: Capability, now: Instant): Promise<boolean>;
  /** Whether somebody stands at level 2 of the ladder or above now. */
  leads(site: SiteId, staffNo: string, now: Instant): Promise<boolean>;
  /** Open matters that have a clock due by an instant, the earliest first, by the projection that the board is read from. */
  dueBy(
    site: SiteId,
    by: Instant,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<{ readonly tickets: readonly Ticket[]; readonly last?: string }>;
  /** Who stands in for a person, nearest first, in any post of his. */
  deputiesOf(site: SiteId, staffNo: string, now: Instant): Promise<readonly string[]>;
  /** Who is told at a level of the ladder, and which levels were skipped and why. Always a named human. */
  holderOf: HolderOf;
  /** What the mini-program should ask a guest's permission for, now that he has filed a matter. */
  toAsk(site: SiteId, customerId: CustomerId): Promise<Asked[]>;
  /** Wrong tries of a query code: counts one more, or throws `ticket.tooManyTries`. */
  readonly tries: Tries;
}

export type HolderOf = (
  ticket: Ticket,
  level: 1 | 2 | 3 | 4,
  now: Instant,
) => Promise<{ readonly to: string; readonly skipped: string[] }>;

export interface Tries {
  /** Throws `ticket.tooManyTries` while a number is locked. */
  mayTry(site: SiteId, no: TicketNo, now: Instant): Promise<void>;
  failed(site: SiteId, no: TicketNo, now: Instant): Promise<void>;
}

export const action = actionsWith<TicketDeps>();
