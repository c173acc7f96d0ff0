import { describe, expect, test } from 'vitest';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { type DutyAsked, dutyAt } from '../../../functions/rosters/duty-rules.ts';
import type { Roster } from '../../../functions/rosters/model.ts';
import type { DeputyLine } from '../../../functions/staff/deputy-rules.ts';
import { seededStaff } from '../../../local/seed/seeded-records.ts';
import { aRoster, cellsWith } from '../../support/builders-rosters.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';

const month = '2026-11';
const AGENT = 'S04:COMPLAINT_AGENT';
const SUPERVISOR = 'S02:SERVICE_SUPERVISOR';
const staff = [
  aMember('S04', { posts: [aPost('COMPLAINT_AGENT'), aPost('FRONT_DESK', { primary: false })] }),
  aMember('S05'),
  aMember('S02', { posts: [aPost('SERVICE_SUPERVISOR')] }),
  aMember('S01', { posts: [aPost('GUEST_SERVICE_MANAGER')] }),
  aMember('L01', { posts: [aPost('COMPANY_LEADER')] }),
];
/** An instant by the clock of Shanghai. */
const at = (day: string, clock: string) => new Date(`${day}T${clock}:00+08:00`).toISOString() as Instant;
const told = (asked: Partial<DutyAsked> & Pick<DutyAsked, 'at'>) =>
  dutyAt({ rosters: [], staff, ...asked })
    .people.filter(({ staffNo }) => staffNo !== 'L01')
    .map(({ staffNo, post, why, until }) =>
      [
        staffNo,
        post,
        why,
        ...(until ? [new Date(Date.parse(until) + 8 * 3_600_000).toISOString().slice(5, 16)] : []),
      ].join(' '),
    );
const presence = (asked: Partial<DutyAsked> & Pick<DutyAsked, 'at'>, staffNo: string) =>
  dutyAt({ rosters: [], staff, ...asked }).presence.get(staffNo);
const cells = (codes: Record<number, string>, of = month) => cellsWith(of, codes);

describe('duty by a published month', () => {
  test.each([
    ['in a shift', { 23: 'E' }, '10:00', ['S04 COMPLAINT_AGENT ON_SHIFT 11-23T16:00']],
    ['at its first moment', { 23: 'E' }, '08:00', ['S04 COMPLAINT_AGENT ON_SHIFT 11-23T16:00']],
    ['at its end', { 23: 'E' }, '16:00', []],
    ['before it', { 23: 'E' }, '07:59', []],
    ['in the break of a split shift', { 23: 'S' }, '13:00', []],
    ['after the break', { 23: 'S' }, '18:00', ['S04 COMPLAINT_AGENT ON_SHIFT 11-23T22:00']],
    ['after midnight of the day before', { 22: 'N' }, '05:59', ['S04 COMPLAINT_AGENT ON_SHIFT 11-23T06:00']],
    ['after the end of that night', { 22: 'N' }, '06:00', []],
    [
      'in one shift that follows another without a gap',
      { 22: 'N', 23: 'B' },
      '05:00',
      ['S04 COMPLAINT_AGENT ON_SHIFT 11-23T10:00'],
    ],
    ['on call', { 22: 'C' }, '05:00', ['S04 COMPLAINT_AGENT ON_CALL 11-23T08:00']],
    ['on call for days on end', { 23: 'W', 24: 'W' }, '10:00', ['S04 COMPLAINT_AGENT ON_CALL 11-25T08:00']],
    ['on a day off', { 23: 'O' }, '10:00', []],
  ])('a person %s', (_title, own, clock, wanted) => {
    const roster = aRoster(month, { [AGENT]: cells(own) });
    const shifts = {
      ...roster.shifts,
      B: { kind: 'WORK', hours: ['06:00-10:00'], place: 'CENTRE' },
      W: { kind: 'ON_CALL', hours: ['08:00-08:00'] },
    } as Roster['shifts'];

    const found = told({ rosters: [{ ...roster, shifts }], at: at('2026-11-23', clock) });

    expect(found.filter((one) => one.startsWith('S04'))).toEqual(wanted);
  });

  test('a night at the end of a month is on duty in the next one, which is not published yet', () => {
    const rosters = [aRoster(month, { [AGENT]: cells({ 30: 'N' }) }), aRoster('2026-12', {}, { status: 'DRAFT' })];

    const found = told({ rosters, at: at('2026-12-01', '03:00') });

    expect(found).toContain('S04 COMPLAINT_AGENT ON_SHIFT 12-01T06:00');
    expect(found).toContain('S05 COMPLAINT_AGENT NOT_ROSTERED');
  });

  test('who holds a post that is planned, but is not in the plan, is off duty', () => {
    const asked = { rosters: [aRoster(month, { [AGENT]: cells({ 23: 'E' }) })], at: at('2026-11-23', '10:00') };

    expect(told(asked)).not.toContain('S05 COMPLAINT_AGENT NOT_ROSTERED');
    expect(presence(asked, 'S05')).toBe('OFF_DUTY');
  });

  test('a post that nobody is planned in counts as at work while it is held', () => {
    const asked = { rosters: [aRoster(month, { [AGENT]: cells({ 23: 'E' }) })], at: at('2026-11-23', '03:00') };

    expect(told(asked)).toContain('S02 SERVICE_SUPERVISOR NOT_ROSTERED');
    expect(presence(asked, 'L01')).toBe('AT_WORK');
  });

  test('a person in two posts at one time and one place holds both', () => {
    const lines = { [AGENT]: cells({ 23: 'E' }), 'S04:FRONT_DESK': cells({ 23: 'D' }) };

    const found = told({ rosters: [aRoster(month, lines)], at: at('2026-11-23', '10:00') });

    expect(found.filter((one) => one.startsWith('S04'))).toEqual([
      'S04 COMPLAINT_AGENT ON_SHIFT 11-23T18:00',
      'S04 FRONT_DESK ON_SHIFT 11-23T18:00',
    ]);
  });

  test.each([
    ['by the roster', { leave: { S04: cells({ 23: 'V' }) } }, staff],
    [
      'by the directory',
      {},
      staff.map((one) => (one.staffNo === 'S04' ? { ...one, status: 'ON_LEAVE' as const } : one)),
    ],
  ])('a shift does not count while its person is on leave %s', (_title, over, people) => {
    const rosters = [aRoster(month, { [AGENT]: cells({ 23: 'E' }) }, over)];
    const asked = { rosters, staff: people, at: at('2026-11-23', '10:00') };

    expect([told(asked).filter((one) => one.startsWith('S04')), presence(asked, 'S04')]).toEqual([[], 'ON_LEAVE']);
  });

  test('who has left is on duty nowhere', () => {
    const people = staff.map((one) => (one.staffNo === 'S04' ? { ...one, status: 'LEFT' as const } : one));

    const found = told({
      rosters: [aRoster(month, { [AGENT]: cells({ 23: 'E' }) })],
      staff: people,
      at: at('2026-11-23', '10:00'),
    });

    expect(found.filter((one) => one.startsWith('S04'))).toEqual([]);
  });
});

describe('duty by no published month', () => {
  test.each(['03:00', '10:00', '23:59'])('at %s everybody of the seeded resort holds his post', (clock) => {
    const everyone = seededStaff('dolon' as SiteId);

    const duty = dutyAt({ rosters: [], staff: everyone, at: at('2026-11-23', clock) });

    expect(duty.people.map(({ staffNo }) => staffNo).sort()).toEqual(everyone.map(({ staffNo }) => staffNo).sort());
    expect([...new Set(duty.people.map(({ why }) => why))]).toEqual(['NOT_ROSTERED']);
    expect([duty.rostered, duty.gaps]).toEqual([false, []]);
  });

  test('leave that is approved counts all the same', () => {
    const rosters = [aRoster(month, {}, { status: 'DRAFT', leave: { S05: cells({ 23: 'V' }) } })];

    expect(presence({ rosters, at: at('2026-11-23', '10:00') }, 'S05')).toBe('ON_LEAVE');
    expect(presence({ rosters, at: at('2026-11-24', '10:00') }, 'S05')).toBe('AT_WORK');
  });

  test('a draft is no duty', () => {
    const rosters = [aRoster(month, { [AGENT]: cells({ 24: 'E' }) }, { status: 'DRAFT' })];

    expect(told({ rosters, at: at('2026-11-23', '10:00') })).toContain('S04 COMPLAINT_AGENT NOT_ROSTERED');
  });
});

test('who does nothing but stand in counts as at work while nothing is planned', () => {
  const standIn = aMember('S09', { posts: [aPost('COMPANY_LEADER', { deputy: true })] });

  const found = dutyAt({ rosters: [], staff: [...staff, standIn], at: at('2026-11-23', '10:00') });

  expect(found.presence.get('S09')).toBe('AT_WORK');
});

describe('the duty manager', () => {
  const MANAGER = 'S01:GUEST_SERVICE_MANAGER';
  test.each([
    ['nobody', {}, undefined, ['NO_DUTY_MANAGER']],
    ['one', { [SUPERVISOR]: cells({ 23: 'M' }) }, 'S02', []],
    ['two', { [SUPERVISOR]: cells({ 23: 'M' }), [MANAGER]: cells({ 23: 'M' }) }, undefined, ['TWO_DUTY_MANAGERS']],
    ['one of another day', { [SUPERVISOR]: cells({ 24: 'M' }) }, undefined, ['NO_DUTY_MANAGER']],
  ])('is %s, and a gap is visible', (_title, lines, manager, gaps) => {
    const rosters = [aRoster(month, { [AGENT]: cells({ 23: 'E' }), ...lines })];

    const duty = dutyAt({ rosters, staff, at: at('2026-11-23', '10:00') });

    expect([duty.dutyManager, duty.gaps]).toEqual([manager, gaps]);
  });
});

describe('a deputy', () => {
  const rosters = [aRoster(month, { [AGENT]: cells({ 23: 'E' }), [SUPERVISOR]: cells({ 22: 'E' }) })];
  const line = (holder: string, deputy: string): DeputyLine => ({
    ...{ code: 'SERVICE_SUPERVISOR', holder, deputy, from: at('2026-01-01', '00:00') },
  });

  test('who is on duty holds the post of somebody who is not, and says for whom', () => {
    const duty = dutyAt({ rosters, staff, deputies: [line('S02', 'S04')], at: at('2026-11-23', '10:00') });

    expect(duty.people.find(({ post }) => post === 'SERVICE_SUPERVISOR')).toMatchObject({
      ...{ staffNo: 'S04', why: 'DEPUTY_OF', deputyOf: 'S02', place: 'CENTRE' },
    });
  });

  test('of a deputy who is off duty comes next', () => {
    const deputies = [line('S02', 'S05'), line('S05', 'S04')];

    const duty = dutyAt({ rosters, staff, deputies, at: at('2026-11-23', '10:00') });

    expect(duty.people.find(({ post }) => post === 'SERVICE_SUPERVISOR')?.staffNo).toBe('S04');
  });

  test('does not hold it while its holder is on duty', () => {
    const duty = dutyAt({ rosters, staff, deputies: [line('S02', 'S04')], at: at('2026-11-22', '10:00') });

    expect(duty.people.filter(({ post }) => post === 'SERVICE_SUPERVISOR').map(({ staffNo }) => staffNo)).toEqual([
      'S02',
    ]);
  });

  test('by a post of his own holds it too', () => {
    const standIn = aMember('S05', {
      posts: [aPost('COMPANY_LEADER'), aPost('SERVICE_SUPERVISOR', { deputy: true, primary: false })],
    });

    const duty = dutyAt({
      rosters,
      staff: [...staff.filter(({ staffNo }) => staffNo !== 'S05'), standIn],
      at: at('2026-11-23', '10:00'),
    });

    expect(duty.people.find(({ post }) => post === 'SERVICE_SUPERVISOR')).toMatchObject({
      staffNo: 'S05',
      deputyOf: 'S02',
    });
  });
});
