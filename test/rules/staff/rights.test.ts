import { describe, expect, test } from 'vitest';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { capabilities, grants } from '../../../functions/staff/capabilities.ts';
import { PostCode, postLabels } from '../../../functions/staff/posts.ts';
import { actingPost, activePosts, actorFor, canTake, capabilitiesOf } from '../../../functions/staff/rules.ts';
import { seededStaff } from '../../../local/seed/seeded-records.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const yesterday = '2026-11-22T02:00:00.000Z' as Instant;
const tomorrow = '2026-11-24T02:00:00.000Z' as Instant;
const everyone = seededStaff('dolon' as SiteId);

describe('posts', () => {
  test.each([
    { title: 'held since yesterday', from: yesterday, to: undefined, active: true },
    { title: 'beginning this instant', from: now, to: undefined, active: true },
    { title: 'beginning tomorrow', from: tomorrow, to: undefined, active: false },
    { title: 'ending this instant', from: yesterday, to: now, active: false },
    { title: 'ending tomorrow', from: yesterday, to: tomorrow, active: true },
  ])('a post $title is active: $active', ({ from, to, active }) => {
    const member = aMember('S04', { posts: [aPost('COMPLAINT_AGENT', { from, ...(to && { to }) })] });

    const held = activePosts(member, now);

    expect(held.length === 1).toBe(active);
  });

  test('a person who has left holds no post and may do nothing', () => {
    const member = aMember('S04', { status: 'LEFT' });

    const may = capabilitiesOf(member, now);

    expect(may).toEqual({});
  });

  test('several posts together give each capability its widest scope', () => {
    const member = aMember('S04', { posts: [aPost('HANDLER'), aPost('STATISTICS', { primary: false })] });

    const may = capabilitiesOf(member, now);

    expect(may).toMatchObject({ 'ticket.read': 'site', 'ticket.handle': 'own', 'board.read': 'site' });
  });

  test('an act is done in the primary post, unless only another one allows it', () => {
    const member = aMember('S04', { posts: [aPost('SERVICE_CLERK', { primary: false }), aPost('HANDLER')] });

    const [reads, registers] = [actingPost(member, 'ticket.read', now), actingPost(member, 'ticket.register', now)];

    expect([reads?.code, registers?.code]).toEqual(['HANDLER', 'SERVICE_CLERK']);
  });

  test.each([
    { chosen: 'SERVICE_CLERK', acts: 'SERVICE_CLERK' },
    { chosen: 'GUEST_SERVICE_MANAGER', acts: undefined },
    { chosen: 'PRIVACY_OFFICER', acts: undefined },
  ])('who names the post $chosen acts as $acts and never as another', ({ chosen, acts }) => {
    const posts = [
      aPost('HANDLER'),
      aPost('SERVICE_CLERK', { primary: false }),
      aPost('PRIVACY_OFFICER', { primary: false }),
    ];
    const member = aMember('S04', { posts });

    const actor = actorFor(member, { capability: 'ticket.read', now, chosen });

    expect(actor?.post.code).toBe(acts);
  });

  test('every post has a name in both languages and at least the right to know itself', () => {
    const posts = PostCode.options;

    const bare = posts.filter(
      (code) => !postLabels[code].zh || !postLabels[code].en || grants[code]['staff.self'] !== 'own',
    );

    expect(bare).toEqual([]);
  });

  test.each(['ticket.', 'workOrder.', 'followUp.', 'customer.', 'board.'])(
    'the system administrator has no right to %s',
    (family) => {
      const held = capabilities.filter((name) => grants.SYSTEM_ADMINISTRATOR[name] !== undefined);

      expect(held.filter((name) => name.startsWith(family))).toEqual([]);
    },
  );

  test('to turn a complaint away is for group leaders and above', () => {
    const allowed = PostCode.options.filter((code) => grants[code]['ticket.decline'] !== undefined);

    expect(allowed.sort()).toEqual([
      'COMPANY_LEADER',
      'COMPLAINT_LEADER',
      'GUEST_SERVICE_MANAGER',
      'INQUIRY_LEADER',
      'SERVICE_SUPERVISOR',
    ]);
  });
});

describe('who can be offered a matter', () => {
  test('a named unit offers its people, whatever their skill', () => {
    const found = canTake(everyone, { unitId: 'HOUSEKEEPING', now });

    expect(found.map((one) => [one.staffNo, one.unitId, one.skills])).toEqual([
      ['D01', 'HOUSEKEEPING', []],
      ['D01B', 'HOUSEKEEPING', []],
    ]);
  });

  test('somebody on leave is not offered anything', () => {
    const staff = everyone.map((member) =>
      member.staffNo === 'D01' ? { ...member, status: 'ON_LEAVE' as const } : member,
    );

    const found = canTake(staff, { unitId: 'HOUSEKEEPING', now });

    expect(found.map((one) => one.staffNo)).toEqual(['D01B']);
  });

  test('for every domain the seeded resort has somebody with the skill', () => {
    const found = canTake(everyone, { now });

    const skills = new Set(found.flatMap((one) => one.skills));

    expect([...skills].sort()).toEqual(['CATERING', 'FRESH_PRODUCT', 'LODGING', 'MEMBERSHIP', 'OTHER', 'TOUR']);
  });
});

const two = (n: number) => String(n).padStart(2, '0');
const numbersUpTo = (letter: string, most: number) => Array.from({ length: most }, (_, n) => letter + two(n + 1));

test('the seeded people are 25 of the centre, two of each department, and three of the company', () => {
  const departments = numbersUpTo('D', 4);

  const expected = [
    ...numbersUpTo('S', 25),
    ...departments,
    ...departments.map((number) => `${number}B`),
    'L01',
    'P01',
    'A01',
  ];

  expect(everyone.map((member) => member.staffNo).sort()).toEqual(expected.sort());
  expect(new Set(everyone.map((member) => member.id)).size).toBe(expected.length);
});
