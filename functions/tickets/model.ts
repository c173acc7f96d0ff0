import * as z from 'zod';
import { CustomerId, SiteId, TicketId, TicketNo, WorkOrderId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { longText, plain, shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { HandOver, MOST_CO_HANDLERS } from './co-handling/model.ts';
import { MatterObject, OnBehalf } from './intake/behalf.ts';
import { Source } from './intake/source.ts';
import { Supervision } from './supervision/model.ts';
import {
  Channel,
  ClockKind,
  ClockState,
  Domain,
  EndedAs,
  Grade,
  Priority,
  ReviewReason,
  Severity,
  StaffNo,
  Stage,
  TextFlag,
  TicketKind,
  TicketStatus,
  WorkOrderStatus,
} from './words.ts';

/** With a person, offered or taken over. */
export const WITH_SOMEBODY = [
  'DISPATCHED',
  'IN_PROGRESS',
  'WAITING_CUSTOMER',
  'PROPOSED',
  'EXECUTING',
] as const satisfies readonly TicketStatus[];

/** What somebody must have looked at before it leaves the desk by any way (R3 of GB/T 19012): safety may be at stake in it. */
const TO_BE_ASSESSED: readonly TicketKind[] = ['COMPLAINT', 'MISCONDUCT', 'EMERGENCY'];
export const isUnassessed = ({ kind, severity }: Pick<Ticket, 'kind' | 'severity'>): boolean =>
  severity === undefined && TO_BE_ASSESSED.includes(kind);

/** Not at its end yet: somebody has to do something. */
export const OPEN = ['RECEIVED', 'ACCEPTED', ...WITH_SOMEBODY] as const satisfies readonly TicketStatus[];

/**
 * It waits until somebody has looked whether it is genuine. An emergency waits for nobody (F03, abuse: flagged): thirty reports of one
 * network in an hour are the fire.
 */
export const isInReview = ({ kind, status, review }: Pick<Ticket, 'kind' | 'status' | 'review'>): boolean =>
  review !== undefined && status === 'RECEIVED' && kind !== 'EMERGENCY';

/** It waits to be dispatched, and nobody could be found: nobody took it, or nobody was there to be asked. */
export const hasNoTaker = ({ status, workOrder, noTaker }: Pick<Ticket, 'status' | 'workOrder' | 'noTaker'>): boolean =>
  status === 'ACCEPTED' && (noTaker === true || workOrder?.status === 'TIMED_OUT');

export const isOpen = ({ status }: { readonly status: TicketStatus }): boolean =>
  (OPEN as readonly string[]).includes(status);

/** An authority has set a date and was not answered yet (R37, R43): that is watched whatever becomes of the matter meanwhile. */
export const awaitsAnswer = ({ clocks }: Pick<Ticket, 'clocks'>): boolean => clocks.EXTERNAL !== undefined;

/** Where a matter waits for its guest, or owes him what he agreed to: that outlasts whoever it lies with. */
const RESUMABLE = ['WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'] as const satisfies readonly TicketStatus[];

/** Every legal move of a ticket. Rules, write conditions, the diagram and the tests all read this table. */
export const moves = {
  receive: { from: [], to: 'RECEIVED' },
  accept: { from: ['RECEIVED'], to: 'ACCEPTED' },
  decline: { from: ['RECEIVED'], to: 'DECLINED' },
  dispatch: { from: ['ACCEPTED'], to: 'DISPATCHED' },
  reOffer: { from: ['DISPATCHED'], to: 'DISPATCHED' },
  giveBack: { from: ['DISPATCHED'], to: 'ACCEPTED' },
  takeOver: { from: ['DISPATCHED'], to: 'IN_PROGRESS' },
  /** Taken over where its guest was asked, was offered or had agreed to something: that stands. */
  takeOverWaiting: { from: ['DISPATCHED'], to: 'WAITING_CUSTOMER' },
  takeOverProposed: { from: ['DISPATCHED'], to: 'PROPOSED' },
  takeOverExecuting: { from: ['DISPATCHED'], to: 'EXECUTING' },
  handOn: { from: WITH_SOMEBODY, to: 'DISPATCHED' },
  release: { from: WITH_SOMEBODY, to: 'ACCEPTED' },
  askCustomer: { from: ['IN_PROGRESS'], to: 'WAITING_CUSTOMER' },
  goOn: { from: ['WAITING_CUSTOMER'], to: 'IN_PROGRESS' },
  propose: { from: ['IN_PROGRESS'], to: 'PROPOSED' },
  agree: { from: ['PROPOSED'], to: 'EXECUTING' },
  disagree: { from: ['PROPOSED'], to: 'IN_PROGRESS' },
  lapse: { from: ['PROPOSED'], to: 'IN_PROGRESS' },
  resolve: { from: ['IN_PROGRESS', 'EXECUTING'], to: 'RESOLVED' },
  close: { from: ['RESOLVED'], to: 'CLOSED' },
  closeSilent: { from: ['IN_PROGRESS'], to: 'CLOSED' },
  /** A member of a group who agreed to its settlement, when the group is closed. */
  closeWithGroup: { from: OPEN, to: 'CLOSED' },
  reopen: { from: ['RESOLVED', 'CLOSED'], to: 'ACCEPTED' },
  transfer: { from: ['RECEIVED', 'ACCEPTED'], to: 'TRANSFERRED' },
  answer: { from: ['RECEIVED'], to: 'CLOSED' },
  withdraw: { from: OPEN, to: 'WITHDRAWN' },
  conclude: { from: ['IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING', 'RESOLVED'], to: 'CONCLUDED' },
  merge: { from: OPEN, to: 'MERGED' },
  archive: { from: ['CLOSED', 'DECLINED', 'TRANSFERRED', 'CONCLUDED', 'WITHDRAWN'], to: 'ARCHIVED' },
  /** By the service in its time; a matter that was merged, too, long after that could be undone. */
  seal: { from: ['CLOSED', 'DECLINED', 'TRANSFERRED', 'CONCLUDED', 'WITHDRAWN', 'MERGED'], to: 'ARCHIVED' },
} as const satisfies Moves<TicketStatus>;

/** Every legal move of a work order (the lead order lives in its ticket's head). */
export const workOrderMoves = {
  takeOver: { from: ['OFFERED'], to: 'TAKEN_OVER' },
  return: { from: ['OFFERED'], to: 'RETURNED' },
  timeOut: { from: ['OFFERED'], to: 'TIMED_OUT' },
  /** Whoever it lies with is away: offered to another person, or to nobody where there is none. */
  handOn: { from: ['OFFERED', 'TAKEN_OVER'], to: 'OFFERED' },
  release: { from: ['OFFERED', 'TAKEN_OVER'], to: 'TIMED_OUT' },
  submit: { from: ['TAKEN_OVER'], to: 'SUBMITTED' },
  /** The lead has checked what a co-handler did: good, or sent back. */
  accept: { from: ['SUBMITTED'], to: 'ACCEPTED' },
  sendBack: { from: ['SUBMITTED'], to: 'TAKEN_OVER' },
  cancel: { from: ['OFFERED', 'TAKEN_OVER', 'SUBMITTED'], to: 'CANCELLED' },
} as const satisfies Moves<WorkOrderStatus>;

/** One live promise. A clock that has ended leaves the head; its outcome stays in the event that ended it. */
export const Clock = z.object({
  state: ClockState,
  from: Instant,
  dueAt: Instant,
  /** The highest rung of the escalation ladder that this clock has reached, in percent of its time. */
  rung: z.int().min(0),
  /**
   * Minutes that it has stood still so far, in the time that its period counts in. Present once it was paused or extended: its
   * shares are then reckoned between its own beginning and end.
   */
  paused: z.int().min(0).optional(),
  /** Working days by which its end was put off, by an extension that the guest was told. */
  granted: z.int().min(0).max(20).optional(),
});
export type Clock = z.infer<typeof Clock>;

/** An order to one person to take the matter over: offered, then taken, returned or timed out. */
export const WorkOrder = z
  .object({
    id: WorkOrderId,
    status: WorkOrderStatus,
    assignee: StaffNo,
    unitId: z.string().max(24).optional(),
    offeredAt: Instant,
    takeOverBy: Instant,
    /** Raised by every new offer; names the execution that keeps its time. */
    generation: z.int().min(1),
  })
  .meta({ id: 'WorkOrder' });
export type WorkOrder = z.infer<typeof WorkOrder>;

export const MOST_RECUSED = 3;

/** The head: all that decisions need, small (under 1,024 bytes), nothing personal. */
export const Ticket = z.object({
  id: TicketId,
  site: SiteId,
  ticketNo: TicketNo,
  kind: TicketKind,
  channel: Channel,
  domain: Domain.optional(),
  stage: Stage.optional(),
  category: plain(shortText(20)).optional(),
  status: TicketStatus,
  severity: Severity.optional(),
  /** Where it stands with its guest while it lies with nobody or is offered to somebody new; taken over, it stands there again. */
  resumes: z.enum(RESUMABLE).optional(),
  priority: Priority,
  anonymous: z.boolean(),
  customerId: CustomerId.optional(),
  receivedAt: Instant,
  /** Number of work orders so far. */
  workOrders: z.int().min(0),
  workOrder: WorkOrder.optional(),
  /** Who missed or returned an offer of this round: not asked again. */
  passedOver: z.array(StaffNo).max(6),
  /** How often it was given back since it was last taken over (F05: twice, and a supervisor designates). */
  returns: z.int().min(0).max(99).optional(),
  /** How many offers have lapsed since it was last taken over. */
  misses: z.int().min(0).max(99).optional(),
  /** Who worked on it: none of them may call the guest back (separation of duties by person). */
  handlers: z.array(StaffNo).max(8),
  /**
   * Who answers for it (首问负责, F03): whoever met the guest first, until somebody has accepted it; then that one.
   */
  owner: StaffNo.optional(),
  /** Nobody on shift, on call or in charge could be asked when it was to be dispatched. */
  noTaker: z.literal(true).optional(),
  /** Who is kept away from it: complained about, or biased. They neither see nor handle it. */
  recused: z.array(StaffNo).max(MOST_RECUSED).optional(),
  /** It is about somebody of the house: told by the guest in his words, or named by number and kept away. */
  about: z.enum(['TOLD', 'NAMED']).optional(),
  /** When the department last finished; the total resolution is judged by it. */
  resolvedAt: Instant.optional(),
  followUps: z.int().min(0),
  reopened: z.int().min(0),
  /** Level of the escalation ladder that has been told: 0 nobody, 1 group leader … 4 company leader. */
  level: z.int().min(0).max(4),
  /** Who was told at this level, and until when he must acknowledge; once he has, only who. */
  told: z
    .object({
      staffNo: StaffNo,
      ackBy: Instant.optional(),
      /** The level that he was told as, where the ladder stands higher by another clock. */
      level: z.int().min(1).max(4).optional(),
    })
    .optional(),
  clocks: z.partialRecord(ClockKind, Clock),
  /** Clocks that ended with the closing and go on when the matter is taken up again: the total solution, the law's, the authority's. */
  stopped: z.partialRecord(ClockKind, Clock).optional(),
  closedAt: Instant.optional(),
  /** How it ended, once it has; gone when it is taken up again. */
  endedAs: EndedAs.optional(),
  /** When the guest took it back although it goes on: until somebody has assessed it, or since safety or personal data are at stake. */
  withdrawnAt: Instant.optional(),
  /** Of a group: members are settled for, and their matters end once it is closed; gone when they have. */
  binds: z.literal(true).optional(),
  /** Since when a word of the guest after the end waits for somebody to read it. */
  spokeAt: Instant.optional(),
  supervision: Supervision.optional(),
  /** Who does a part of it beside the lead, and is not done yet. */
  coHandlers: z.array(StaffNo).max(MOST_CO_HANDLERS).optional(),
  handOver: HandOver.optional(),
  /** Since when it waits for the guest's answer to a question, and how often he was reminded. */
  pausedAt: Instant.optional(),
  reminded: z.int().min(0).max(9).optional(),
  /** Since when something is proposed to him that he has not answered. */
  proposedAt: Instant.optional(),
  /** He left the last question unanswered. */
  silent: z.boolean().optional(),
  /** Safety or personal data are at stake: goes on even when it is withdrawn. */
  safety: z.boolean().optional(),
  /** When the guest last urged, and how often. */
  urgedAt: Instant.optional(),
  urges: z.int().min(0).max(999).optional(),
  /** Compensation offered and not answered yet, and agreed so far, in fen. */
  offeredFen: z.int().min(0).optional(),
  agreedFen: z.int().min(0).optional(),
  /** More time that the handler has asked for, until it is decided. */
  extension: z.object({ workdays: z.int().min(1).max(10), by: StaffNo }).optional(),
  /** How many extensions were granted. */
  extended: z.int().min(0).max(9).optional(),
  /** The ticket that this one was merged into. */
  mergedInto: TicketNo.optional(),
  /** The press or a lawyer is in it: the manager's business. */
  outside: z.boolean().optional(),
  /** F04: told more than ninety days after the tour; handled all the same, of goodwill. */
  goodwill: z.boolean().optional(),
  /** The danger of a matter of the highest priority is over. */
  contained: z.boolean().optional(),
  /** The guest's grade when the case was timed: V and A are promised less time (domain 4.0). */
  grade: Grade.optional(),
  /** The legal period that the case is judged by, and since when that stands still on a ground of its own. */
  legal: z
    .object({
      rule: z.string().max(24),
      pausedAt: Instant.optional(),
      /** It is the rule of a duplicate that was merged into this one. */
      taken: z.boolean().optional(),
    })
    .optional(),
  /** Why somebody is to look whether it is genuine (F03): not worked on until then, unless it is an emergency, and never dropped. */
  review: ReviewReason.optional(),
  /** An earlier matter that it may be once more (F04), found after nobody could be warned at its entry; gone once somebody has assessed it. */
  suspectedRepeatOf: TicketNo.optional(),
  /** The gravest that was found of the guest's words; it refuses nothing. */
  textFlag: TextFlag.optional(),
  /** The version of the sla policy this case began with; it keeps it. */
  slaVersion: z.int().min(0),
  /** Raised when the matter must be timed anew; names the escalation execution. */
  generation: z.int().min(1),
  /** When the escalation of this generation looks next; past by more than a moment, its execution is lost. */
  ladderAt: Instant.optional(),
  /** Filed in the watch index: at or before the next thing that falls due. */
  watchAt: Instant.optional(),
  version: z.int().min(1),
});
export type Ticket = z.infer<typeof Ticket>;

export const Contact = z.strictObject({
  name: personal('NAME', shortText(40)).optional(),
  phone: personal(
    'CONTACT',
    z
      .string()
      .trim()
      .regex(/^\+?[\d ()-]{5,24}$/, { error: 'not a phone number' }),
  ).optional(),
  email: personal('CONTACT', z.email().max(120)).optional(),
});

/** What the guest told, kept once beside the head: long, personal, never rewritten. */
export const TicketDetail = z.object({
  id: TicketId,
  site: SiteId,
  ticketNo: TicketNo,
  subject: personal('SENSITIVE_TEXT', shortText(60)).optional(),
  description: personal('SENSITIVE_TEXT', longText(2_000)),
  remedyAsked: personal('SENSITIVE_TEXT', longText(500)).optional(),
  contact: Contact.optional(),
  /** Whom of the house it is about, in the guest's words, until somebody has found out who that is. */
  aboutStaff: personal('SENSITIVE_TEXT', shortText(80)).optional(),
  onBehalf: OnBehalf.optional(),
  object: MatterObject.optional(),
  /** The matter that this one follows. */
  follows: TicketNo.optional(),
  occurredAt: Instant.optional(),
  /** What only this way in tells: a letter's dates, a visit, an authority's case. */
  source: Source.optional(),
  noticeVersion: z.string().max(20).optional(),
  /** Hash of the query code; the code itself was shown once. */
  codeHash: z.string().max(64),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

/** What somebody anonymous told later of himself (F04): kept beside the detail, which is written once. */
export const TicketIdentity = z.object({ site: SiteId, ticketNo: TicketNo, contact: Contact, toldAt: Instant });
export type TicketIdentity = z.infer<typeof TicketIdentity>;
