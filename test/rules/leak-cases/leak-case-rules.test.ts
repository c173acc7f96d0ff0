import { describe, expect, test } from 'vitest';
import { AppError } from '../../../functions/kernel/errors.ts';
import type { TicketNo } from '../../../functions/kernel/ids.ts';
import { addMinutes, type PlainDate } from '../../../functions/kernel/time.ts';
import * as clocks from '../../../functions/leak-cases/clocks/rules.ts';
import * as evidence from '../../../functions/leak-cases/evidence/rules.ts';
import * as hearings from '../../../functions/leak-cases/hearings/rules.ts';
import { type LeakCase, leakCaseActs, leakCaseMoves } from '../../../functions/leak-cases/model.ts';
import * as penalty from '../../../functions/leak-cases/penalty/rules.ts';
import * as rules from '../../../functions/leak-cases/rules.ts';
import { LeakCaseStatus } from '../../../functions/leak-cases/words.ts';
import { aHearing, aLeakCase, aSealed, by, hand, hash, leakTiming } from '../../support/builders-leak-cases.ts';
import { now } from '../../support/builders-tickets.ts';

const outcome = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

const { numbers } = leakTiming;
const S05 = [{ staffNo: 'S05', measure: 'DEMERIT' as const }];
const NONE = [{ staffNo: 'S05', measure: 'NONE' as const }];
const text = { text: '日志二', sha256: hash('日志二'), bytes: 9 };
const change = { cause: 'PROCESS', action: '改流程', owner: 'S02', dueOn: '2026-12-31' as PlainDate };
const heard = { askedAt: now, until: now, heardAt: now, told: false };
const met = { state: 'MET', from: now, dueAt: addMinutes(now, 60), told: 0, endedAt: now, endedBy: 'P01' } as const;
const running = { ...met, state: 'RUNNING', endedAt: undefined, endedBy: undefined } as const;

/** A case in which everything is there that any act could want. */
const ready = (status: LeakCase['status'], over: Partial<LeakCase> = {}): LeakCase =>
  aLeakCase({
    ...{ status, sealed: [1], evidence: 1, investigator: 'S19', investigators: ['S19'], personalData: true },
    ...{ containedAt: now, hearings: { S05: heard }, clocks: { AUTHORITY: met, INDIVIDUALS: met } },
    ...(status === 'PENALTY_PROPOSED' && {
      proposal: { by: 'S01', at: now, rule: '第7条', evidence: [1], measures: S05 },
    }),
    ...(status === 'DECIDED' && { decision: { by: 'L01', at: now, measures: S05 } }),
    ...over,
  });

const triaged = {
  ...{ type: 'LEAK' as const, personalData: true, largerClass: true, peopleAffected: 3, dataKinds: [], note: '初判' },
};
const asked = { rule: '第7条', evidence: [1], measures: S05, recommendation: '记过' };
const clock = { clock: 'AUTHORITY' as const, reason: '未外流', by: 'P01', now };
const open = (found: LeakCase): LeakCase => ({ ...found, clocks: { AUTHORITY: running } });

type Verb = (found: LeakCase) => rules.ChangedCase;
const moves: Readonly<Record<Exclude<keyof typeof leakCaseMoves, 'report'>, Verb>> = {
  triage: (found) => rules.triage(found, triaged, by('P01'), numbers),
  contain: (found) => rules.contain(found, '停用账号', now),
  investigate: (found) => rules.investigate(found, by('S02')),
  confirm: (found) => rules.confirm(found, '属实', by('S19')),
  dismiss: (found) => rules.dismiss(found, { finding: '不实', falseReport: false }, by('S19')),
  resume: (found) => rules.resume(found, '新证据'),
  propose: (found) => penalty.propose(found, asked, by('S01')),
  sendBack: (found) => penalty.sendBack(found, '补充', by('L01')),
  decide: (found) => penalty.decide(found, { measures: S05, ruling: '同意' }, by('L01')),
  execute: (found) => penalty.execute(found, { on: change.dueOn, ref: '1', note: '已送达' }, by('S01')),
  close: (found) =>
    penalty.close(
      found.status === 'CONFIRMED' ? { ...found, accused: [] } : ({ ...found, decision: undefined } as never),
      { note: '完成', control: change },
      by('S01'),
    ),
};

const one = aSealed(aLeakCase()).evidence;
const unsealed = (() => {
  const { sealedAt: _open, ...rest } = one;
  return rest;
})();
const offered = { ...one, offer: { to: 'P01', at: now } };
const viewable = { ...one, view: { by: 'S02', until: addMinutes(now, 30) } };

const acts: Readonly<Record<keyof typeof leakCaseActs, Verb>> = {
  remedy: (found) => rules.remedy(found, '换密码', now),
  takeOver: (found) => rules.investigate(found, by('S02')),
  relieve: (found) => rules.relieve(found, '休假'),
  accuse: (found) => rules.accuse(found, { staffNo: 'S04', reason: '日志' }),
  recuse: (found) => rules.recuse(found, { staffNo: 'S04', reason: '亲属' }),
  linkTicket: (found) => rules.linkTicket(found, 'GD20261123A7K2MX' as TicketNo),
  collect: (found) => evidence.collect(found, { kind: 'FILE', title: '附件', content: text }, hand('S19')),
  correct: (found) => evidence.correct(found, unsealed, text, hand('S19')),
  seal: (found) => evidence.seal(found, unsealed, hand('S19')),
  handOver: (found) => evidence.handOver(found, one, 'P01', hand('S19')),
  accept: (found) => evidence.accept(found, offered, true, hand('P01')),
  askView: (found) => evidence.askView(found, one, { purpose: '核对', within: 'PT30M' }, hand('S02')),
  approveView: (found) => evidence.approveView(found, viewable, 'PT30M', hand('P01')),
  view: (found) => evidence.look(found, { ...viewable, view: { ...viewable.view, approvedBy: 'P01' } }, hand('S02')),
  askHearing: (found) =>
    hearings.askHearing({ ...found, hearings: {} }, { staffNo: 'S05', allegation: '查看' }, by('S19'), leakTiming),
  hear: (found) =>
    hearings.speak({ ...found, hearings: { S05: { ...heard, heardAt: undefined } } } as never, aHearing(), '好奇', now),
  notify: (found) => clocks.notified(open(found), { ...clock, to: '网信办', text: '报告' }),
  askWaiver: (found) => clocks.waiverAsked(open(found), clock),
  decideWaiver: (found) =>
    clocks.waiverDecided(
      { ...found, clocks: { AUTHORITY: { ...running, state: 'WAIVER_ASKED', askedBy: 'P01' } } },
      { ...clock, granted: true, by: 'L01' },
    ),
  revealReporter: (found) => rules.lookUpReporter(found, '核实'),
};

describe.each(Object.entries(moves))('the move %s', (name, verb) => {
  const { from, to } = leakCaseMoves[name as keyof typeof moves];

  test.each(LeakCaseStatus.options)('in state %s', (status) => {
    // A case that is looked into has somebody who does; to take that on is another act.
    const found = ready(status);
    const allowed = (from as readonly string[]).includes(status);

    const told = outcome(() => verb(found).head.status);

    const taken = name === 'investigate' && status === 'INVESTIGATING';
    expect(told).toBe(allowed ? to : taken ? 'leakCase.hasInvestigator' : 'state.notAllowed');
  });
});

describe.each(Object.entries(acts))('the act %s', (name, verb) => {
  test.each(LeakCaseStatus.options)('in state %s', (status) => {
    const { investigator: _none, ...free } = ready(status);
    const allowed = (leakCaseActs[name as keyof typeof acts] as readonly string[]).includes(status);
    const begins = name === 'takeOver' && (leakCaseMoves.investigate.from as readonly string[]).includes(status);

    const told = outcome(() => verb(name === 'takeOver' ? free : ready(status)).head.status);

    expect(told).toBe(allowed ? status : begins ? 'INVESTIGATING' : 'state.notAllowed');
  });
});

describe('the parts of a case belong to different people', () => {
  test.each<[string, () => unknown, string]>([
    [
      'whoever reported it investigates',
      () => rules.investigate(ready('TRIAGED'), by('S02', { reported: true })),
      'leakCase.ownReport',
    ],
    [
      'whoever reported it proposes',
      () => penalty.propose(ready('CONFIRMED'), asked, by('S01', { reported: true })),
      'leakCase.ownReport',
    ],
    [
      'whoever reported it decides',
      () => penalty.decide(ready('PENALTY_PROPOSED'), { measures: S05, ruling: '' }, by('L01', { reported: true })),
      'leakCase.ownReport',
    ],
    [
      'whoever investigates proposes',
      () => penalty.propose(ready('CONFIRMED'), asked, by('S19')),
      'leakCase.separated',
    ],
    [
      'whoever once investigated proposes',
      () => penalty.propose(ready('CONFIRMED', { investigators: ['S01', 'S19'] }), asked, by('S01')),
      'leakCase.separated',
    ],
    [
      'whoever proposed decides',
      () => penalty.decide(ready('PENALTY_PROPOSED'), { measures: S05, ruling: '' }, by('S01')),
      'leakCase.separated',
    ],
    [
      'whoever proposed sends back',
      () => penalty.sendBack(ready('PENALTY_PROPOSED'), '', by('S01')),
      'leakCase.separated',
    ],
    [
      'whoever investigates decides',
      () => penalty.decide(ready('PENALTY_PROPOSED'), { measures: S05, ruling: '' }, by('S19')),
      'leakCase.separated',
    ],
    [
      'somebody else confirms',
      () => rules.confirm(ready('INVESTIGATING'), '', by('S02')),
      'leakCase.notTheInvestigator',
    ],
    [
      'somebody else dismisses',
      () => rules.dismiss(ready('INVESTIGATING'), { finding: '', falseReport: true }, by('S02')),
      'leakCase.notTheInvestigator',
    ],
    [
      'somebody else asks for a hearing',
      () => hearings.askHearing(ready('INVESTIGATING'), { staffNo: 'S05', allegation: '' }, by('S02'), leakTiming),
      'leakCase.notTheInvestigator',
    ],
    [
      'a waiver is granted by whoever asked for it',
      () =>
        clocks.waiverDecided(
          ready('CONFIRMED', { clocks: { AUTHORITY: { ...running, state: 'WAIVER_ASKED', askedBy: 'P01' } } }),
          { ...clock, granted: true },
        ),
      'leakCase.sameAsker',
    ],
    [
      'a view is approved by whoever asked for it',
      () => evidence.approveView(ready('CONFIRMED'), viewable, 'PT30M', hand('S02')),
      'leakCase.sameAsker',
    ],
    [
      'sealed evidence is seen without a second person',
      () => evidence.look(ready('CONFIRMED'), viewable, hand('S02')),
      'leakCase.secondPersonNeeded',
    ],
    [
      'sealed evidence is seen by its custodian alone',
      () => evidence.look(ready('CONFIRMED'), one, hand('S19')),
      'leakCase.secondPersonNeeded',
    ],
    [
      'a view is approved too late',
      () => evidence.approveView(ready('CONFIRMED'), viewable, 'PT30M', hand('P01', addMinutes(now, 30))),
      'leakCase.noViewAsked',
    ],
  ])('refused: %s', (_what, act, code) => {
    expect(outcome(act)).toBe(code);
  });
});

describe('what is owed before a penalty, and before the close', () => {
  test.each<[string, () => unknown, string]>([
    [
      'confirmed without sealed evidence',
      () => rules.confirm(ready('INVESTIGATING', { sealed: [] }), '', by('S19')),
      'leakCase.evidenceWanted',
    ],
    [
      'proposed on evidence that is not sealed',
      () => penalty.propose(ready('CONFIRMED'), { ...asked, evidence: [2] }, by('S01')),
      'leakCase.evidenceWanted',
    ],
    [
      'proposed against nobody whom it is about',
      () =>
        penalty.propose(
          ready('CONFIRMED'),
          { ...asked, measures: [{ staffNo: 'S04', measure: 'WARNING' }] },
          by('S01'),
        ),
      'leakCase.accusedWanted',
    ],
    [
      'proposed against one of two',
      () => penalty.propose(ready('CONFIRMED', { accused: ['S05', 'S04'] }), asked, by('S01')),
      'leakCase.accusedWanted',
    ],
    [
      'proposed against somebody who was not asked',
      () => penalty.propose(ready('CONFIRMED', { hearings: {} }), asked, by('S01')),
      'leakCase.notHeard',
    ],
    [
      'proposed before somebody has spoken',
      () =>
        penalty.propose(
          ready('CONFIRMED', { hearings: { S05: { askedAt: now, until: addMinutes(now, 1), told: false } } }),
          asked,
          by('S01'),
        ),
      'leakCase.notHeard',
    ],
    [
      'closed where somebody is to answer for it',
      () => penalty.close(ready('CONFIRMED'), { note: '', control: change }, by('S01')),
      'leakCase.penaltyOwed',
    ],
    [
      'closed where the penalty was not carried out',
      () => penalty.close(ready('DECIDED'), { note: '', control: change }, by('S01')),
      'leakCase.penaltyOwed',
    ],
    [
      'executed where nobody is punished',
      () =>
        penalty.execute(
          ready('DECIDED', { decision: { by: 'L01', at: now, measures: NONE } }),
          { on: change.dueOn, ref: '1', note: '' },
          by('S01'),
        ),
      'leakCase.nothingToExecute',
    ],
    [
      'closed and not contained',
      () =>
        penalty.close(ready('EXECUTED', { containedAt: undefined } as never), { note: '', control: change }, by('S01')),
      'leakCase.notContained',
    ],
    [
      'closed and the authority not told',
      () =>
        penalty.close(ready('EXECUTED', { clocks: { AUTHORITY: running } }), { note: '', control: change }, by('S01')),
      'leakCase.notificationOwed',
    ],
    [
      'closed with open evidence',
      () => penalty.close(ready('EXECUTED', { evidence: 2 }), { note: '', control: change }, by('S01')),
      'leakCase.evidenceOpen',
    ],
    [
      'closed without a change',
      () => penalty.close(ready('EXECUTED'), { note: '' }, by('S01')),
      'leakCase.controlWanted',
    ],
  ])('refused: %s', (_what, act, code) => {
    expect(outcome(act)).toBe(code);
  });

  test('what was unfounded, and a decision against nobody, close without an execution', () => {
    const unfounded = penalty.close(ready('UNFOUNDED'), { note: '不实' }, by('S01'));
    const spared = ready('DECIDED', { decision: { by: 'L01', at: now, measures: NONE } });

    const closed = penalty.close(spared, { note: '完成', control: change }, by('S01'));

    expect([unfounded.head.status, closed.head.status]).toEqual(['CLOSED', 'CLOSED']);
  });
});

describe('evidence', () => {
  const found = ready('INVESTIGATING');

  test.each<[string, () => unknown, string]>([
    ['corrected once it is sealed', () => evidence.correct(found, one, text, hand('S19')), 'leakCase.evidenceSealed'],
    ['sealed twice', () => evidence.seal(found, one, hand('S19')), 'leakCase.evidenceSealed'],
    [
      'sealed by somebody who does not hold it',
      () => evidence.seal(found, unsealed, hand('P01')),
      'leakCase.notTheCustodian',
    ],
    [
      'handed over by somebody who does not hold it',
      () => evidence.handOver(found, one, 'S02', hand('P01')),
      'leakCase.notTheCustodian',
    ],
    ['handed over twice', () => evidence.handOver(found, offered, 'S02', hand('S19')), 'leakCase.offerOpen'],
    [
      'handed over for the ninety-first time',
      () => evidence.handOver(found, { ...one, custody: Array(90).fill(one.custody[0]) }, 'P01', hand('S19')),
      'leakCase.tooManyHands',
    ],
    ['accepted by somebody else', () => evidence.accept(found, offered, true, hand('S02')), 'leakCase.noOffer'],
    [
      'asked to be seen before it is sealed',
      () => evidence.askView(found, unsealed, { purpose: '', within: 'PT30M' }, hand('S02')),
      'leakCase.evidenceNotSealed',
    ],
    [
      'asked to be seen while another waits',
      () => evidence.askView(found, viewable, { purpose: '', within: 'PT30M' }, hand('P01')),
      'leakCase.viewAsked',
    ],
    [
      'an addendum to what is not sealed',
      () => evidence.collect(found, { kind: 'FILE', title: '补', content: text, addendumTo: 9 }, hand('S19')),
      'leakCase.evidenceNotSealed',
    ],
    [
      'whoever holds it keeps himself away',
      () => evidence.impound([one], 'S19', hand('S19')),
      'leakCase.handOverFirst',
    ],
  ])('refused: %s', (_what, act, code) => {
    expect(outcome(act)).toBe(code);
  });

  test('changes hands when the receiver accepts, and its chain tells every hand; a link that is changed is found', () => {
    const later = addMinutes(now, 5);
    const given = evidence.accept(found, offered, true, hand('P01', later)).evidence;
    const forged = { ...given, custody: given.custody.map((link, n) => (n === 1 ? { ...link, from: 'S05' } : link)) };
    const moved = { ...given, custodian: 'S02' };

    expect(given.custody.map(({ from, to, why }) => [from, to, why])).toEqual([
      [undefined, 'S19', 'COLLECTED'],
      ['S19', 'P01', 'HANDED_OVER'],
    ]);
    expect([given, forged, moved].map((each) => evidence.isContinuous(each, hash))).toEqual([true, false, false]);
  });

  test('of somebody who is accused is impounded by whoever says so, with all that was on its way to or from him', () => {
    const asking = { ...viewable, view: { ...viewable.view, by: 'S05' } };
    const offeredToHim = { ...one, no: 3, offer: { to: 'S05', at: now } };
    const his = {
      ...evidence.accept(found, { ...offered, offer: { to: 'S05', at: now } }, true, hand('S05')).evidence,
    };

    const taken = evidence.impound([his, asking, offeredToHim, { ...one, no: 4 }], 'S05', hand('P01'));

    expect(taken.map(({ no, custodian, offer, view }) => [no, custodian, offer, view])).toEqual([
      [1, 'P01', undefined, undefined],
      [1, 'S19', undefined, undefined],
      [3, 'S19', undefined, undefined],
    ]);
    expect(taken.every((each) => evidence.isContinuous(each, hash))).toBe(true);
    expect(taken[0]?.custody.at(-1)?.why).toBe('IMPOUNDED');
  });
});

test('who is named while he investigates, or is kept away, has no part in it any more', () => {
  const found = ready('INVESTIGATING');

  const named = rules.accuse(found, { staffNo: 'S19', reason: '日志' }).head;
  const away = rules.recuse(found, { staffNo: 'S19', reason: '亲属' }).head;

  expect([named.investigator, named.accused, away.investigator, away.recused]).toEqual([
    undefined,
    ['S05', 'S19'],
    undefined,
    ['S19'],
  ]);
});

test('a false report is noted as that, and not where it is looked into again', () => {
  const dismissed = rules.dismiss(ready('INVESTIGATING'), { finding: '诬告', falseReport: true }, by('S19')).head;

  expect([dismissed.falseReport, rules.resume(dismissed, '新证据').head.falseReport]).toEqual([true, undefined]);
});
