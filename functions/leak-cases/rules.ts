import type { Changed } from '../kernel/event.ts';
import type { LeakCaseId, SiteId, TicketNo } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import type { Instant } from '../kernel/time.ts';
import { acting } from './act-rules.ts';
import { clocksAtReport, clocksAtTriage, type LeakNumbers } from './clocks/rules.ts';
import * as refused from './errors.ts';
import { keptAway, type LeakCase, leakCaseMoves } from './model.ts';
import type { DataKind, LeakCaseType } from './words.ts';

/** A case after a decision, with what happened. */
export type ChangedCase = Changed<LeakCase>;

/** Who acts: by number, and whether it was he who told the house. */
export interface By {
  readonly staffNo: string;
  readonly reported: boolean;
  readonly now: Instant;
}

export interface Report {
  readonly id: LeakCaseId;
  readonly site: SiteId;
  readonly type: LeakCaseType;
  readonly damage?: LeakCase['damage'];
  readonly ticketNo?: TicketNo | undefined;
  readonly description: string;
  readonly aboutStaff: readonly string[];
}

const MOST_ACCUSED = 5;

/** F27: somebody tells the house. The clocks begin with it. Errors: `leakCase.damageWanted`. */
export function report(of: Report, now: Instant, numbers: LeakNumbers): ChangedCase {
  const { id, site, type, damage, ticketNo, description } = of;
  if ((type === 'RELATIONSHIP_DAMAGE') !== (damage !== undefined)) throw refused.damageWanted();
  const head: LeakCase = {
    ...{ id, site, type, status: leakCaseMoves.report.to, reportedAt: now, version: 1 },
    ...(damage && { damage }),
    ...(ticketNo && { ticketNo }),
    ...{ accused: [...new Set(of.aboutStaff)].slice(0, MOST_ACCUSED), recused: [], investigators: [] },
    ...{ clocks: clocksAtReport(type, now, numbers), hearings: {}, evidence: 0, sealed: [] },
    words: { report: description },
  };
  return {
    head,
    event: { type: 'leak-case.reported', facts: { leakType: type, dueAt: head.clocks.TRIAGE?.dueAt ?? now } },
  };
}

export interface Triage {
  readonly type: LeakCaseType;
  readonly damage?: LeakCase['damage'];
  readonly personalData: boolean;
  readonly largerClass: boolean;
  readonly peopleAffected: number;
  readonly dataKinds: readonly DataKind[];
  readonly note: string;
}

/** What it is, whom it reaches, and so who must be told by when (R63, R64). Errors: `leakCase.damageWanted`. */
export function triage(found: LeakCase, of: Triage, by: By, numbers: LeakNumbers): ChangedCase {
  const moved = move(found, 'triage', leakCaseMoves);
  const { type, damage, personalData, largerClass, peopleAffected, dataKinds, note } = of;
  if ((type === 'RELATIONSHIP_DAMAGE') !== (damage !== undefined)) throw refused.damageWanted();
  const { damage: _before, ...rest } = moved;
  const clocks = clocksAtTriage(found, { personalData, largerClass, by: by.staffNo, now: by.now }, numbers);
  const head: LeakCase = {
    ...rest,
    ...{ type, personalData, largerClass, peopleAffected, dataKinds: [...dataKinds], clocks },
    ...(damage && { damage }),
  };
  const facts = { leakType: type, personalData, largerClass, peopleAffected };
  return { head, event: { type: 'leak-case.triaged', facts, texts: { note } } };
}

/** R63, remedy at once: what was done so that nothing more gets out. */
export const contain = (found: LeakCase, measures: string, now: Instant): ChangedCase => ({
  head: {
    ...move(found, 'contain', leakCaseMoves),
    containedAt: now,
    words: { ...found.words, containment: measures },
  },
  event: { type: 'leak-case.contained', facts: {}, texts: { measures } },
});

/** A further remedy, or the first one where the investigation was quicker. */
export function remedy(found: LeakCase, measures: string, now: Instant): ChangedCase {
  acting(found, 'remedy');
  const first = found.containedAt === undefined && {
    containedAt: now,
    words: { ...found.words, containment: measures },
  };
  return { head: { ...found, ...first }, event: { type: 'leak-case.remedied', facts: {}, texts: { measures } } };
}

const MOST_INVESTIGATORS = 20;

/** Somebody takes the investigation on himself; nobody is given it, so that nobody learns who must not have it. Errors: `leakCase.ownReport`, `leakCase.separated`. */
export function investigate(found: LeakCase, by: By): ChangedCase {
  const moved =
    found.status === 'INVESTIGATING' ? acting(found, 'takeOver') : move(found, 'investigate', leakCaseMoves);
  if (by.reported) throw refused.ownReport();
  if (found.proposal?.by === by.staffNo || found.decision?.by === by.staffNo) throw refused.separated('INVESTIGATOR');
  if (found.status === 'INVESTIGATING' && found.investigator !== undefined) throw refused.hasInvestigator();
  if (found.investigators.length >= MOST_INVESTIGATORS) throw refused.tooManyPeople();
  const investigators = [...new Set([...found.investigators, by.staffNo])];
  const head = { ...moved, investigator: by.staffNo, investigators };
  return { head, event: { type: 'leak-case.investigated', facts: { investigator: by.staffNo } } };
}

const without = ({ investigator: _gone, ...rest }: LeakCase): LeakCase => rest;

/** The investigator is away, or has left: somebody else may take it on. */
export function relieve(found: LeakCase, reason: string): ChangedCase {
  acting(found, 'relieve');
  if (found.investigator === undefined) throw refused.noInvestigator();
  const facts = { from: found.investigator };
  return { head: without(found), event: { type: 'leak-case.relieved', facts, texts: { reason } } };
}

/** Whoever is kept away from now on has no part in it any more: what he investigated, another takes on. */
const losing = (found: LeakCase, staffNo: string): LeakCase =>
  found.investigator === staffNo ? without(found) : found;

/** It is about this person, too. Errors: `leakCase.keptAwayAlready`, `leakCase.tooManyPeople`. */
export function accuse(found: LeakCase, of: { readonly staffNo: string; readonly reason: string }): ChangedCase {
  acting(found, 'accuse');
  if (found.accused.includes(of.staffNo)) throw refused.keptAwayAlready();
  if (found.accused.length >= MOST_ACCUSED) throw refused.tooManyPeople();
  const head = { ...losing(found, of.staffNo), accused: [...found.accused, of.staffNo] };
  return { head, event: { type: 'leak-case.accused', facts: { staffNo: of.staffNo }, texts: { reason: of.reason } } };
}

const MOST_RECUSED = 10;

/** R50: somebody has an interest in it and is kept away; anybody may keep himself away. */
export function recuse(found: LeakCase, of: { readonly staffNo: string; readonly reason: string }): ChangedCase {
  acting(found, 'recuse');
  if (keptAway(found).includes(of.staffNo)) throw refused.keptAwayAlready();
  if (found.recused.length >= MOST_RECUSED) throw refused.tooManyPeople();
  const head = { ...losing(found, of.staffNo), recused: [...found.recused, of.staffNo] };
  return { head, event: { type: 'leak-case.recused', facts: { staffNo: of.staffNo }, texts: { reason: of.reason } } };
}

export const linkTicket = (found: LeakCase, ticketNo: TicketNo): ChangedCase => ({
  head: { ...acting(found, 'linkTicket'), ticketNo },
  event: { type: 'leak-case.linked', facts: { ticketNo, ...(found.ticketNo && { before: found.ticketNo }) } },
});

/** Only the investigator; and not one who has been asked to leave it. Errors: `leakCase.notTheInvestigator`. */
export function mustInvestigate(found: LeakCase, by: Pick<By, 'staffNo'>): void {
  if (found.investigator !== by.staffNo) throw refused.notTheInvestigator();
}

/** It is true: on sealed evidence. Errors: `leakCase.notTheInvestigator`, `leakCase.evidenceWanted`. */
export function confirm(found: LeakCase, finding: string, by: By): ChangedCase {
  const moved = move(found, 'confirm', leakCaseMoves);
  mustInvestigate(found, by);
  if (found.sealed.length === 0) throw refused.evidenceWanted();
  const head = { ...moved, words: { ...found.words, finding } };
  return { head, event: { type: 'leak-case.confirmed', facts: {}, texts: { finding } } };
}

/** It is not true; a report that was false on purpose is noted as that, and nothing else follows from it here. */
export function dismiss(
  found: LeakCase,
  of: { readonly finding: string; readonly falseReport: boolean },
  by: By,
): ChangedCase {
  const moved = move(found, 'dismiss', leakCaseMoves);
  mustInvestigate(found, by);
  const { finding, falseReport } = of;
  const head = { ...moved, falseReport, words: { ...found.words, finding } };
  return { head, event: { type: 'leak-case.dismissed', facts: { falseReport }, texts: { finding } } };
}

/** New facts: it is looked into again, by whoever takes it on. */
export function resume(found: LeakCase, reason: string): ChangedCase {
  const { falseReport: _not, ...moved } = without(move(found, 'resume', leakCaseMoves));
  return { head: moved, event: { type: 'leak-case.resumed', facts: {}, texts: { reason } } };
}

/** Who told the house is looked up; the event says that, and why, and not who it is. */
export const lookUpReporter = (found: LeakCase, reason: string): ChangedCase => ({
  head: acting(found, 'revealReporter'),
  event: { type: 'leak-case.reporter-revealed', facts: {}, texts: { reason } },
});
