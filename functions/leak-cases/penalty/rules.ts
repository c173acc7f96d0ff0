import { move } from '../../kernel/moves.ts';
import type { PlainDate } from '../../kernel/time.ts';
import { isRunning, NotificationClock } from '../clocks/model.ts';
import * as refused from '../errors.ts';
import { mustBeHeard } from '../hearings/rules.ts';
import { type LeakCase, leakCaseMoves, type PersonalMeasure } from '../model.ts';
import type { By, ChangedCase } from '../rules.ts';

const told = (measures: readonly PersonalMeasure[]) => measures.map(({ staffNo, measure }) => `${staffNo} ${measure}`);

/** One measure for each person whom the case is about, and for nobody else. */
function mustFit(found: LeakCase, measures: readonly PersonalMeasure[]): void {
  const named = measures.map(({ staffNo }) => staffNo);
  const all = named.length === found.accused.length && found.accused.every((one) => named.includes(one));
  if (!all || new Set(named).size !== named.length) throw refused.accusedWanted();
}

export interface Proposal {
  readonly rule: string;
  readonly evidence: readonly number[];
  readonly measures: readonly PersonalMeasure[];
  readonly recommendation: string;
}

/**
 * F27, 提请处罚: the rule, the evidence, the recommendation, by somebody who has not investigated, when everybody whom it is about
 * could speak. Errors: `leakCase.ownReport`, `leakCase.separated`, `leakCase.accusedWanted`, `leakCase.evidenceWanted`, `leakCase.notHeard`.
 */
export function propose(found: LeakCase, of: Proposal, by: By): ChangedCase {
  const moved = move(found, 'propose', leakCaseMoves);
  if (by.reported) throw refused.ownReport();
  if (found.investigators.includes(by.staffNo)) throw refused.separated('PROPOSER');
  mustFit(found, of.measures);
  if (!of.evidence.every((no) => found.sealed.includes(no))) throw refused.evidenceWanted();
  for (const { staffNo } of of.measures) mustBeHeard(found, staffNo, by.now);
  const { rule, evidence, measures, recommendation } = of;
  const head: LeakCase = {
    ...moved,
    proposal: { by: by.staffNo, at: by.now, rule, evidence: [...evidence], measures: [...measures] },
    words: { ...found.words, recommendation },
  };
  const facts = { proposer: by.staffNo, measures: told(measures), evidence: evidence.map(String) };
  return { head, event: { type: 'leak-case.penalty-proposed', facts, texts: { rule, recommendation } } };
}

/** Nobody decides on what he investigated or proposed. */
function mustBeApart(found: LeakCase, by: By): void {
  if (by.reported) throw refused.ownReport();
  if (found.investigators.includes(by.staffNo) || found.proposal?.by === by.staffNo) throw refused.separated('DECIDER');
}

/** The company's leader decides: what was proposed, something else, or nothing. */
export function decide(
  found: LeakCase,
  of: { readonly measures: readonly PersonalMeasure[]; readonly ruling: string },
  by: By,
): ChangedCase {
  const moved = move(found, 'decide', leakCaseMoves);
  mustBeApart(found, by);
  mustFit(found, of.measures);
  const head: LeakCase = {
    ...moved,
    decision: { by: by.staffNo, at: by.now, measures: [...of.measures] },
    words: { ...found.words, ruling: of.ruling },
  };
  const facts = { decider: by.staffNo, measures: told(of.measures), proposer: found.proposal?.by ?? null };
  return { head, event: { type: 'leak-case.decided', facts, texts: { ruling: of.ruling } } };
}

/** More is to be found out, or said, before he decides. */
export function sendBack(found: LeakCase, reason: string, by: By): ChangedCase {
  const moved = move(found, 'sendBack', leakCaseMoves);
  mustBeApart(found, by);
  const { proposal, ...head } = moved;
  const facts = { proposer: proposal?.by ?? null };
  return { head, event: { type: 'leak-case.sent-back', facts, texts: { reason } } };
}

const punishes = (found: LeakCase): boolean =>
  found.decision?.measures.some(({ measure }) => measure !== 'NONE') ?? false;

/** What was decided was carried out: when, and where that can be read. Errors: `leakCase.nothingToExecute`. */
export function execute(
  found: LeakCase,
  of: { readonly on: PlainDate; readonly ref: string; readonly note: string },
  by: By,
): ChangedCase {
  const moved = move(found, 'execute', leakCaseMoves);
  if (!punishes(found)) throw refused.nothingToExecute();
  const { on, ref, note } = of;
  const head = { ...moved, execution: { by: by.staffNo, on, ref } };
  return { head, event: { type: 'leak-case.executed', facts: { on, ref }, texts: { note } } };
}

/** The change that a confirmed case leads to; it becomes a lesson with an owner and a day. */
export interface Control {
  readonly cause: string;
  readonly action: string;
  readonly owner: string;
  readonly dueOn: PlainDate;
}

/** What is still owed before a case may be closed. */
function mustBeDone(found: LeakCase, control: Control | undefined): void {
  const confirmed = found.status !== 'UNFOUNDED';
  const { status, accused, evidence, sealed, personalData, containedAt } = found;
  if (status === 'CONFIRMED' && accused.length > 0) throw refused.penaltyOwed();
  if (status === 'DECIDED' && punishes(found)) throw refused.penaltyOwed();
  if (confirmed && personalData && !containedAt) throw refused.notContained();
  for (const name of NotificationClock.options) {
    const clock = found.clocks[name];
    if (clock && isRunning(clock)) throw refused.notificationOwed(name);
  }
  if (sealed.length < evidence) throw refused.evidenceOpen();
  if (confirmed && !control) throw refused.controlWanted();
}

/** It is over. Errors: `leakCase.penaltyOwed`, `…notContained`, `…notificationOwed`, `…evidenceOpen`, `…controlWanted`. */
export function close(
  found: LeakCase,
  of: { readonly note: string; readonly control?: Control | undefined },
  by: By,
): ChangedCase {
  const moved = move(found, 'close', leakCaseMoves);
  mustBeDone(found, of.control);
  const facts = { from: found.status, ...(of.control && { owner: of.control.owner, dueOn: of.control.dueOn }) };
  return { head: { ...moved, closedAt: by.now }, event: { type: 'leak-case.closed', facts, texts: { note: of.note } } };
}
