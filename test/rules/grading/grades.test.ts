import { describe, expect, test } from 'vitest';
import type { Activity, Standing } from '../../../functions/grading/model.ts';
import * as rules from '../../../functions/grading/rules.ts';
import type { CustomerId, SiteId } from '../../../functions/kernel/ids.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { outcomeOf } from '../../support/world.ts';

const numbers = defaults.grade;
const at = (day: string, time = '02:00') => `${day}T${time}:00.000Z` as Instant;
const customer = { id: 'cus_01HK153X00FV0QTBMYWKVK8T81' as CustomerId, site: 'dolon' as SiteId, grade: 'N' as const };
const now = at('2026-11-23');

const does = (kind: Activity['kind'], over: Partial<Activity> = {}): Activity => ({
  ...{ site: customer.site, customerId: customer.id, kind, ref: 'DD1', at: now, recordedBy: 'S16' },
  ...over,
});
const standingAfter = (activities: readonly Activity[], when = now, before = rules.unknown(customer, when)): Standing =>
  activities.reduce((standing, one) => rules.record(standing, one, { now: when, numbers }).head, before);
const graded = (over: Partial<Standing>): Standing => ({ ...rules.unknown(customer, now), ...over });
const lookedAt = (standing: Standing, when: Instant) =>
  rules.review(standing, { now: when, numbers })?.head ?? standing;

describe('the grade by rule', () => {
  test.each<[string, Activity[], string]>([
    ['nothing', [], 'N'],
    ['one visit', [does('VISIT')], 'C'],
    ['a fen short of B', [does('SPEND', { amountFen: 499_999 })], 'C'],
    ['spending for B', [does('SPEND', { amountFen: 500_000 })], 'B'],
    [
      'spending for A in two orders',
      [does('SPEND', { amountFen: 1_000_000 }), does('SPEND', { ref: 'DD2', amountFen: 1_000_000 })],
      'A',
    ],
    ['twelve visits', Array.from({ length: 12 }, (_, n) => does('VISIT', { ref: `${n}` })), 'V'],
    ['five referrals', Array.from({ length: 5 }, (_, n) => does('REFERRAL', { ref: `${n}` })), 'A'],
    ['a year and a day ago', [does('SPEND', { amountFen: 5_000_000, at: at('2025-11-22') })], 'N'],
    ['the first month that still counts', [does('SPEND', { amountFen: 5_000_000, at: at('2025-12-01') })], 'V'],
  ])('after %s is %s', (_what, activities, grade) => {
    expect(standingAfter(activities).grade).toBe(grade);
  });

  test('rises by the card, and falls back when that runs out', () => {
    const gold = rules.cardChanged(
      standingAfter([]),
      { level: 'GOLD', until: at('2026-12-15') },
      { now, numbers },
    ).head;

    expect([gold.grade, gold.lookAt]).toEqual(['A', at('2026-11-30', '16:00')]);
    expect(lookedAt(lookedAt(gold, at('2026-11-30', '16:00')), at('2026-12-15')).grade).toBe('A');
  });

  test('does not count what was paid back, though a grade that was earned by it falls no sooner than others', () => {
    const spent = standingAfter([does('SPEND', { amountFen: 5_000_000 })]);
    const back = rules.record(spent, does('SPEND', { ref: 'TK1', amountFen: -1 }), { now, numbers }).head;

    expect([rules.earnedGrade(back, now, numbers), back.grade]).toEqual(['A', 'V']);
  });

  test('does not count what has not happened yet', async () => {
    const tomorrow = does('VISIT', { at: at('2026-11-24') });

    expect(await outcomeOf(() => rules.record(standingAfter([]), tomorrow, { now, numbers }))).toBe(
      'grade.activityInFuture',
    );
  });
});

describe('a grade that is not earned any more', () => {
  // Five million in December 2025: the last month that counts it ends with November 2026.
  const earned = standingAfter([does('SPEND', { amountFen: 5_000_000, at: at('2025-12-10') })]);
  const newYear = at('2026-12-31', '16:00'); // midnight in China: the end of the fourth quarter

  test('stays until the end of the quarter', () => {
    const inDecember = lookedAt(earned, at('2026-11-30', '16:00'));

    expect([inDecember.grade, inDecember.fall]).toEqual(['V', undefined]);
  });

  test('begins to fall at the end of the quarter, and has fallen thirty days later', () => {
    const inDecember = lookedAt(earned, at('2026-11-30', '16:00'));
    const told = rules.review(inDecember, { now: newYear, numbers });
    const falling = told?.head ?? inDecember;
    const last = lookedAt(falling, at('2027-01-30', '15:59'));
    const fallen = rules.review(
      { ...last, lookAt: at('2027-01-30', '16:00') },
      { now: at('2027-01-30', '16:00'), numbers },
    );

    expect(told?.event.facts).toMatchObject({ falls: 'N', fallsAt: at('2027-01-30', '16:00') });
    expect([falling.grade, last.grade, fallen?.head.grade, fallen?.head.fall]).toEqual(['V', 'V', 'N', undefined]);
    expect(fallen?.event.facts).toMatchObject({ was: 'V', is: 'N' });
  });

  test('is kept by whoever earns it again within the grace', () => {
    const falling = lookedAt(lookedAt(earned, at('2026-11-30', '16:00')), newYear);

    const again = rules.record(falling, does('SPEND', { ref: 'DD9', amountFen: 5_000_000, at: at('2027-01-10') }), {
      now: at('2027-01-10'),
      numbers,
    }).head;

    expect([again.grade, again.fall]).toEqual(['V', undefined]);
  });

  test('falls only as far as what is earned meanwhile', () => {
    const falling = lookedAt(lookedAt(earned, at('2026-11-30', '16:00')), newYear);
    const some = rules.record(falling, does('SPEND', { ref: 'DD9', amountFen: 600_000, at: at('2027-01-10') }), {
      now: at('2027-01-10'),
      numbers,
    }).head;

    expect([some.grade, some.fall?.to]).toEqual(['V', 'B']);
    expect(lookedAt({ ...some, lookAt: at('2027-01-30', '16:00') }, at('2027-01-31')).grade).toBe('B');
  });

  test('is looked at again though nobody touches it, whenever the reconciler comes', () => {
    let standing = earned;
    for (let looks = 0; looks < 20 && standing.grade === 'V'; looks += 1)
      standing = lookedAt(standing, standing.lookAt);

    expect(standing.grade).toBe('N');
    expect(standing.lookAt > at('2027-01-30')).toBe(true);
  });
});

describe('a grade by hand', () => {
  const asked = { grade: 'V' as const, until: at('2027-03-01'), by: 'S02', reason: '合作单位' };
  const waiting = rules.ask(graded({}), asked, { now, numbers }).head;
  const yes = { staffNo: 'S01', approved: true, reason: '同意' };

  test('counts when another has approved it, until its end', () => {
    const approved = rules.decide(waiting, yes, { now, numbers });

    expect([rules.gradeOf(waiting, now), rules.gradeOf(approved.head, now)]).toEqual(['N', 'V']);
    expect(approved.event.facts).toMatchObject({ was: 'N', is: 'V' });
    expect(rules.gradeOf(approved.head, at('2027-03-01'))).toBe('N');
    const over = rules.review({ ...approved.head, lookAt: at('2027-03-01') }, { now: at('2027-03-01'), numbers });
    expect([over?.head.override, over?.event.facts]).toEqual([undefined, { was: 'V', is: 'N' }]);
  });

  test.each([
    ['until a moment that is past', { until: now }, 'grade.overrideOver'],
    ['for a day more than 180', { until: at('2027-05-23') }, 'grade.overrideTooLong'],
  ])('is not asked for %s', async (_what, over, code) => {
    expect(await outcomeOf(() => rules.ask(graded({}), { ...asked, ...over }, { now, numbers }))).toBe(code);
  });

  test('is not approved by whoever asked, nor twice, nor after its end', async () => {
    const own = { ...yes, staffNo: 'S02' };

    expect(await outcomeOf(() => rules.decide(waiting, own, { now, numbers }))).toBe('grade.ownOverride');
    const approved = rules.decide(waiting, yes, { now, numbers }).head;
    expect(await outcomeOf(() => rules.decide(approved, yes, { now, numbers }))).toBe('grade.nothingAsked');
    expect(await outcomeOf(() => rules.decide(waiting, yes, { now: at('2027-03-02'), numbers }))).toBe(
      'grade.nothingAsked',
    );
  });

  test('that is declined or ended leaves the rule’s grade', async () => {
    const declined = rules.decide(waiting, { ...yes, approved: false }, { now, numbers }).head;
    const approved = rules.decide(waiting, yes, { now, numbers }).head;
    const ended = rules.endOverride(approved, '合作终止', { now, numbers });

    expect([rules.gradeOf(declined, now), declined.asked]).toEqual(['N', undefined]);
    expect([rules.gradeOf(ended.head, now), ended.event.facts]).toEqual(['N', { was: 'V', is: 'N' }]);
    expect(await outcomeOf(() => rules.endOverride(ended.head, 'x', { now, numbers }))).toBe('grade.noOverride');
  });
});
