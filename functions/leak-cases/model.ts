import * as z from 'zod';
import { LeakCaseId, SiteId, TicketNo } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { longText, plain, shortText } from '../kernel/text.ts';
import { Instant, PlainDate } from '../kernel/time.ts';
import { StaffNo } from '../tickets/words.ts';
import { LeakClock } from './clocks/model.ts';
import { Damage, DataKind, LeakCaseStatus, LeakCaseType, Measure } from './words.ts';

/** Every move from one state of a case to another (F27). */
export const leakCaseMoves = {
  report: { from: [], to: 'REPORTED' },
  triage: { from: ['REPORTED'], to: 'TRIAGED' },
  contain: { from: ['TRIAGED'], to: 'CONTAINED' },
  investigate: { from: ['TRIAGED', 'CONTAINED'], to: 'INVESTIGATING' },
  confirm: { from: ['INVESTIGATING'], to: 'CONFIRMED' },
  dismiss: { from: ['INVESTIGATING'], to: 'UNFOUNDED' },
  resume: { from: ['UNFOUNDED', 'CONFIRMED'], to: 'INVESTIGATING' },
  propose: { from: ['CONFIRMED'], to: 'PENALTY_PROPOSED' },
  sendBack: { from: ['PENALTY_PROPOSED'], to: 'CONFIRMED' },
  decide: { from: ['PENALTY_PROPOSED'], to: 'DECIDED' },
  execute: { from: ['DECIDED'], to: 'EXECUTED' },
  close: { from: ['UNFOUNDED', 'CONFIRMED', 'DECIDED', 'EXECUTED'], to: 'CLOSED' },
} as const satisfies Moves<LeakCaseStatus>;

const worked = ['TRIAGED', 'CONTAINED', 'INVESTIGATING', 'CONFIRMED'] as const;
const onItsWay = ['PENALTY_PROPOSED', 'DECIDED', 'EXECUTED'] as const;
const open = ['REPORTED', ...worked, 'UNFOUNDED', ...onItsWay] as const;
const always = [...open, 'CLOSED'] as const;

/** Every act that leaves the state as it is, and the states in which it is done. */
export const leakCaseActs = {
  remedy: ['CONTAINED', 'INVESTIGATING', 'CONFIRMED', ...onItsWay],
  takeOver: ['INVESTIGATING'],
  relieve: ['INVESTIGATING'],
  accuse: ['REPORTED', ...worked],
  recuse: open,
  linkTicket: ['REPORTED', ...worked],
  collect: [...worked, ...onItsWay],
  correct: [...worked, ...onItsWay],
  seal: [...worked, ...onItsWay],
  handOver: always,
  accept: always,
  askView: always,
  approveView: always,
  view: always,
  askHearing: ['INVESTIGATING', 'CONFIRMED'],
  hear: ['INVESTIGATING', 'CONFIRMED'],
  notify: open,
  askWaiver: open,
  decideWaiver: open,
  revealReporter: always,
} as const satisfies Readonly<Record<string, readonly LeakCaseStatus[]>>;
export type LeakCaseAct = keyof typeof leakCaseActs;

/** What is asked for, or decided, against one person. */
export const PersonalMeasure = z.strictObject({ staffNo: StaffNo, measure: Measure }).meta({ id: 'PersonalMeasure' });
export type PersonalMeasure = z.infer<typeof PersonalMeasure>;

const Proposal = z
  .object({
    by: StaffNo,
    at: Instant,
    /** The rule of the house, or the article, that was broken. */
    rule: plain(shortText(120)),
    /** Numbers of the sealed evidence that it rests on. */
    evidence: z.array(z.int().min(1)).min(1).max(50),
    measures: z.array(PersonalMeasure).min(1).max(5),
  })
  .meta({ id: 'PenaltyProposal' });

const Decision = z
  .object({
    by: StaffNo,
    at: Instant,
    measures: z.array(PersonalMeasure).min(1).max(5),
  })
  .meta({ id: 'PenaltyDecision' });

const Execution = z.object({ by: StaffNo, on: PlainDate, ref: plain(shortText(60)) });

/** When somebody was asked to speak, until when he may, and when he did. */
export const HearingMark = z
  .object({
    askedAt: Instant,
    until: Instant,
    heardAt: Instant.optional(),
    /** Its end was told to whoever investigates. */
    told: z.boolean().default(false),
  })
  .meta({ id: 'HearingMark' });
export type HearingMark = z.infer<typeof HearingMark>;

/** What is said of a case by those who work on it; sealed as it lies in the table. */
const CaseWords = z.object({
  report: personal('SENSITIVE_TEXT', longText(4_000)).optional(),
  containment: personal('SENSITIVE_TEXT', longText(2_000)).optional(),
  finding: personal('SENSITIVE_TEXT', longText(4_000)).optional(),
  recommendation: personal('SENSITIVE_TEXT', longText(4_000)).optional(),
  ruling: personal('SENSITIVE_TEXT', longText(2_000)).optional(),
});

/**
 * One case of a leak or of misconduct. Who told the house of it is not in it, nor in any of its events: that lies apart, sealed,
 * and is opened by one act alone.
 */
export const LeakCase = z.object({
  id: LeakCaseId,
  site: SiteId,
  status: LeakCaseStatus,
  type: LeakCaseType,
  damage: Damage.optional(),
  /** The ticket that it came of, or belongs to. */
  ticketNo: TicketNo.optional(),
  reportedAt: Instant,
  /** Whose acts it is about: they see nothing of it but their own hearing. */
  accused: z.array(StaffNo).max(5),
  /** Kept away from it for another reason. */
  recused: z.array(StaffNo).max(10),
  /** Who investigates now, and everybody who ever has: none of them proposes or decides. */
  investigator: StaffNo.optional(),
  investigators: z.array(StaffNo).max(20),
  /** Personal data is concerned; so many people at most; which kinds (PIPL 57). */
  personalData: z.boolean().optional(),
  largerClass: z.boolean().optional(),
  peopleAffected: z.int().min(0).max(10_000_000).optional(),
  dataKinds: z.array(DataKind).max(10).optional(),
  containedAt: Instant.optional(),
  clocks: z.object({
    TRIAGE: LeakClock.optional(),
    AUTHORITY: LeakClock.optional(),
    INDIVIDUALS: LeakClock.optional(),
  }),
  hearings: z.record(StaffNo, HearingMark),
  /** How many pieces of evidence there are, and which of them are sealed. */
  evidence: z.int().min(0).max(200),
  sealed: z.array(z.int().min(1)).max(200),
  /** It was found that the report was false, and made knowing it. */
  falseReport: z.boolean().optional(),
  proposal: Proposal.optional(),
  decision: Decision.optional(),
  execution: Execution.optional(),
  closedAt: Instant.optional(),
  words: CaseWords,
  /** When somebody must look again, where anything is timed. */
  lookAt: Instant.optional(),
  version: z.int().min(1),
});
export type LeakCase = z.infer<typeof LeakCase>;

/** Who may not know of a case, whatever his posts. */
export const keptAway = ({ accused, recused }: Pick<LeakCase, 'accused' | 'recused'>): readonly string[] => [
  ...accused,
  ...recused,
];

/** Who told the house; nothing where he wished to stay unknown. */
export const LeakReporter = z.object({
  id: LeakCaseId,
  site: SiteId,
  staffNo: personal('IDENTITY', StaffNo),
  /** How he wishes to be reached. */
  contact: personal('CONTACT', shortText(80)).optional(),
});
export type LeakReporter = z.infer<typeof LeakReporter>;
