import { describe, expect, test } from 'vitest';
import { dueAt, isLate, quarterOf, toReview } from '../../../functions/access/reviews/rules.ts';
import { addMs, type Instant } from '../../../functions/kernel/time.ts';
import { tellReviews } from '../../../functions/notices/tell-reviews.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';
import { staffNoOf, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { minutes, site } from '../../support/world.ts';

const MANAGER = 'S01';
const OFFICER = staffNoOf('PRIVACY_OFFICER');

interface Line {
  readonly id: string;
  readonly staffNo: string;
  readonly code: string;
  readonly lastUsedOn?: string;
  readonly decision?: string;
  readonly capabilities: Readonly<Record<string, string>>;
}

async function review(door: WholeDoor, staffNo = MANAGER) {
  const lines: Line[] = [];
  let cursor: string | undefined;
  let head: Record<string, unknown> = {};
  do {
    const query = { limit: '50', ...(cursor && { cursor }) };
    const { data } = await door.ask('access', { method: 'GET', path: '/right-reviews', query, staffNo });
    head = data;
    lines.push(...(data.items as Line[]));
    cursor = data.nextCursor as string | undefined;
  } while (cursor);
  return { head, lines, of: (no: string) => lines.filter((line) => line.staffNo === no) };
}

let requests = 0;
const decide = (door: WholeDoor, verb: 'confirm' | 'withdraw', id: string | undefined, staffNo = MANAGER) => {
  requests += 1;
  return door.ask('access', {
    ...{ method: 'POST', path: `/right-reviews/${id}/${verb}`, staffNo, body: { note: '按季复核' } },
    headers: { 'idempotency-key': `review-number-${requests}` },
  });
};
const view = (door: WholeDoor, staffNo: string) =>
  door.ask('customers', { method: 'GET', path: `/customers/${seededCustomerId(1)}`, staffNo });

describe('the quarterly review of rights', () => {
  test('lists every post that somebody holds, what it allows, and when it was last used, each once over all pages', async () => {
    const door = await wholeDoor();
    await view(door, 'S04');
    await door.w.relay();

    const { lines, head, of } = await review(door);

    const [line] = of('S04');
    expect(head).toMatchObject({ quarter: '2026Q4', open: lines.length, dueAt: '2026-10-15T00:00:00.000+08:00' });
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(line).toMatchObject({ code: 'COMPLAINT_AGENT', lastUsedOn: '2026-11-23' });
    expect(line?.capabilities).toMatchObject({ 'customer.reveal': 'site' });
    expect(of('S05')[0]?.lastUsedOn).toBeUndefined();
    // Who holds two posts has two lines, by which each is decided.
    expect(of('S03').length).toBe(2);
  });

  test('confirms a right, once, and says who did', async () => {
    const door = await wholeDoor();
    const [line] = (await review(door)).of('S04');

    const [done, again] = [await decide(door, 'confirm', line?.id), await decide(door, 'withdraw', line?.id)];

    expect(done.data).toMatchObject({ decision: 'CONFIRMED', reviewedBy: MANAGER, staffNo: 'S04' });
    expect(again).toMatchObject({ status: 409, code: 'rightReview.decided' });
    expect((await review(door)).of('S04')[0]?.decision).toBe('CONFIRMED');
  });

  test('a withdrawal tapped twice is one, whichever comes first; another person’s comes too late', async () => {
    const door = await wholeDoor();
    const [line] = (await review(door)).of('S05');
    const withdraw = (key: string, staffNo = MANAGER) =>
      door.ask('access', {
        ...{ method: 'POST', path: `/right-reviews/${line?.id}/withdraw`, staffNo, body: { note: '按季复核' } },
        headers: { 'idempotency-key': key },
      });

    const [one, two] = await Promise.all([withdraw('tapped-twice-1'), withdraw('tapped-twice-1')]);
    const late = await withdraw('somebody-else', staffNoOf('COMPANY_LEADER'));

    expect([one.status, two.status, two.data]).toEqual([one.status, one.status, one.data]);
    expect(one.data).toMatchObject({ decision: 'WITHDRAWN' });
    expect(late).toMatchObject({ status: 409, code: 'rightReview.decided' });
  });

  test('withdraws a right in the same act: the post ends, and what it allowed is refused', async () => {
    const door = await wholeDoor();
    const [line] = (await review(door)).of('S05');
    const before = await view(door, 'S05');

    const done = await decide(door, 'withdraw', line?.id);
    door.w.now = addMs(door.w.now, minutes(1));

    expect(before.status).toBe(200);
    expect(done.data.decision).toBe('WITHDRAWN');
    expect((await view(door, 'S05')).status).toBe(403);
    expect(door.w.story(String((await door.w.parts.staff.byNo(site, 'S05'))?.id)).at(-1)).toBe('post.ended');
  });

  test.each([
    ['of himself', async (door: WholeDoor) => (await review(door)).of(MANAGER)[0]?.id, 'rightReview.own'],
    ['of a post that nobody holds', async () => 'rrv_2026Q4_S04_01HK153X00FV0QTBMYWKVK8T81', 'rightReview.notFound'],
    [
      'of another quarter',
      async (door: WholeDoor) => (await review(door)).of('S04')[0]?.id.replace('2026Q4', '2026Q3'),
      'rightReview.notFound',
    ],
  ])('decides nothing %s', async (_what, idOf, code) => {
    const door = await wholeDoor();

    expect((await decide(door, 'confirm', await idOf(door))).code).toBe(code);
  });

  test('is decided by the manager or the company’s leader; the privacy officer reads it', async () => {
    const door = await wholeDoor();
    const [line] = (await review(door)).of('S04');

    expect((await decide(door, 'confirm', line?.id, OFFICER)).status).toBe(403);
    expect((await review(door, OFFICER)).lines.length).toBeGreaterThan(30);
    expect((await decide(door, 'confirm', line?.id, staffNoOf('COMPANY_LEADER'))).status).toBe(200);
  });

  test('is told of once a week while it is late, and no more when all is decided', async () => {
    const door = await wholeDoor();
    const tellAt = (now: string, deps = door.w.notices) =>
      tellReviews(site, { now: now as Instant, deps, reviewWithin: 'PT4H', correlationId: 'c' });
    const told = () => door.w.table.items().filter((item) => item.is === 'notice' && item.kind === 'right-review.late');

    await tellAt('2026-10-14T15:59:00.000Z');
    const inTime = told().length;
    await tellAt('2026-11-23T02:00:00.000Z');
    await tellAt('2026-11-23T03:00:00.000Z');
    const thisWeek = told().length;
    await tellAt('2026-12-01T02:00:00.000Z');
    const nextWeek = told().length;
    const all = (await review(door)).lines.map(({ id }) => ({ id }) as never);
    await tellAt('2026-12-10T02:00:00.000Z', { ...door.w.notices, rightReviews: { ofQuarter: async () => all } });

    expect(inTime).toBe(0);
    expect(thisWeek).toBeGreaterThan(1);
    expect(nextWeek).toBe(2 * thisWeek);
    expect(told().length).toBe(nextWeek);
  });
});

describe('the access of a leaver', () => {
  test('is off within a minute of his leaving, at every door and whatever token he holds', async () => {
    const door = await wholeDoor();
    const staffNo = 'S07';
    const was = await view(door, staffNo);
    const { data } = await door.ask('staff', { method: 'GET', path: `/staff/${staffNo}`, staffNo: MANAGER });
    const left = await door.ask('staff', {
      ...{ method: 'POST', path: `/staff/${staffNo}/depart`, staffNo: MANAGER, body: {} },
      headers: { 'if-match': String(data.version), 'idempotency-key': 'he-leaves-for-good' },
    });

    door.w.now = addMs(door.w.now, minutes(1));
    const told = await Promise.all([
      view(door, staffNo),
      door.ask('tickets', { method: 'GET', path: '/tickets', staffNo }),
      door.ask('access', {
        ...{ method: 'POST', path: `/customers/${seededCustomerId(1)}/reveal`, staffNo },
        body: { fields: ['phone'], purpose: 'VERIFY_IDENTITY', reason: '核对' },
      }),
    ]);

    expect([was.status, left.status]).toEqual([200, 200]);
    expect(told.map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});

describe('the rules of the review', () => {
  test.each([
    ['2026-12-31T15:59:59.999Z', '2026Q4'],
    ['2026-12-31T16:00:00.000Z', '2027Q1'],
    ['2027-03-31T16:00:00.000Z', '2027Q2'],
    ['2027-09-30T15:59:59.000Z', '2027Q3'],
  ])('know that %s is in %s', (now, quarter) => {
    expect(quarterOf(now as Instant)).toBe(quarter);
  });

  test.each([
    ['2026Q4', 14, '2026-10-14T16:00:00.000Z'],
    ['2027Q1', 14, '2027-01-14T16:00:00.000Z'],
    ['2027Q1', 60, '2027-03-01T16:00:00.000Z'],
  ])('want %s reviewed within %i days: %s', (quarter, days, due) => {
    expect(dueAt(quarter, days)).toBe(due);
  });

  test('ask of nobody who has left, and of no post that has ended', () => {
    const now = '2026-11-23T02:00:00.000Z' as Instant;
    const staff = [
      aMember('S05', { posts: [aPost('COMPLAINT_AGENT')] }),
      aMember('S04', { posts: [{ ...aPost('COMPLAINT_AGENT'), to: '2026-11-01T00:00:00.000Z' as Instant }] }),
      aMember('S06', { posts: [aPost('INQUIRY_AGENT')], status: 'LEFT' }),
    ];

    const all = toReview(staff, [], { quarter: '2026Q4', now });

    expect(all.map(({ staffNo }) => staffNo)).toEqual(['S05']);
    expect(isLate(all, '2026-11-22T00:00:00.000Z' as Instant, now)).toBe(true);
    expect(isLate([], '2026-11-22T00:00:00.000Z' as Instant, now)).toBe(false);
  });
});
