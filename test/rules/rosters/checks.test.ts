import { describe, expect, test } from 'vitest';
import { serviceCalendar } from '../../../functions/kernel/china-calendar.ts';
import type { PlainDate } from '../../../functions/kernel/time.ts';
import { hardViolations, managerFaults, nearTo } from '../../../functions/rosters/check-rules.ts';
import { coverShort, warningsOf } from '../../../functions/rosters/cover-rules.ts';
import type { CoverRule, Roster, Violation } from '../../../functions/rosters/model.ts';
import { aRoster, cellsWith } from '../../support/builders-rosters.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';

const two = aMember('S04', {
  posts: [aPost('COMPLAINT_AGENT'), aPost('FRONT_DESK', { primary: false })],
  skills: ['LODGING'],
});
const staff = [
  two,
  aMember('S05'),
  aMember('S06', { posts: [aPost('FRONT_DESK')] }),
  aMember('S07', { status: 'LEFT' }),
  aMember('S02', { posts: [aPost('SERVICE_SUPERVISOR')] }),
  aMember('S01', { posts: [aPost('GUEST_SERVICE_MANAGER')] }),
];
const month = '2026-11';
const [AGENT, DESK] = ['S04:COMPLAINT_AGENT', 'S04:FRONT_DESK'];
const cells = (codes: Record<number, string>, of = month) => cellsWith(of, codes);
const told = (all: readonly Violation[]) => all.map((one) => `${one.code} ${one.staffNo ?? ''} ${one.day}`);
const judged = (roster: Roster, neighbours: readonly Roster[] = []) =>
  told(hardViolations(roster, { staff, neighbours }));

describe('a planned month', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['with nothing wrong', { [AGENT]: cells({ 2: 'D', 3: 'D', 4: 'E' }) }, []],
    ['with somebody nobody knows', { 'Y09:FRONT_DESK': cells({ 2: 'F' }) }, ['UNKNOWN_STAFF Y09 2026-11-01']],
    ['with somebody who has left', { 'S07:COMPLAINT_AGENT': cells({ 2: 'D' }) }, ['UNKNOWN_STAFF S07 2026-11-01']],
    ['in a post that is not held', { 'S05:FRONT_DESK': cells({ 2: 'F' }) }, ['POST_NOT_HELD S05 2026-11-02']],
    ['with a code nobody knows', { [AGENT]: cells({ 2: 'X' }) }, ['UNKNOWN_SHIFT S04 2026-11-02']],
    ['one day too long', { [AGENT]: `${cells({})}-` }, ['WRONG_LENGTH S04 2026-11-01']],
    ['in two posts at one place at one time', { [AGENT]: cells({ 2: 'D' }), [DESK]: cells({ 2: 'E' }) }, []],
    [
      'in two posts at two places at one time',
      { [AGENT]: cells({ 2: 'E' }), [DESK]: cells({ 2: 'F' }) },
      ['CLASH S04 2026-11-02'],
    ],
    ['in two places one after the other', { [AGENT]: cells({ 2: 'S' }), [DESK]: cells({ 2: 'P' }) }, []],
    ['on call while at work', { [AGENT]: cells({ 2: 'L' }), [DESK]: cells({ 2: 'C' }) }, []],
    ['late and then early: 10 hours of rest', { [AGENT]: cells({ 2: 'L', 3: 'E' }) }, ['REST_SHORT S04 2026-11-03']],
    [
      'late and then by day, in another post',
      { [AGENT]: cells({ 2: 'L' }), [DESK]: cells({ 3: 'F' }) },
      ['REST_SHORT S04 2026-11-03'],
    ],
    ['late, free, early', { [AGENT]: cells({ 2: 'L', 4: 'E' }) }, []],
    ['with a night and the evening after it', { [AGENT]: cells({ 2: 'N', 3: 'N' }) }, []],
    [
      'with a night and the late shift after it: 8 hours of rest',
      { [AGENT]: cells({ 2: 'N', 3: 'L' }) },
      ['REST_SHORT S04 2026-11-03'],
    ],
    [
      'with hours of rest that only a shift on call breaks',
      { [AGENT]: cells({ 2: 'D', 3: 'E' }), [DESK]: cells({ 2: 'C' }) },
      [],
    ],
    ['with eleven hours to the minute', { [AGENT]: cells({ 2: 'Q', 3: 'E' }) }, []],
    [
      'with two duty managers',
      { 'S01:GUEST_SERVICE_MANAGER': cells({ 2: 'M' }), 'S02:SERVICE_SUPERVISOR': cells({ 2: 'M' }) },
      ['TWO_DUTY_MANAGERS  2026-11-02'],
    ],
  ])('%s', (_title, lines, wanted) => {
    const roster = aRoster(month, {});
    const shifts = {
      ...roster.shifts,
      P: { kind: 'WORK', hours: ['12:00-18:00'], place: 'DESK' },
      Q: { kind: 'WORK', hours: ['13:00-21:00'], place: 'CENTRE' },
    } as Roster['shifts'];

    expect(judged({ ...roster, shifts, lines })).toEqual(wanted);
  });

  test.each([
    ['the last night of the month before', '2026-10', { 31: 'N' }, { 1: 'L' }, ['REST_SHORT S04 2026-11-01']],
    ['the first morning of the month after', '2026-12', { 1: 'E' }, { 30: 'N' }, ['REST_SHORT S04 2026-12-01']],
    ['a free day between', '2026-10', { 30: 'N' }, { 1: 'E' }, []],
  ] as const)('is judged together with %s', (_title, beside, theirs, own, wanted) => {
    const neighbour = aRoster(beside, { [AGENT]: cells(theirs, beside) });

    expect(judged(aRoster(month, { [AGENT]: cells(own) }), [neighbour])).toEqual(wanted);
  });

  test('a shift beneath leave still counts for clashes, for leave may be cancelled', () => {
    const leave = { S04: cells({ 2: 'V' }) };
    const lines = { [AGENT]: cells({ 2: 'E' }), [DESK]: cells({ 2: 'F' }) };

    expect(judged(aRoster(month, lines, { leave }))).toEqual(['CLASH S04 2026-11-02']);
  });

  test('a rest that was too short tells from when to when', () => {
    const [found] = hardViolations(aRoster(month, { [AGENT]: cells({ 2: 'L', 3: 'E' }) }), { staff, neighbours: [] });

    expect([found?.from, found?.to]).toEqual(['2026-11-02T14:00:00.000Z', '2026-11-03T00:00:00.000Z']);
  });
});

test.each([
  ['2026-11-01', ['2026-10']],
  ['2026-11-02', ['2026-10']],
  ['2026-11-03', []],
  ['2026-11-28', []],
  ['2026-11-29', ['2026-12']],
  ['2026-11-30', ['2026-12']],
])('a shift of %s can meet those of %j', (day, months) => {
  const neighbours = [{ month: '2026-10' }, { month: '2026-12' }];

  expect(nearTo(neighbours, [day as PlainDate]).map((one) => one.month)).toEqual(months);
});

describe('cover', () => {
  const rule = (over: Partial<CoverRule> = {}): CoverRule => ({
    ...{ posts: ['COMPLAINT_AGENT'], least: 1, season: 'ALL', hours: ['08:00-16:00'] },
    ...over,
  });
  const short = (lines: Record<string, string>, cover: CoverRule[], over: Partial<Roster> = {}) =>
    coverShort(aRoster(month, lines, over), { staff, cover, calendar: serviceCalendar, neighbours: [] })
      .filter((one) => one.day === '2026-11-02')
      .map(({ from, to, has }) => `${from?.slice(11, 16)}-${to?.slice(11, 16)} ${has}`);

  test.each<[string, Record<string, string>, CoverRule[], string[]]>([
    ['is there when one works all the hours', { [AGENT]: cells({ 2: 'E' }) }, [rule()], []],
    ['is short all the hours when nobody works', {}, [rule()], ['00:00-08:00 0']],
    ['is short in the break of the only one', { [AGENT]: cells({ 2: 'D' }) }, [rule()], ['04:00-05:00 0']],
    ['is short before somebody comes', { [AGENT]: cells({ 2: 'L' }) }, [rule()], ['00:00-06:00 0']],
    [
      'counts people, not lines',
      { [AGENT]: cells({ 2: 'E' }), [DESK]: cells({ 2: 'E' }) },
      [rule({ posts: ['COMPLAINT_AGENT', 'FRONT_DESK'], least: 2 })],
      ['00:00-08:00 1'],
    ],
    [
      'counts two people of two posts',
      { [AGENT]: cells({ 2: 'E' }), 'S06:FRONT_DESK': cells({ 2: 'E' }) },
      [rule({ posts: ['COMPLAINT_AGENT', 'FRONT_DESK'], least: 2 })],
      [],
    ],
    [
      'does not count who is on call',
      { [AGENT]: cells({ 2: 'C' }) },
      [rule({ hours: ['18:00-22:00'] })],
      ['10:00-14:00 0'],
    ],
    [
      'counts a skill',
      { [DESK]: cells({ 2: 'E' }) },
      [{ skill: 'LODGING', least: 1, season: 'ALL', hours: ['08:00-16:00'] }],
      [],
    ],
    [
      'counts no skill that is not there',
      { 'S05:COMPLAINT_AGENT': cells({ 2: 'E' }) },
      [{ skill: 'LODGING', least: 1, season: 'ALL', hours: ['08:00-16:00'] }],
      ['00:00-08:00 0'],
    ],
    ['is not asked for out of its season', {}, [rule({ season: 'HIGH' })], []],
    ['is asked for in its season', {}, [rule({ season: 'LOW' })], ['00:00-08:00 0']],
    [
      'is asked for in the hours of the front line where none are said',
      {},
      [{ posts: ['COMPLAINT_AGENT'], least: 1, season: 'ALL' }],
      ['00:00-04:00 0', '05:00-10:00 0'],
    ],
    [
      'counts the night before into the morning',
      { [AGENT]: cells({ 1: 'N' }) },
      [rule({ hours: ['05:00-07:00'] })],
      ['22:00-23:00 0'],
    ],
  ])('%s', (_title, lines, cover, wanted) => {
    expect(short(lines, cover)).toEqual(wanted);
  });

  test('falls short where a published shift falls in leave, and the gap is told beside the shift', () => {
    const roster = aRoster(month, { [AGENT]: cells({ 2: 'E' }) }, { leave: { S04: cells({ 2: 'V' }) } });
    const covering = { staff, cover: [rule()], calendar: serviceCalendar, neighbours: [] };

    const warnings = warningsOf(roster, covering).filter((one) => one.day === '2026-11-02');

    expect(told(warnings).sort()).toEqual([
      'COVER_SHORT  2026-11-02',
      'NO_DUTY_MANAGER  2026-11-02',
      'SHIFT_IN_LEAVE S04 2026-11-02',
    ]);
  });
});

test('the shifts of somebody who has left since are told, and count as gaps', () => {
  const roster = aRoster(month, { 'S07:COMPLAINT_AGENT': cells({ 2: 'E' }) });
  const cover: CoverRule[] = [{ posts: ['COMPLAINT_AGENT'], least: 1, season: 'ALL', hours: ['08:00-16:00'] }];

  const warnings = warningsOf(roster, { staff, cover, calendar: serviceCalendar, neighbours: [] });

  const first = warnings.filter(({ code, day }) => code === 'UNKNOWN_STAFF' || day === '2026-11-02');
  expect(told(first)).toEqual([
    'UNKNOWN_STAFF S07 2026-11-01',
    'COVER_SHORT  2026-11-02',
    'NO_DUTY_MANAGER  2026-11-02',
  ]);
});

test('a shift of duty managers that nobody has is a gap on every such day', () => {
  const roster = aRoster(month, { 'S02:SERVICE_SUPERVISOR': cells({ 2: 'M', 3: 'M' }) });

  const gaps = managerFaults(roster, 'NONE').map((one) => one.day);

  expect(gaps).toHaveLength(28);
  expect(gaps).not.toContain('2026-11-02');
});
