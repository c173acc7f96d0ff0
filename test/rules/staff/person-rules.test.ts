import { describe, expect, test } from 'vitest';
import { PostId } from '../../../functions/kernel/ids.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import type { HeldPost } from '../../../functions/staff/model.ts';
import * as rules from '../../../functions/staff/person-rules.ts';
import { lastGone, unitsAt } from '../../../functions/staff/rules.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';
import { outcomeOf, site } from '../../support/world.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const at = (day: number) => `2026-12-${String(day).padStart(2, '0')}T00:00:00.000Z` as Instant;
const unit = (id: string) => ({ id, site, name: { zh: id, en: id }, kind: 'CENTRE' as const, version: 1 });
const places = (headCount: number) => ({
  ...{ id: 'COMPLAINTS.COMPLAINT_AGENT', site, unitId: 'COMPLAINTS', code: 'COMPLAINT_AGENT' as const },
  ...{ headCount, version: 1 },
});
const nobody = { staff: [], units: [unit('COMPLAINTS'), unit('SERVICE')], establishments: [] };
const another = PostId.parse('pst_01HK153X00FV0QTBMYWKVK8T81');
const post = (over: Partial<HeldPost> = {}): HeldPost => ({
  ...{ id: another, code: 'SERVICE_CLERK', unitId: 'SERVICE', primary: false, deputy: false, from: now },
  ...over,
});
const appoint = (wanted: HeldPost, organisation: rules.Organisation = nobody, member = aMember('S04')) =>
  rules.appoint(member, wanted, { organisation, now });

describe('a person who is given a post', () => {
  test('holds it beside his others, and belongs to its unit', () => {
    const { head, event } = appoint(post());

    expect(head.posts.map(({ code, primary }) => [code, primary])).toEqual([
      ['COMPLAINT_AGENT', true],
      ['SERVICE_CLERK', false],
    ]);
    expect(unitsAt(head, now)).toEqual(['COMPLAINTS', 'SERVICE']);
    expect(event).toMatchObject({ type: 'post.assigned', facts: { staffNo: 'S04', code: 'SERVICE_CLERK' } });
  });

  test('has one primary post: the newest that is to be it, or the first he ever gets', () => {
    const second = appoint(post({ primary: true })).head;
    const first = appoint(post(), nobody, aMember('S04', { posts: [] })).head;

    expect(second.posts.filter((one) => one.primary).map((one) => one.code)).toEqual(['SERVICE_CLERK']);
    expect(first.posts[0]?.primary).toBe(true);
  });

  test('as a deputy does not belong to the unit where he stands in', () => {
    const { head } = appoint(post({ deputy: true }));

    expect(unitsAt(head, now)).toEqual(['COMPLAINTS']);
  });

  test.each<[title: string, wanted: Partial<HeldPost>, outcome: string]>([
    ['the same again', { code: 'COMPLAINT_AGENT', unitId: 'COMPLAINTS' }, 'post.heldAlready'],
    ['one of a unit that is not there', { unitId: 'SPA' }, 'unit.notFound'],
    ['one that ends as it begins', { to: now }, 'post.periodEmpty'],
  ])('is not given %s', async (_title, wanted, outcome) => {
    expect(await outcomeOf(() => appoint(post(wanted)))).toBe(outcome);
  });

  test('who has left is given nothing', async () => {
    const gone = aMember('S04', { status: 'LEFT' });

    expect(await outcomeOf(() => appoint(post(), nobody, gone))).toBe('staff.notFound');
  });

  test('holds at most twelve posts', async () => {
    const posts = Array.from({ length: 12 }, (_, n) => aPost('HANDLER', { unitId: `U${'A'.repeat(n + 1)}` }));

    expect(await outcomeOf(() => appoint(post(), nobody, aMember('S04', { posts })))).toBe('post.tooMany');
  });
});

describe('the places of a post', () => {
  const agent = { code: 'COMPLAINT_AGENT', unitId: 'COMPLAINTS' } as const;
  const holder = (staffNo: string, over: Parameters<typeof aPost>[1] = {}) =>
    aMember(staffNo, { posts: [aPost('COMPLAINT_AGENT', over)] });
  const fresh = aMember('S09', { posts: [] });

  test.each([
    ['two of three are taken', 3, [holder('S05'), holder('S06')], post(agent), 'given'],
    ['all are taken', 2, [holder('S05'), holder('S06')], post(agent), 'post.full'],
    [
      'one is free from then on',
      2,
      [holder('S05', { to: at(1) }), holder('S06')],
      post({ ...agent, from: at(1) }),
      'given',
    ],
    ['one is free only until somebody comes', 1, [holder('S05', { from: at(9) })], post(agent), 'post.full'],
    ['one is free for that while', 1, [holder('S05', { from: at(9) })], post({ ...agent, to: at(9) }), 'given'],
    ['a deputy takes none', 1, [holder('S05')], post({ ...agent, deputy: true }), 'given'],
    ['who only stands in takes none', 1, [holder('S05', { deputy: true })], post(agent), 'given'],
  ])('%s', async (_title, headCount, staff, wanted, outcome) => {
    const organisation = { ...nobody, staff, establishments: [places(headCount)] };

    const told = await outcomeOf(() => appoint(wanted, organisation, fresh) && 'given');

    expect(told).toBe(outcome);
  });
});

describe('a post that ends', () => {
  const two = aMember('S04', { posts: [aPost('COMPLAINT_AGENT'), aPost('SERVICE_CLERK', { primary: false })] });
  const [first] = two.posts;
  if (!first) throw new Error('a person with two posts has a first one');

  test('now leaves the other one as the primary', () => {
    const { head } = rules.endPost(two, first.id, { at: now, now });

    expect(head.posts.map(({ code, primary, to }) => [code, primary, to])).toEqual([
      ['COMPLAINT_AGENT', false, now],
      ['SERVICE_CLERK', true, undefined],
    ]);
  });

  test('later is the primary until then', () => {
    const { head } = rules.endPost(two, first.id, { at: at(1), now });

    expect(head.posts[0]).toMatchObject({ primary: true, to: at(1) });
  });

  test('does not end in the past, nor twice', async () => {
    const { head, event } = rules.endPost(two, first.id, { at: '2020-01-01T00:00:00.000Z' as Instant, now });

    expect(event.facts?.to).toBe(now);
    expect(await outcomeOf(() => rules.endPost(head, first.id, { at: now, now }))).toBe('post.notHeld');
  });
});

describe('who is away', () => {
  test('on leave keeps his posts, and comes back to them', () => {
    const away = rules.goOnLeave(aMember('S04'), now).head;
    const back = rules.comeBack(away).head;

    expect([away.status, away.awaySince, away.posts.length]).toEqual(['ON_LEAVE', now, 1]);
    expect(back).toEqual(aMember('S04'));
  });

  test('for good has no post from that instant, also none that was to come', () => {
    const posts = [aPost('COMPLAINT_AGENT'), aPost('SERVICE_CLERK', { primary: false, from: at(3) })];

    const { head } = rules.depart(aMember('S04', { posts }), now);

    expect([head.status, head.awaySince]).toEqual(['LEFT', now]);
    expect(head.posts.every((one) => one.to === now)).toBe(true);
  });

  test.each([
    ['go on leave', rules.goOnLeave],
    ['come back', rules.comeBack],
    ['depart again', rules.depart],
  ])('for good does not %s', async (_what, verb) => {
    const gone = aMember('S04', { status: 'LEFT' });

    expect(await outcomeOf(() => verb(gone, now))).toBe('state.notAllowed');
  });

  test('for less than a week is looked after by the reconciler', () => {
    const gone = (staffNo: string, awaySince: Instant) => aMember(staffNo, { status: 'LEFT', awaySince });
    const staff = [
      aMember('S01'),
      gone('S02', '2026-11-16T02:00:00.001Z' as Instant),
      gone('S03', '2026-11-16T02:00:00.000Z' as Instant),
    ];

    expect(lastGone(staff, now).map((member) => member.staffNo)).toEqual(['S02']);
  });
});

test('nobody changes his own posts', async () => {
  expect(await outcomeOf(() => rules.mustBeSomebodyElse({ staffNo: 'S04' }, aMember('S04')))).toBe('staff.notOneself');
});
