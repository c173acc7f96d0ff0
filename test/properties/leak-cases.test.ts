import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../functions/kernel/errors.ts';
import { addMinutes, type Instant, type PlainDate } from '../../functions/kernel/time.ts';
import * as clocks from '../../functions/leak-cases/clocks/rules.ts';
import type { Evidence } from '../../functions/leak-cases/evidence/model.ts';
import * as evidence from '../../functions/leak-cases/evidence/rules.ts';
import type { Hearing } from '../../functions/leak-cases/hearings/model.ts';
import * as hearings from '../../functions/leak-cases/hearings/rules.ts';
import { keptAway, type LeakCase, leakCaseMoves } from '../../functions/leak-cases/model.ts';
import * as penalty from '../../functions/leak-cases/penalty/rules.ts';
import * as rules from '../../functions/leak-cases/rules.ts';
import { aLeakCase, hash, leakTiming } from '../support/builders-leak-cases.ts';
import { now as monday } from '../support/builders-tickets.ts';

/** Seven people who may try anything; one of them reported the case, one it is about from the beginning. */
const PEOPLE = ['A01', 'B01', 'C01', 'D01', 'E01', 'F01', 'S05'] as const;
const REPORTER = 'B01';
const { numbers } = leakTiming;

interface World {
  found: LeakCase;
  readonly pieces: Map<number, Evidence>;
  readonly heard: Map<string, Hearing>;
  now: Instant;
}

interface Step {
  readonly verb: string;
  readonly by: string;
  readonly of: string;
  readonly no: number;
  readonly wait: number;
}

type Tried = rules.ChangedCase & {
  readonly evidence?: Evidence;
  readonly hearing?: Hearing;
  readonly impounded?: Evidence[];
};

/** What anybody may try, with arguments drawn by chance. Hands and hearings that are not there make a verb fall away. */
function trying({ found, pieces, heard, now }: World, { by, of, no }: Step): Record<string, () => Tried | undefined> {
  const who = { staffNo: by, reported: by === REPORTER, now };
  const hand = { staffNo: by, now, hash };
  const measures = found.accused.map((staffNo) => ({ staffNo, measure: 'WARNING' as const }));
  const piece = pieces.get(no);
  const onPiece = (act: (one: Evidence) => Tried) => () => piece && act(piece);
  const content = { text: `证据 ${no}`, sha256: hash(`证据 ${no}`), bytes: 8 };
  const away = (changed: rules.ChangedCase): Tried => ({
    ...changed,
    impounded: evidence.impound([...pieces.values()], of, hand),
  });
  const hearing = heard.get(of);
  return {
    triage: () =>
      rules.triage(
        found,
        { type: 'LEAK', personalData: true, largerClass: true, peopleAffected: 1, dataKinds: [], note: '' },
        who,
        numbers,
      ),
    contain: () => rules.contain(found, '停用', now),
    investigate: () => rules.investigate(found, who),
    relieve: () => rules.relieve(found, ''),
    accuse: () => away(rules.accuse(found, { staffNo: of, reason: '' })),
    recuse: () => away(rules.recuse(found, { staffNo: of, reason: '' })),
    collect: () => evidence.collect(found, { kind: 'STATEMENT', title: '笔录', content }, hand),
    correct: onPiece((one) => evidence.correct(found, one, content, hand)),
    seal: onPiece((one) => evidence.seal(found, one, hand)),
    handOver: onPiece((one) => evidence.handOver(found, one, of, hand)),
    accept: onPiece((one) => evidence.accept(found, one, true, hand)),
    askView: onPiece((one) => evidence.askView(found, one, { purpose: '', within: 'PT30M' }, hand)),
    approveView: onPiece((one) => evidence.approveView(found, one, 'PT30M', hand)),
    view: onPiece((one) => evidence.look(found, one, hand)),
    askHearing: () => hearings.askHearing(found, { staffNo: of, allegation: '' }, who, leakTiming),
    speak: () => hearing && hearings.speak(found, hearing, '陈述', now),
    recordHearing: () => hearing && hearings.recordHearing(found, hearing, '陈述', who),
    confirm: () => rules.confirm(found, '属实', who),
    dismiss: () => rules.dismiss(found, { finding: '不实', falseReport: false }, who),
    resume: () => rules.resume(found, ''),
    propose: () => penalty.propose(found, { rule: '', evidence: [...found.sealed], measures, recommendation: '' }, who),
    sendBack: () => penalty.sendBack(found, '', who),
    decide: () => penalty.decide(found, { measures, ruling: '' }, who),
    execute: () => penalty.execute(found, { on: '2026-12-01' as PlainDate, ref: '', note: '' }, who),
    notify: () => clocks.notified(found, { clock: 'AUTHORITY', to: '', text: '', by, now }),
    askWaiver: () => clocks.waiverAsked(found, { clock: 'INDIVIDUALS', reason: '', by }),
    decideWaiver: () => clocks.waiverDecided(found, { clock: 'INDIVIDUALS', granted: true, reason: '', by, now }),
    close: () =>
      penalty.close(
        found,
        { note: '', control: { cause: '', action: '', owner: 'A01', dueOn: '2026-12-01' as PlainDate } },
        who,
      ),
  };
}
const VERBS = Object.keys(trying({ found: aLeakCase(), pieces: new Map(), heard: new Map(), now: monday }, {} as Step));

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...VERBS),
  by: fc.constantFrom(...PEOPLE),
  of: fc.constantFrom(...PEOPLE),
  no: fc.integer({ min: 1, max: 3 }),
  wait: fc.constantFrom(0, 1, 20, 24 * 60),
});

/** The way to a close, so that chance meets every state; each step of it may be missing, or done by the wrong person. */
const way: readonly (readonly [verb: string, by: string])[] = [
  ...([
    ['triage', 'A01'],
    ['contain', 'A01'],
    ['investigate', 'C01'],
    ['collect', 'C01'],
    ['seal', 'C01'],
    ['askView', 'D01'],
    ['approveView', 'A01'],
    ['view', 'D01'],
  ] as const),
  ...([
    ['askHearing', 'C01'],
    ['speak', 'S05'],
    ['confirm', 'C01'],
    ['propose', 'D01'],
    ['decide', 'E01'],
  ] as const),
  ...([
    ['execute', 'A01'],
    ['notify', 'A01'],
    ['askWaiver', 'A01'],
    ['decideWaiver', 'D01'],
    ['close', 'A01'],
  ] as const),
];
const walked = fc.tuple(
  ...way.map(([verb, by]) =>
    fc.record({
      verb: fc.constant(verb),
      by: fc.oneof({ weight: 9, arbitrary: fc.constant(by) }, { weight: 1, arbitrary: fc.constantFrom(...PEOPLE) }),
      of: fc.constant('S05'),
      no: fc.constant(1),
      wait: fc.constantFrom(0, 20),
    }),
  ),
);
/** The way with steps of chance strewn into it. */
const story: fc.Arbitrary<Step[]> = fc
  .tuple(walked, fc.array(fc.tuple(fc.nat(way.length), step), { maxLength: 12 }))
  .map(([steps, strewn]) => {
    const all: Step[] = [...steps];
    for (const [place, one] of strewn) all.splice(place, 0, one);
    return all;
  });

function look(tried: () => Tried | undefined): Tried | string | undefined {
  try {
    return tried();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const reachedBy = new Map<string, number>();

test('whatever is tried by whomever: nobody acts who must not, nobody is punished unheard, no chain of custody breaks', {
  timeout: 240_000,
}, () => {
  fc.assert(
    fc.property(story, (steps) => {
      const world: World = {
        ...{ found: aLeakCase({ accused: ['S05'] }), pieces: new Map(), heard: new Map(), now: monday },
      };
      for (const one of steps) {
        world.now = addMinutes(world.now, one.wait);
        const { found } = world;
        // The door: whoever is kept away finds no case, but for his own hearing.
        if (one.verb !== 'speak' && keptAway(found).includes(one.by)) continue;
        if (one.verb === 'speak' && one.by !== one.of) continue;
        const told = look(trying(world, one)[one.verb] as () => Tried | undefined);
        if (told === undefined || typeof told === 'string') continue;
        reachedBy.set(told.head.status, (reachedBy.get(told.head.status) ?? 0) + 1);
        mustHold(world, one, told);
        world.found = clocks.timed({ ...told, head: { ...told.head, version: found.version + 1 } }, numbers).head;
        if (told.evidence) world.pieces.set(told.evidence.no, told.evidence);
        for (const taken of told.impounded ?? []) world.pieces.set(taken.no, taken);
        if (told.hearing) world.heard.set(told.hearing.staffNo, told.hearing);
        mustStand(world);
      }
    }),
    { numRuns: 500 },
  );
  // Chance must have met the end, or nothing was proven of it.
  expect([...reachedBy.keys()]).toEqual(expect.arrayContaining(['PENALTY_PROPOSED', 'DECIDED', 'EXECUTED', 'CLOSED']));
});

/** What must be true of an act that was let through. */
function mustHold({ found, pieces, now }: World, { verb, by, no }: Step, told: Tried): void {
  const moved = found.status !== told.head.status;
  const legal = Object.values(leakCaseMoves).some(
    ({ from, to }) => to === told.head.status && (from as readonly string[]).includes(found.status),
  );
  expect(!moved || legal).toBe(true);
  if (['investigate', 'propose', 'decide', 'sendBack'].includes(verb)) expect(by).not.toBe(REPORTER);
  if (['confirm', 'dismiss', 'askHearing', 'recordHearing'].includes(verb)) expect(by).toBe(found.investigator);
  if (verb === 'propose')
    for (const staffNo of found.accused) {
      const mark = found.hearings[staffNo];
      expect(mark !== undefined && (mark.heardAt !== undefined || mark.until <= now)).toBe(true);
    }
  if (verb === 'approveView') expect(pieces.get(no)?.view?.by).not.toBe(by);
  if (verb === 'view' && pieces.get(no)?.sealedAt) {
    const view = pieces.get(no)?.view;
    expect(view?.by).toBe(by);
    expect(view?.approvedBy !== undefined && view.approvedBy !== by).toBe(true);
  }
  const before = told.evidence && pieces.get(told.evidence.no);
  if (before?.sealedAt) expect([told.evidence?.sha256, told.evidence?.text]).toEqual([before.sha256, before.text]);
  if (verb === 'decideWaiver') expect(found.clocks.INDIVIDUALS?.askedBy).not.toBe(by);
}

/** What must be true of a case at any time. */
function mustStand({ found, pieces }: World): void {
  const { proposal, decision, investigators } = found;
  const away = keptAway(found);
  expect(away).not.toContain(found.investigator);
  if (proposal) expect(investigators).not.toContain(proposal.by);
  if (decision) expect([...investigators, proposal?.by]).not.toContain(decision.by);
  for (const piece of pieces.values()) {
    expect(evidence.isContinuous(piece, hash)).toBe(true);
    expect(away).not.toContain(piece.custodian);
    expect(away).not.toContain(piece.view?.approvedBy);
  }
  if (found.status === 'CLOSED') expect(found.lookAt).toBeUndefined();
}
