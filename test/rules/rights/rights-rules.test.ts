import { describe, expect, test } from 'vitest';
import type { Identifier } from '../../../functions/customers/identifiers/model.ts';
import { addDays, addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { isLate, looked, timed } from '../../../functions/rights/clock-rules.ts';
import { identified, isHis, missed } from '../../../functions/rights/identity-rules.ts';
import type { RightsRequest } from '../../../functions/rights/model.ts';
import { answers, RefusalReason, refusalReasons } from '../../../functions/rights/refusal-reasons.ts';
import * as rules from '../../../functions/rights/rules.ts';
import { type Factor, RightsKind } from '../../../functions/rights/words.ts';
import { aRightsRequest, rightsNumbers } from '../../support/builders-rights.ts';
import { monday } from '../../support/world.ts';

const officer = { staffNo: 'P01', now: monday };
const told = (over: Partial<Parameters<typeof rules.received>[0]> = {}) => {
  const { id, site, customerId, policyVersion } = aRightsRequest();
  const of = { id, site, customerId, policyVersion, kind: 'RESTRICT' as const, channel: 'LETTER' as const, asked: {} };
  return { ...of, ...over };
};

describe('what a request must say', () => {
  test.each([
    ['WITHDRAW', {}, 'purposes'],
    ['WITHDRAW', { corrections: { name: '甲' } }, 'purposes'],
    ['CORRECT', {}, 'corrections'],
    ['CORRECT', { corrections: {} }, 'corrections'],
    ['RESTRICT', { purposes: ['SURVEY'] }, 'purposes'],
    ['EXPLAIN', { corrections: { name: '甲' } }, 'corrections'],
  ] as const)('a request to %s with %j is refused with the field %s', (kind, asked, path) => {
    const ask = () => rules.received(told({ kind, asked: asked as never }), monday, rightsNumbers);

    expect(ask).toThrow(expect.objectContaining({ code: 'rights.detailsWanted' }));
    expect(ask).toThrow(expect.objectContaining({ details: { fields: [expect.objectContaining({ path })] } }));
  });

  test.each([
    ['tomorrow', addDays(monday, 1)],
    ['over thirty days ago', addDays(monday, -31)],
  ])('one that was received %s is refused', (_when, receivedAt) => {
    expect(() => rules.received(told({ receivedAt }), monday, rightsNumbers)).toThrow(
      expect.objectContaining({ code: 'rights.receivedLater' }),
    );
  });

  test('the clocks of a letter run from its receipt; who asks by the mini-program reads at once that it came', () => {
    const letter = rules.received(told({ receivedAt: addDays(monday, -2) }), monday, rightsNumbers).head;
    const app = rules.received(told({ channel: 'MINI_PROGRAM' }), monday, rightsNumbers).head;

    expect(letter.clocks).toEqual({
      ACKNOWLEDGE: { from: addDays(monday, -2), dueAt: addDays(monday, -1), told: 0 },
      DONE: { from: addDays(monday, -2), dueAt: addDays(monday, 13), told: 0 },
    });
    expect(app.clocks.ACKNOWLEDGE.endedAt).toBe(monday);
    expect(app.clocks.DONE.endedAt).toBeUndefined();
  });
});

describe('who somebody is', () => {
  const by = (factors: Factor[]) => () => identified(aRightsRequest(), { factors, now: monday });

  test.each([[['SESSION']], [['PHONE']], [['SMS_CODE', 'PHONE']], [['CARD', 'CARD']]] as Factor[][][])(
    'is not shown by %j, which is one thing',
    (factors) => {
      expect(by(factors as Factor[])).toThrow(expect.objectContaining({ code: 'rights.twoFactorsWanted' }));
    },
  );

  test.each([
    [['SESSION', 'SMS_CODE']],
    [['PHONE', 'CARD']],
    [['SMS_CODE', 'ID_DOCUMENT']],
    [['EMAIL', 'CARD', 'PHONE']],
  ] as Factor[][][])('is shown by %j; that is kept, and nothing of what they said', (factors) => {
    const { head, event } = by(factors as Factor[])();

    expect([head.status, head.identity]).toEqual(['SEARCHING', { at: monday, factors }]);
    expect(event.texts).toBeUndefined();
  });

  const his = { kind: 'PHONE', index: 'v1.a', state: 'ACTIVE' } as Identifier;
  test.each([
    ['the same', his, { kind: 'PHONE', index: 'v1.a' }, true],
    ['another number', his, { kind: 'PHONE', index: 'v1.b' }, false],
    ['another kind', his, { kind: 'CARD', index: 'v1.a' }, false],
    ['a number that may be another’s by now', { ...his, state: 'RECYCLED' }, { kind: 'PHONE', index: 'v1.a' }, false],
    ['one that is his no more', { ...his, state: 'ENDED' }, { kind: 'PHONE', index: 'v1.a' }, false],
    ['what is none of its kind', his, { kind: 'PHONE', index: undefined }, false],
  ] as const)('%s is compared by its index', (_what, known, shown, expected) => {
    expect(isHis([known as Identifier], shown)).toBe(expected);
  });

  test('the last wrong try locks, and only the officer, who had no part in it, lets it be tried again', () => {
    const tries = [1, 2, 3].reduce<RightsRequest[]>(
      (had) => [...had, missed(had.at(-1) ?? aRightsRequest(), rightsNumbers).head],
      [],
    );
    const locked = { ...(tries[2] as RightsRequest), enteredBy: 'S17' };

    expect(tries.map(({ status, misses }) => [status, misses])).toEqual([
      ['RECEIVED', 1],
      ['RECEIVED', 2],
      ['LOCKED', 3],
    ]);
    expect(() => missed(locked, rightsNumbers)).toThrow(expect.objectContaining({ code: 'state.notAllowed' }));
    expect(() => rules.unlocked(locked, '误报', 'S17')).toThrow(
      expect.objectContaining({ code: 'rights.sameApplicant' }),
    );
    expect(rules.unlocked(locked, '误报', 'P01').head).toMatchObject({ status: 'RECEIVED', misses: 0 });
  });
});

describe('a decision', () => {
  const searched = (over: Partial<RightsRequest> = {}) => aRightsRequest({ status: 'SEARCHED', ...over });

  test.each([
    ['grants with a reason', searched(), { granted: true, reason: 'SECRECY' }, 'rights.reasonWanted'],
    ['refuses without one', searched(), { granted: false, explanation: '…' }, 'rights.reasonWanted'],
    [
      'refuses on a ground of another kind',
      searched(),
      { granted: false, reason: 'NOT_WRONG', explanation: '…' },
      'rights.reasonWanted',
    ],
    ['refuses and does not say why', searched(), { granted: false, reason: 'LEGAL_DUTY' }, 'rights.detailsWanted'],
    ['explains nothing where that was asked', searched({ kind: 'EXPLAIN' }), { granted: true }, 'rights.detailsWanted'],
    ['is of who entered it', searched({ enteredBy: 'P01' }), { granted: true }, 'rights.sameApplicant'],
    [
      'is of who compared the identity',
      searched({ identity: { at: monday, factors: ['CARD', 'PHONE'], by: 'P01' } }),
      { granted: true },
      'rights.sameApplicant',
    ],
    ['comes before anything was searched', searched({ status: 'SEARCHING' }), { granted: true }, 'state.notAllowed'],
    ['comes before it is known who asks', searched({ status: 'RECEIVED' }), { granted: true }, 'state.notAllowed'],
  ] as const)('that %s is refused', (_what, request, of, code) => {
    expect(() => rules.decided(request, of, officer)).toThrow(expect.objectContaining({ code }));
  });

  test('a refusal ends the promise and names its ground; a grant lets it run until it is done', () => {
    const no = rules.decided(searched(), { granted: false, reason: 'LEGAL_DUTY', explanation: '…' }, officer);
    const yes = rules.decided(searched(), { granted: true }, officer);

    expect(no.head).toMatchObject({ status: 'REFUSED', decision: { by: 'P01', granted: false, reason: 'LEGAL_DUTY' } });
    expect(no.head.clocks.DONE.endedAt).toBe(monday);
    expect(yes.head).toMatchObject({ status: 'GRANTED', decision: { granted: true } });
    expect(yes.head.clocks.DONE.endedAt).toBeUndefined();
  });

  test.each(['RECEIVED', 'LOCKED'] as const)('whoever could not show who he is, is refused while %s', (status) => {
    const of = { granted: false, reason: 'NOT_IDENTIFIED', explanation: '未能核验' } as const;

    expect(rules.decided(aRightsRequest({ status }), of, officer).head.status).toBe('REFUSED');
  });

  test('every ground stands with its article in both languages, and every kind can be refused on one of its own', () => {
    for (const reason of RefusalReason.options) {
      const { article, text } = refusalReasons[reason];
      expect([article, text.zh, text.en].every((part) => part.length > 4)).toBe(true);
    }
    for (const kind of RightsKind.options)
      expect(RefusalReason.options.filter((reason) => answers(reason, kind)).length).toBeGreaterThan(1);
  });
});

describe('the fifteen days', () => {
  const begun = timed(rules.received(told(), monday, rightsNumbers), monday, rightsNumbers).head;
  /** What the reconciler tells, looking every six hours for so many days. */
  function over(days: number, from: RightsRequest = begun): Array<[string, unknown, number]> {
    let request = from;
    const heard: Array<[string, unknown, number]> = [];
    for (let hour = 6; hour <= days * 24; hour += 6) {
      const now = addMinutes(monday, hour * 60);
      for (let changed = looked(request, now, rightsNumbers); changed; changed = looked(request, now, rightsNumbers)) {
        heard.push([changed.event.type.replace('rights-request.', ''), changed.event.facts?.clock, hour]);
        request = timed(changed, now, rightsNumbers).head;
      }
    }
    return heard;
  }

  test('are told at half, at four fifths, at their end and every day after it; so is the day of the acknowledgement', () => {
    const done = over(17).filter(([, clock]) => clock === 'DONE');
    const acknowledged = over(2).filter(([, clock]) => clock === 'ACKNOWLEDGE');

    expect(done).toEqual([
      ['reminded', 'DONE', 180],
      ['warned', 'DONE', 288],
      ['overdue', 'DONE', 360],
      ['overdue', 'DONE', 384],
      ['overdue', 'DONE', 408],
    ]);
    expect(acknowledged).toEqual([
      ['reminded', 'ACKNOWLEDGE', 12],
      ['overdue', 'ACKNOWLEDGE', 24],
      ['overdue', 'ACKNOWLEDGE', 48],
    ]);
  });

  test('are silent once it is done', () => {
    const done = timed(rules.executed({ ...begun, status: 'GRANTED' }, monday, {}), monday, rightsNumbers).head;

    expect(over(20, done)).toEqual([]);
    expect(done.lookAt).toBeUndefined();
  });

  test('are broken by whatever comes later, be it done or not', () => {
    const { DONE } = begun.clocks;
    const on = (days: number): Instant => addDays(monday, days);

    expect([14, 15, 16].map((days) => isLate(DONE, on(days)))).toEqual([false, false, true]);
    expect(isLate({ ...DONE, endedAt: on(14) }, on(100))).toBe(false);
  });

  test('work that comes to nothing is woken after ten minutes, and again', () => {
    const working = timed(identified(begun, { factors: ['CARD', 'PHONE'], now: monday }), monday, rightsNumbers).head;

    const soon = looked(working, addMinutes(monday, 9), rightsNumbers);
    const woken = looked(working, addMinutes(monday, 10), rightsNumbers);

    expect(soon).toBeUndefined();
    expect(woken?.event).toEqual({ type: 'rights-request.woken', facts: { woken: 1 } });
  });
});
