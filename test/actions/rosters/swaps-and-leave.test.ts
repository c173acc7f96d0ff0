import { describe, expect, test } from 'vitest';
import type { Roster } from '../../../functions/rosters/model.ts';
import { newMonth, planMonth } from '../../../functions/rosters/plan-rules.ts';
import { rosterKind } from '../../../functions/rosters/store.ts';
import { cellsWith, shippedTypes } from '../../support/builders-rosters.ts';
import { rosteredSite } from '../../support/rostered-site.ts';

const month = '2027-01';
const agent = (staffNo: string, codes: Record<number, string>) => ({
  ...{ staffNo, post: 'COMPLAINT_AGENT', cells: cellsWith(month, codes) },
});
const day = (n: number) => ({ post: 'COMPLAINT_AGENT', day: `2027-01-${String(n).padStart(2, '0')}` });
const outcome = ({ status, code }: { status: number | undefined; code: unknown }) => [status, code];

async function offered() {
  const centre = await rosteredSite();
  const version = await centre.published([agent('S04', { 5: 'E' }), agent('S05', { 7: 'L' })]);
  const swap = await centre.post('S04', '/swaps', { body: { gives: day(5), to: 'S05' }, key: 'the-key-of-the-swap' });
  return { ...centre, version, swap, path: `/swaps/${swap.data.id}` };
}

describe('a swap', () => {
  test('that is offered twice with one key is one swap', async () => {
    const { post, swap, get } = await offered();

    const again = await post('S04', '/swaps', { body: { gives: day(5), to: 'S05' }, key: 'the-key-of-the-swap' });

    expect(again.data).toEqual(swap.data);
    expect((await get('S04', '/swaps', { month })).data.items).toHaveLength(1);
  });

  test('is seen by the two and by whoever decides it, and by nobody else', async () => {
    const { get } = await offered();

    const seen = await Promise.all(
      ['S04', 'S05', 'S03', 'S02', 'S06', 'S10'].map((no) => get(no, '/swaps', { month })),
    );

    expect(seen.map(({ data }) => (data.items as unknown[]).length)).toEqual([1, 1, 1, 1, 0, 0]);
  });

  test('is decided by a leader who reaches both, and is neither', async () => {
    const { post, path } = await offered();

    const answers = [
      await post('S06', `${path}/approve`, { version: 1 }),
      await post('S03', `${path}/approve`, { version: 1 }),
      await post('S04', `${path}/accept`, { version: 1 }),
      await post('S05', `${path}/accept`, { version: 1 }),
      await post('S05', `${path}/approve`, { version: 2 }),
      await post('S03', `${path}/approve`, { version: 2 }),
    ];

    expect(answers.map(outcome)).toEqual([
      [404, 'swap.notFound'],
      [409, 'state.notAllowed'],
      [404, 'swap.notFound'],
      [200, 0],
      [403, 'auth.forbidden'],
      [200, 0],
    ]);
  });

  test('is judged anew when it is approved: what came between stops it, and nothing changes', async () => {
    const { post, path, version, table } = await offered();
    await post('S05', `${path}/accept`, { version: 1 });
    const late = { ...day(4), staffNo: 'S05', code: 'L', reason: '加班' };
    await post('S03', '/rosters/rst_2027-01/change', { version, body: late });

    const answer = await post('S03', `${path}/approve`, { version: 2 });

    const roster = table.items().find((item) => item.is === 'roster') as unknown as Roster;
    expect(outcome(answer)).toEqual([409, 'roster.broken']);
    expect(answer.data.violations).toMatchObject([{ code: 'REST_SHORT', staffNo: 'S05', day: '2027-01-05' }]);
    expect(roster.lines['S04:COMPLAINT_AGENT']?.slice(4, 5)).toBe('E');
  });

  test('and a change of the month that meet have one winner, and the other changes nothing', async () => {
    const { post, path, version, table } = await offered();
    await post('S05', `${path}/accept`, { version: 1 });
    const free = { ...day(5), staffNo: 'S04', code: '-', reason: '取消' };

    const answers = await Promise.all([
      post('S03', `${path}/approve`, { version: 2 }),
      post('S02', '/rosters/rst_2027-01/change', { version, body: free }),
    ]);

    const roster = table.items().find((item) => item.is === 'roster') as unknown as Roster;
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(roster.version).toBe(version + 1);
  });
});

test('what is decided on the month beside it holds only while that month stays as it was', async () => {
  const { post, published, rosters, staff, site, clock } = await rosteredSite();
  await published([agent('S04', { 31: 'L' })]);
  const { neighbours } = await rosters.month(site, '2027-02');
  const actor = { kind: 'system' as const, site, name: 'test' };
  const february = newMonth(site, '2027-02', 'Asia/Shanghai');
  const by = { actor, now: clock(), correlationId: 'test' };
  const before = await rosters.begin(rosterKind, { head: february, event: { type: 'roster.planned' } }, by);
  const around = { staff: await staff.all(site), neighbours };
  const lines = { 'S05:COMPLAINT_AGENT': cellsWith('2027-02', { 1: 'E' }) };
  const changed = planMonth(before, { lines, inReach: () => true, types: shippedTypes }, around);
  const free = { ...day(31), staffNo: 'S04', code: '-', reason: '取消' };
  await post('S02', '/rosters/rst_2027-01/change', { version: 2, body: free });

  const late = rosters.change(rosterKind, { before, changed, seen: neighbours }, by);

  await expect(late).rejects.toMatchObject({ code: 'version.stale' });
});

describe('leave', () => {
  async function applied() {
    const centre = await rosteredSite();
    const leave = await centre.post('S04', '/leaves', {
      body: { from: '2027-01-30', to: '2027-02-02', reason: '探亲' },
    });
    return { ...centre, leave, path: `/leaves/${leave.data.id}` };
  }

  test('is approved by somebody else, and stands in every month that it touches, planned or not', async () => {
    const { post, path, table } = await applied();

    const answers = [
      await post('S04', `${path}/approve`, { version: 1 }),
      await post('S06', `${path}/approve`, { version: 1 }),
      await post('S03', `${path}/approve`, { version: 1 }),
    ];

    const months = table.items().filter((item) => item.is === 'roster') as unknown as Roster[];
    expect(answers.map(outcome)).toEqual([
      [403, 'auth.forbidden'],
      [404, 'leave.notFound'],
      [200, 0],
    ]);
    expect(months.map(({ month: of, status, leave }) => [of, status, leave.S04])).toEqual([
      ['2027-01', 'DRAFT', cellsWith('2027-01', { 30: 'V', 31: 'V' })],
      ['2027-02', 'DRAFT', cellsWith('2027-02', { 1: 'V', 2: 'V' })],
    ]);
  });

  test('and a change of its month that meet are both kept', async () => {
    const { post, published, table } = await rosteredSite();
    const version = await published([agent('S04', { 11: 'E' }), agent('S05', {})]);
    const leave = await post('S04', '/leaves', { body: { from: '2027-01-11', to: '2027-01-11' } });
    const stands = { ...day(11), staffNo: 'S05', code: 'E', reason: '替班' };

    const answers = await Promise.all([
      post('S02', '/rosters/rst_2027-01/change', { version, body: stands }),
      post('S03', `/leaves/${leave.data.id}/approve`, { version: 1 }),
    ]);

    const roster = table.items().find((item) => item.is === 'roster') as unknown as Roster;
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect([roster.version, roster.leave.S04?.[10], roster.lines['S05:COMPLAINT_AGENT']?.[10]]).toEqual([
      version + 2,
      'V',
      'E',
    ]);
  });

  test('of a leader is not approved by himself', async () => {
    const { post } = await rosteredSite();
    const leave = await post('S03', '/leaves', { body: { from: '2027-01-30', to: '2027-01-30' } });

    const own = await post('S03', `/leaves/${leave.data.id}/approve`, { version: 1 });
    const other = await post('S02', `/leaves/${leave.data.id}/approve`, { version: 1 });

    expect([outcome(own), outcome(other)]).toEqual([
      [403, 'leave.byAnother'],
      [200, 0],
    ]);
  });

  test('that is cancelled leaves the months as they were planned', async () => {
    const { post, path, get } = await applied();
    await post('S03', `${path}/approve`, { version: 1 });

    const cancelled = await post('S04', `${path}/cancel`, { version: 2 });

    const found = await get('S04', '/duty', { at: '2027-01-30T10:00:00+08:00' });
    expect([cancelled.status, cancelled.data.status]).toEqual([200, 'CANCELLED']);
    expect((found.data.people as Array<{ staffNo: string }>).map(({ staffNo }) => staffNo)).toContain('S04');
  });

  test('takes a person off duty in a month that nobody has planned', async () => {
    const { post, path, get } = await applied();
    await post('S03', `${path}/approve`, { version: 1 });

    const { data } = await get('S04', '/duty', { at: '2027-01-30T10:00:00+08:00' });

    expect(data.rostered).toBe(false);
    expect((data.people as Array<{ staffNo: string }>).map(({ staffNo }) => staffNo)).not.toContain('S04');
  });

  test('is seen by whoever applied and by whoever decides it, its reason sealed in the table', async () => {
    const { get, table } = await applied();

    const seen = await Promise.all(['S04', 'S03', 'S02', 'S05', 'S06'].map((no) => get(no, '/leaves', { month })));

    expect(seen.map(({ data }) => (data.items as unknown[]).length)).toEqual([1, 1, 1, 0, 0]);
    expect(JSON.stringify(table.items())).not.toContain('探亲');
  });
});
