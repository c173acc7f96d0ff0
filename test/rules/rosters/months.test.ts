import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../functions/kernel/errors.ts';
import type { Instant, PlainDate } from '../../../functions/kernel/time.ts';
import { cellsOf, linesFrom, newMonth, planMonth } from '../../../functions/rosters/plan-rules.ts';
import { changeCell, publish, publishBy } from '../../../functions/rosters/rules.ts';
import { emptyCells } from '../../../functions/rosters/shift-rules.ts';
import { aRoster, cellsWith, shippedTypes, ZONE } from '../../support/builders-rosters.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';
import { outcomeOf, site } from '../../support/world.ts';

const AGENT = 'S04:COMPLAINT_AGENT';
const staff = [aMember('S04'), aMember('S05'), aMember('S06', { posts: [aPost('FRONT_DESK')] })];
const around = { staff, neighbours: [] };
const month = '2027-01';
const empty = newMonth(site, month, ZONE);
const wanted = { inReach: () => true, types: shippedTypes };
const everyDay = (code: string) => code.repeat(31);
const codeOf = (act: () => unknown) => outcomeOf(act);

describe('a pattern', () => {
  test.each([
    ['of one code', 'D', '2027-01-01', 'DDDDD'],
    ['that begins with the month', 'EEL--', '2027-01-01', 'EEL--EE'],
    ['that goes on from the month before', 'EEL--', '2026-12-31', 'EL--EEL'],
    ['that begins in the month', 'EL', '2027-01-03', '--ELEL'],
    ['that begins after the month', 'EL', '2027-02-01', '-----'],
  ])('%s is laid day by day', (_title, repeat, from, begins) => {
    const cells = cellsOf({ repeat, from: from as PlainDate }, emptyCells(month), month);

    expect([cells.slice(0, begins.length), cells.length]).toEqual([begins, 31]);
  });

  test('is laid over an earlier one from its first day on, and a whole line over both', () => {
    const from = (day: number) => `2027-01-0${day}` as PlainDate;
    const pattern = { staffNo: 'S04', post: 'COMPLAINT_AGENT' };
    const patterns = [
      { ...pattern, repeat: 'E', from: from(1) },
      { ...pattern, repeat: 'L', from: from(3) },
    ];
    const line = { staffNo: 'S05', post: 'COMPLAINT_AGENT', cells: everyDay('D') };

    const lines = linesFrom({ patterns, lines: [line] }, month);

    expect(lines[AGENT]?.slice(0, 5)).toBe('EELLL');
    expect(lines['S05:COMPLAINT_AGENT']).toBe(everyDay('D'));
  });
});

describe('a draft', () => {
  test('holds its lines, the shifts that they use, and those whose absence must show', () => {
    const { head, event } = planMonth(empty, { ...wanted, lines: { [AGENT]: everyDay('D') } }, around);

    expect(Object.keys(head.shifts).sort()).toEqual(['D', 'M', 'V']);
    expect([head.status, event.type, event.facts]).toEqual(['DRAFT', 'roster.planned', { month, lines: 1 }]);
  });

  test('takes lines of a unit in the place of its old ones, and leaves the others', () => {
    const standing = aRoster(month, { [AGENT]: 'DD', 'S06:FRONT_DESK': 'FF' }, { status: 'DRAFT', version: 3 });
    const inReach = (staffNo: string) => staffNo !== 'S06';

    const { head } = planMonth(
      standing,
      { ...wanted, inReach, lines: { 'S05:COMPLAINT_AGENT': everyDay('E') }, replaces: 3 },
      around,
    );

    expect(Object.keys(head.lines).sort()).toEqual(['S05:COMPLAINT_AGENT', 'S06:FRONT_DESK']);
  });

  test.each([
    ['is planned out of reach', empty, { inReach: () => false }, 'roster.broken'],
    ['breaks a hard rule', empty, { lines: { [AGENT]: cellsWith(month, { 1: 'L', 2: 'E' }) } }, 'roster.broken'],
    [
      'was planned meanwhile',
      aRoster(month, { [AGENT]: 'D' }, { status: 'DRAFT', version: 4 }),
      { replaces: 3 },
      'version.stale',
    ],
    [
      'is replaced by somebody who did not read it',
      aRoster(month, { [AGENT]: 'D' }, { status: 'DRAFT' }),
      {},
      'version.stale',
    ],
    ['is published', aRoster(month, { [AGENT]: 'D' }), { replaces: 1 }, 'roster.published'],
    ['holds nothing but leave', aRoster(month, {}, { status: 'DRAFT' }), {}, 'kept'],
  ])('that %s ends as it should', async (_title, standing, over, outcome) => {
    const act = () => planMonth(standing, { ...wanted, lines: { [AGENT]: everyDay('D') }, ...over }, around) && 'kept';

    expect(await codeOf(act)).toBe(outcome);
  });

  test('that breaks rules tells every violation, with its person, its day and its name in both languages', () => {
    const lines = {
      [AGENT]: cellsWith(month, { 1: 'L', 2: 'E', 9: 'L', 10: 'E' }),
      'S05:FRONT_DESK': cellsWith(month, { 4: 'F' }),
    };

    const thrown = (() => {
      try {
        return planMonth(empty, { ...wanted, lines }, around);
      } catch (error) {
        return error as AppError;
      }
    })() as AppError;

    const violations = thrown.details.violations as Array<Record<string, unknown>>;
    expect(violations.map(({ code, staffNo, day }) => [code, staffNo, day])).toEqual([
      ['POST_NOT_HELD', 'S05', '2027-01-04'],
      ['REST_SHORT', 'S04', '2027-01-02'],
      ['REST_SHORT', 'S04', '2027-01-10'],
    ]);
    expect(violations[0]?.label).toEqual({ zh: '当日未任该岗位', en: 'Does not hold this post that day' });
  });
});

describe('publishing', () => {
  const draft = aRoster(month, { [AGENT]: everyDay('D') }, { status: 'DRAFT' });

  test('is in time until seven days before the month, by the clocks of the site', () => {
    expect(publishBy(draft)).toBe('2026-12-24T16:00:00.000Z');
  });

  test.each([
    ['in time', '2026-12-24T16:00:00.000Z', undefined, 'PUBLISHED undefined'],
    ['late without a reason', '2026-12-24T16:00:00.001Z', undefined, 'roster.publishReasonNeeded'],
    ['late with a reason', '2026-12-24T16:00:00.001Z', '换人', 'PUBLISHED true'],
  ])('%s ends as it should', async (_title, now, reason, outcome) => {
    const act = () => {
      const { head } = publish(draft, { now: now as Instant, reason }, around);
      return `${head.status} ${head.late}`;
    };

    expect(await codeOf(act)).toBe(outcome);
  });

  test.each([
    ['twice', aRoster(month, { [AGENT]: 'D' }), around, 'state.notAllowed'],
    ['an empty month', empty, around, 'roster.empty'],
    [
      'for somebody who has left since',
      draft,
      { staff: [aMember('S04', { status: 'LEFT' })], neighbours: [] },
      'roster.broken',
    ],
  ])('%s is refused', async (_title, roster, given, outcome) => {
    expect(await codeOf(() => publish(roster, { now: '2026-12-01T00:00:00.000Z' as Instant }, given))).toBe(outcome);
  });

  test('tells everybody who is in it, and keeps the reason out of the open', () => {
    const { event } = publish(draft, { now: '2026-12-30T00:00:00.000Z' as Instant, reason: '换人' }, around);

    expect([event.facts, event.texts]).toEqual([{ month, late: true, people: ['S04'] }, { reason: '换人' }]);
  });
});

describe('a change of a published day', () => {
  const published = aRoster(month, { [AGENT]: cellsWith(month, { 4: 'L', 5: 'L' }) });
  const change = {
    staffNo: 'S04',
    post: 'COMPLAINT_AGENT',
    day: '2027-01-06' as PlainDate,
    code: 'L',
    reason: '替班',
    types: shippedTypes,
  };

  test('tells whose day it was, what it was and what it is, for the person to be told', () => {
    const { head, event } = changeCell(published, change, around);

    expect(head.lines[AGENT]?.slice(0, 7)).toBe('---LLL-');
    expect(event).toEqual({
      type: 'roster.changed',
      facts: { month, staffNo: 'S04', post: 'COMPLAINT_AGENT', day: '2027-01-06', was: '-', is: 'L' },
      texts: { reason: '替班' },
    });
  });

  test.each([
    ['that leaves too little rest', published, { code: 'E' }, 'roster.broken'],
    ['to a code nobody knows', published, { code: 'Z' }, 'roster.broken'],
    ['of a day of another month', published, { day: '2027-02-01' as PlainDate }, 'roster.dayNotOfMonth'],
    ['of a draft', { ...published, status: 'DRAFT' as const }, {}, 'roster.notPublished'],
    ['to no shift', published, { code: '-' }, 'kept'],
    [
      'that an old fault elsewhere does not stop',
      aRoster(month, { [AGENT]: cellsWith(month, { 11: 'L', 12: 'E' }) }),
      {},
      'kept',
    ],
  ])('%s ends as it should', async (_title, roster, over, outcome) => {
    expect(await codeOf(() => changeCell(roster, { ...change, ...over }, around) && 'kept')).toBe(outcome);
  });

  test('to a shift that was set later brings that shift along, and leaves the others as they were planned', () => {
    const { D, ...without } = published.shifts;
    const longer = { ...shippedTypes, L: { ...shippedTypes.L, hours: ['14:00-23:00'] } } as typeof shippedTypes;

    const { head } = changeCell(
      { ...published, shifts: without },
      { ...change, code: 'D', day: '2027-01-20' as PlainDate, types: longer },
      around,
    );

    expect([head.shifts.D, head.shifts.L]).toEqual([D, published.shifts.L]);
  });
});
