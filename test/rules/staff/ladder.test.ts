import { describe, expect, test } from 'vitest';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import type { DeputyLine } from '../../../functions/staff/deputy-rules.ts';
import { type Asked, nextUp } from '../../../functions/staff/ladder.ts';
import type { StaffMember } from '../../../functions/staff/model.ts';
import { seededStaff, seededUnits } from '../../../local/seed/seeded-records.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const yesterday = '2026-11-22T02:00:00.000Z' as Instant;
const everyone = seededStaff('dolon' as SiteId);

/** S03 leads, S02 supervises, S01 manages, L01 is the company; nobody stands in for anybody. */
const four: readonly StaffMember[] = [
  aMember('S03', { posts: [aPost('COMPLAINT_LEADER')] }),
  aMember('S02', { posts: [aPost('SERVICE_SUPERVISOR')] }),
  aMember('S01', { posts: [aPost('GUEST_SERVICE_MANAGER')] }),
  aMember('L01', { posts: [aPost('COMPANY_LEADER')] }),
];
const agent = aMember('S04', { posts: [aPost('COMPLAINT_AGENT')] });
const but = (staff: readonly StaffMember[], ...changed: readonly StaffMember[]) => [
  ...staff.filter((member) => changed.every((other) => other.staffNo !== member.staffNo)),
  ...changed,
];
const away = (staffNo: string, status: 'ON_LEAVE' | 'LEFT') =>
  but(four, ...four.filter((member) => member.staffNo === staffNo).map((member) => ({ ...member, status })));

type Presence = ReturnType<NonNullable<Asked['onDuty']>>;
/** The duty of the given people; everybody else is at work. */
const duty =
  (of: Readonly<Record<string, Presence>>): Asked['onDuty'] =>
  (staffNo) =>
    of[staffNo] ?? 'AT_WORK';
const allOff = duty({ S01: 'OFF_DUTY', S02: 'OFF_DUTY', S03: 'OFF_DUTY', L01: 'OFF_DUTY' });

const stands = (holder: string, deputy: string, code: DeputyLine['code'] = 'SERVICE_SUPERVISOR'): DeputyLine => ({
  ...{ code, holder, deputy, from: yesterday },
});

interface Case {
  readonly title: string;
  readonly staff?: readonly StaffMember[];
  readonly asked: Partial<Asked>;
  readonly leads: string;
  readonly skips?: readonly string[];
}

const cases: readonly Case[] = [
  { title: 'leads to the group leader first', asked: {}, leads: '1 S03 HOLDER' },
  { title: 'starts at the level asked', asked: { from: 3 }, leads: '3 S01 HOLDER' },
  {
    title: 'passes over a level whose holder handles the matter',
    asked: { exclude: ['S03'] },
    leads: '2 S02 HOLDER',
    skips: ['1 SAME_PERSON'],
  },
  {
    title: 'passes over every level that one person holds (one person holds L1 to L3)',
    staff: [
      aMember('S01', {
        posts: [aPost('COMPLAINT_LEADER'), aPost('SERVICE_SUPERVISOR'), aPost('GUEST_SERVICE_MANAGER')],
      }),
      ...four.slice(3),
    ],
    asked: { exclude: ['S01'] },
    leads: '4 L01 HOLDER',
    skips: ['1 SAME_PERSON', '2 SAME_PERSON', '3 SAME_PERSON'],
  },
  {
    title: 'passes over the next level when its holder is the accused',
    asked: { from: 2, recused: ['S02'] },
    leads: '3 S01 HOLDER',
    skips: ['2 RECUSED'],
  },
  {
    title: 'goes to the deputy of the accused',
    staff: [...four, agent],
    asked: { from: 2, recused: ['S02'], deputies: [stands('S02', 'S04')] },
    leads: '2 S04 DEPUTY',
  },
  {
    title: 'passes over somebody who is off duty',
    asked: { from: 2, onDuty: duty({ S02: 'OFF_DUTY' }) },
    leads: '3 S01 HOLDER',
    skips: ['2 OFF_DUTY'],
  },
  {
    title: 'goes to the named deputy of somebody who is off duty',
    staff: [...four, agent],
    asked: { from: 2, onDuty: duty({ S02: 'OFF_DUTY' }), deputies: [stands('S02', 'S04')] },
    leads: '2 S04 DEPUTY',
  },
  {
    title: 'follows the chain of deputies as far as somebody is there',
    staff: [...four, agent, aMember('S05'), aMember('S06')],
    asked: {
      from: 2,
      onDuty: duty({ S02: 'OFF_DUTY', S04: 'ON_LEAVE', S05: 'OFF_DUTY' }),
      deputies: [stands('S02', 'S04'), stands('S04', 'S05'), stands('S05', 'S06')],
    },
    leads: '2 S06 DEPUTY',
  },
  {
    title: 'does not follow it to a fourth',
    staff: [...four, agent, aMember('S05'), aMember('S06'), aMember('S07')],
    asked: {
      from: 2,
      onDuty: duty({ S02: 'OFF_DUTY', S04: 'OFF_DUTY', S05: 'OFF_DUTY', S06: 'OFF_DUTY' }),
      deputies: [stands('S02', 'S04'), stands('S04', 'S05'), stands('S05', 'S06'), stands('S06', 'S07')],
    },
    leads: '3 S01 HOLDER',
    skips: ['2 OFF_DUTY'],
  },
  {
    title: 'ends a circle of deputies and goes on',
    staff: [...four, agent],
    asked: {
      from: 2,
      onDuty: duty({ S02: 'OFF_DUTY', S04: 'OFF_DUTY' }),
      deputies: [stands('S02', 'S04'), stands('S04', 'S02')],
    },
    leads: '3 S01 HOLDER',
    skips: ['2 DEPUTY_LOOP'],
  },
  {
    title: 'passes over somebody on leave by the directory',
    staff: away('S02', 'ON_LEAVE'),
    asked: { from: 2 },
    leads: '3 S01 HOLDER',
    skips: ['2 ON_LEAVE'],
  },
  {
    title: 'passes over somebody on leave by the roster',
    asked: { from: 2, onDuty: duty({ S02: 'ON_LEAVE' }) },
    leads: '3 S01 HOLDER',
    skips: ['2 ON_LEAVE'],
  },
  {
    title: 'passes over somebody who has left, though his post was not ended',
    staff: away('S02', 'LEFT'),
    asked: { from: 2 },
    leads: '3 S01 HOLDER',
    skips: ['2 LEFT'],
  },
  {
    title: 'passes over a post that nobody holds',
    staff: four.filter((member) => member.staffNo !== 'S02'),
    asked: { from: 2 },
    leads: '3 S01 HOLDER',
    skips: ['2 NO_HOLDER'],
  },
  {
    title: 'with all off duty goes to who is on call, the lowest level first',
    asked: { onDuty: duty({ S03: 'OFF_DUTY', S02: 'ON_CALL', S01: 'ON_CALL', L01: 'OFF_DUTY' }) },
    leads: '2 S02 ON_CALL',
    skips: ['1 OFF_DUTY', '2 OFF_DUTY', '3 OFF_DUTY', '4 OFF_DUTY'],
  },
  {
    title: 'prefers somebody at work on a higher level to somebody on call on a lower one',
    asked: { onDuty: duty({ S03: 'ON_CALL', S02: 'OFF_DUTY' }) },
    leads: '3 S01 HOLDER',
  },
  {
    title: 'does not call whom the matter is about',
    asked: { recused: ['S02'], onDuty: duty({ S03: 'OFF_DUTY', S02: 'ON_CALL', S01: 'ON_CALL', L01: 'OFF_DUTY' }) },
    leads: '3 S01 ON_CALL',
  },
  {
    title: 'with nobody on call goes to the duty manager',
    staff: [...four, agent],
    asked: { from: 2, onDuty: allOff, dutyManager: 'S04' },
    leads: '2 S04 DUTY_MANAGER',
  },
  {
    title: 'with all off duty and no duty manager ends at the manager, owner of last resort',
    asked: { onDuty: allOff },
    leads: '3 S01 LAST_RESORT',
  },
  {
    title: 'ends at the manager although he was told already, when nobody is left',
    asked: { exclude: ['S01', 'S02', 'S03', 'L01'] },
    leads: '3 S01 LAST_RESORT',
  },
  {
    title: 'ends at the company leader when the manager is the accused',
    asked: { exclude: ['S02', 'S03', 'L01'], recused: ['S01'] },
    leads: '4 L01 LAST_RESORT',
  },
  {
    title: 'ends at anybody at work when manager and leader are both accused',
    staff: [...four, agent],
    asked: { exclude: ['S02', 'S03', 'S04'], recused: ['S01', 'L01'] },
    leads: '3 S02 LAST_RESORT',
  },
  {
    title: 'names a human even when the matter is about everybody',
    asked: { recused: ['S01', 'S02', 'S03', 'L01'] },
    leads: '3 S01 LAST_RESORT',
  },
];

describe('the ladder', () => {
  test.each(cases)('$title', ({ staff = four, asked, leads, skips }) => {
    const next = nextUp(staff, { from: 1, exclude: [], now, ...asked });

    expect(`${next.level} ${next.staffNo} ${next.as}`).toBe(leads);
    if (skips) expect(next.skipped.map(({ level, why }) => `${level} ${why}`)).toEqual(skips);
  });

  test.each([
    { title: 'the group leader', from: 1, exclude: [], level: 1, staffNo: 'S03' },
    { title: 'the supervisor', from: 2, exclude: ['S03'], level: 2, staffNo: 'S02' },
    {
      title: 'the manager, as the supervisor is excluded and his deputy was told',
      from: 2,
      exclude: ['S02', 'S03'],
      level: 3,
      staffNo: 'S01',
    },
    { title: 'the deputy, if only the supervisor is excluded', from: 2, exclude: ['S02'], level: 2, staffNo: 'S03' },
    { title: 'the company leader', from: 4, exclude: [], level: 4, staffNo: 'L01' },
    { title: 'the manager as last resort', from: 4, exclude: ['L01'], level: 3, staffNo: 'S01' },
  ] as const)('of the seeded people leads from level $from to $title', ({ from, exclude, level, staffNo }) => {
    const next = nextUp(everyone, { from, exclude, now });

    expect(next).toMatchObject({ level, staffNo });
  });

  test('says of everybody who was thought of why he was not asked', () => {
    const staff = but(
      everyone,
      ...everyone
        .filter((member) => ['S02', 'S03'].includes(member.staffNo))
        .map((member) => ({ ...member, status: 'ON_LEAVE' as const })),
    );

    const next = nextUp(staff, { from: 1, exclude: [], now });

    expect(next).toMatchObject({ level: 3, staffNo: 'S01', as: 'HOLDER' });
    expect(next.skipped).toEqual([
      { level: 1, why: 'ON_LEAVE', people: [{ staffNo: 'S03', why: 'ON_LEAVE' }] },
      {
        ...{ level: 2, why: 'ON_LEAVE' },
        people: [
          { staffNo: 'S02', why: 'ON_LEAVE' },
          { staffNo: 'S03', why: 'ON_LEAVE' },
        ],
      },
    ]);
  });

  test('begins with the leader of the unit that the matter lies with', () => {
    const unit = seededUnits('dolon' as SiteId).find((one) => one.id === 'FOLLOW_UP');

    const next = nextUp(everyone, { from: 1, exclude: [], now, unit });

    expect(next).toMatchObject({ level: 1, staffNo: 'S09' });
  });

  test('tells an empty directory as a fault, never as a nobody', () => {
    expect(() => nextUp([], { from: 1, exclude: [], now })).toThrow('staff.nobody');
  });
});
