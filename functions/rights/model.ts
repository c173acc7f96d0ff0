import * as z from 'zod';
import { Purpose } from '../customers/consents/model.ts';
import { CustomerId, RightsRequestId, SiteId, TicketNo } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { longText, shortText } from '../kernel/text.ts';
import { Instant, PlainDate } from '../kernel/time.ts';
import { StaffNo } from '../tickets/words.ts';
import { Erasure } from './erasure-model.ts';
import { RefusalReason } from './refusal-reasons.ts';
import { Factor, RightsChannel, RightsClockName, RightsKind, RightsStatus, ToldBy } from './words.ts';

/** Every legal move of a request (F28). Searching and doing take as many steps as there is to do: each leaves it where it is. */
export const rightsMoves = {
  receive: { from: [], to: 'RECEIVED' },
  lock: { from: ['RECEIVED'], to: 'LOCKED' },
  unlock: { from: ['LOCKED'], to: 'RECEIVED' },
  identify: { from: ['RECEIVED'], to: 'SEARCHING' },
  search: { from: ['SEARCHING'], to: 'SEARCHING' },
  find: { from: ['SEARCHING'], to: 'SEARCHED' },
  grant: { from: ['SEARCHED'], to: 'GRANTED' },
  refuse: { from: ['SEARCHED'], to: 'REFUSED' },
  refuseUnknown: { from: ['RECEIVED', 'LOCKED'], to: 'REFUSED' },
  advance: { from: ['GRANTED'], to: 'GRANTED' },
  defer: { from: ['GRANTED'], to: 'DEFERRED' },
  resume: { from: ['DEFERRED'], to: 'GRANTED' },
  execute: { from: ['GRANTED'], to: 'EXECUTED' },
  confirm: { from: ['EXECUTED', 'REFUSED'], to: 'CONFIRMED' },
  cancel: { from: ['RECEIVED', 'LOCKED', 'SEARCHING', 'SEARCHED'], to: 'CANCELLED' },
  overtake: { from: ['RECEIVED', 'LOCKED', 'SEARCHING', 'SEARCHED', 'GRANTED', 'DEFERRED'], to: 'CANCELLED' },
} as const satisfies Moves<RightsStatus>;

/** What is done without leaving a state, and in which states. */
export const rightsActs = {
  acknowledge: ['RECEIVED', 'LOCKED', 'SEARCHING', 'SEARCHED', 'GRANTED'],
  sendCode: ['RECEIVED'],
  open: ['EXECUTED', 'CONFIRMED'],
} as const satisfies Readonly<Record<string, readonly RightsStatus[]>>;

const OPEN: readonly RightsStatus[] = ['RECEIVED', 'LOCKED', 'SEARCHING', 'SEARCHED', 'GRANTED', 'DEFERRED'];
/** Somebody still has to do something of it; what is done waits only to be confirmed. */
export const isOpen = ({ status }: Pick<RightsRequest, 'status'>): boolean => OPEN.includes(status);

const WORKING: readonly RightsStatus[] = ['SEARCHING', 'GRANTED'];
/** The service itself is at it, step by step. */
export const isWorking = ({ status }: Pick<RightsRequest, 'status'>): boolean => WORKING.includes(status);

/** A promise of a request: until when, since when, and how many of its reminders were told. */
export const RightsClock = z.object({
  from: Instant,
  dueAt: Instant,
  told: z.int().min(0).max(999),
  endedAt: Instant.optional(),
});
export type RightsClock = z.infer<typeof RightsClock>;

/** What is to stand in the archive instead (PIPL 46). */
export const Corrections = z.strictObject({
  name: personal('NAME', shortText(60)).optional(),
  alias: personal('NAME', shortText(40)).optional(),
  address: personal('ADDRESS', shortText(200)).optional(),
  bornOn: personal('IDENTITY', PlainDate).optional(),
});
export type Corrections = z.infer<typeof Corrections>;

/** What exactly is asked for, as far as its kind needs it. */
export const Asked = z.strictObject({
  /** Of a withdrawal: for what he agrees no more. */
  purposes: z.array(Purpose).min(1).max(Purpose.options.length).optional(),
  corrections: Corrections.optional(),
  note: personal('SENSITIVE_TEXT', longText(1_000)).optional(),
});
export type Asked = z.infer<typeof Asked>;

/** What was found to hang on him: how many records of each class, and matters that are not over. Numbers, no content. */
export const Found = z.object({
  counts: z.record(z.string().max(30), z.int().min(0)),
  /** Matters that are open, or held: at most twenty are named. */
  standing: z.array(TicketNo).max(20),
});
export type Found = z.infer<typeof Found>;

/** Where a walk over all that hangs on him goes on: which of his records, and after which of its items. */
export const Progress = z.object({ record: z.int().min(0), after: z.string().max(120).optional() });
export type Progress = z.infer<typeof Progress>;

/** All that hangs on him in one file, sealed: until when it lies there, and how often it was opened. */
export const Package = z
  .object({
    sha256: z.string().length(64),
    bytes: z.int().min(1),
    expiresAt: Instant,
    opened: z.int().min(0),
  })
  .meta({ id: 'RightsPackage' });
export type Package = z.infer<typeof Package>;

/** What somebody asks for his own data. */
export const RightsRequest = z.object({
  id: RightsRequestId,
  site: SiteId,
  customerId: CustomerId,
  kind: RightsKind,
  status: RightsStatus,
  channel: RightsChannel,
  receivedAt: Instant,
  /** The colleague who wrote it down; absent where he asked himself. */
  enteredBy: StaffNo.optional(),
  asked: Asked,
  /** The version of the policy that its periods come from: it keeps them. */
  policyVersion: z.int().min(0),
  clocks: z.record(RightsClockName, RightsClock),
  /** Wrong tries to show who he is. */
  misses: z.int().min(0).max(99),
  /** By what he was known, and who compared it; never the values. */
  identity: z.object({ at: Instant, factors: z.array(Factor).min(2).max(4), by: StaffNo.optional() }).optional(),
  progress: Progress.optional(),
  found: Found.optional(),
  decision: z.object({ by: StaffNo, at: Instant, granted: z.boolean(), reason: RefusalReason.optional() }).optional(),
  /** Of a deletion: how far it has come. */
  erasure: Erasure.optional(),
  /** What he is told with the decision: the explanation, or why not. */
  explanation: personal('SENSITIVE_TEXT', longText(2_000)).optional(),
  package: Package.optional(),
  executedAt: Instant.optional(),
  confirmed: z.object({ at: Instant, by: ToldBy }).optional(),
  /** When the service's own work is taken to have come to nothing, and how often it was woken. */
  stalledAt: Instant.optional(),
  woken: z.int().min(0).max(99),
  /** When somebody must look again, where anything is timed. */
  lookAt: Instant.optional(),
  version: z.int().min(1),
});
export type RightsRequest = z.infer<typeof RightsRequest>;
