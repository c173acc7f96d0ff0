import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { EventRecord } from '../../../functions/kernel/event.ts';
import { cellsWith } from '../../support/builders-rosters.ts';
import { type LocalTable, localTable } from '../../support/local-table.ts';
import { rosteredSite } from '../../support/rostered-site.ts';

let local: LocalTable | undefined;
beforeAll(async () => {
  local = await localTable(inject('endpoint'));
});
afterAll(() => local?.remove());

const month = '2027-01';
const id = `/rosters/rst_${month}`;
const agent = (staffNo: string, codes: Record<number, string>) => ({
  ...{ staffNo, post: 'COMPLAINT_AGENT', cells: cellsWith(month, codes) },
});
const duty = (data: Record<string, unknown>) =>
  (data.people as Array<{ staffNo: string; post: string; why: string }>)
    .filter(({ post }) => post === 'COMPLAINT_AGENT')
    .map(({ staffNo, why }) => `${staffNo} ${why}`);
const at = (day: number, clock: string) => ({ at: `2027-01-${String(day).padStart(2, '0')}T${clock}:00+08:00` });

/** What happened, by type, with the facts of each. */
const told = (items: readonly unknown[], type: string) =>
  (items as EventRecord[]).filter((item) => item.type === type).map(({ facts }) => facts);

test('a month is planned, published, swapped, left and changed, on the local cloud’s table', async () => {
  if (!local) throw new Error('no table');
  const { get, post, published } = await rosteredSite(local.table);
  const version = await published([agent('S04', { 5: 'E', 11: 'E' }), agent('S05', { 7: 'L' })]);

  const swap = await post('S04', '/swaps', {
    body: {
      gives: { post: 'COMPLAINT_AGENT', day: '2027-01-05' },
      to: 'S05',
      takes: { post: 'COMPLAINT_AGENT', day: '2027-01-07' },
    },
  });
  const swapPath = `/swaps/${swap.data.id}`;
  const accepted = await post('S05', `${swapPath}/accept`, { version: 1 });
  const approved = await post('S03', `${swapPath}/approve`, { version: 2 });
  const leave = await post('S04', '/leaves', { body: { from: '2027-01-11', to: '2027-01-12', reason: '探亲' } });
  const away = await post('S03', `/leaves/${leave.data.id}/approve`, { version: 1 });
  const change = { staffNo: 'S05', post: 'COMPLAINT_AGENT', day: '2027-01-11', code: 'E', reason: '替班' };
  const changed = await post('S03', `${id}/change`, { version: version + 2, body: change });

  expect([swap.status, accepted.status, approved.status, leave.status, away.status, changed.status]).toEqual([
    201, 200, 200, 201, 200, 200,
  ]);
  expect(
    (changed.data.lines as Array<{ staffNo: string; cells: string; planned: string }>).map((line) => [
      line.staffNo,
      line.cells,
      line.planned,
    ]),
  ).toEqual([
    ['S04', cellsWith(month, { 7: 'L', 11: 'V', 12: 'V' }), cellsWith(month, { 7: 'L', 11: 'E' })],
    ['S05', cellsWith(month, { 5: 'E', 11: 'E' }), cellsWith(month, { 5: 'E', 11: 'E' })],
  ]);
  expect(duty((await get('D01', '/duty', at(5, '10:00'))).data)).toEqual(['S05 ON_SHIFT']);
  expect(duty((await get('D01', '/duty', at(7, '15:00'))).data)).toEqual(['S04 ON_SHIFT']);
  expect(duty((await get('D01', '/duty', at(11, '10:00'))).data)).toEqual(['S05 ON_SHIFT']);
});

describe('a roster', () => {
  test('is made from patterns, and shows what is not as it should be', async () => {
    const { post } = await rosteredSite();
    const patterns = [{ staffNo: 'S04', post: 'COMPLAINT_AGENT', repeat: 'DDDDD--', from: '2026-12-28' }];

    const { status, data } = await post('S02', '/rosters', { body: { month, patterns } });

    const warnings = data.warnings as Array<{ code: string; day: string; label: { zh: string } }>;
    expect([status, data.status, data.publishBy]).toEqual([201, 'DRAFT', '2026-12-25T00:00:00.000+08:00']);
    expect((data.lines as Array<{ cells: string }>)[0]?.cells.slice(0, 8)).toBe('D--DDDDD');
    expect(
      warnings
        .filter(({ code }) => code === 'COVER_SHORT')
        .map(({ day }) => day)
        .slice(0, 2),
    ).toEqual(['2027-01-02', '2027-01-02']);
    expect(warnings.find(({ code }) => code === 'NO_DUTY_MANAGER')?.label.zh).toBe('无值班经理');
  });

  test('that breaks a rule is not kept at all', async () => {
    const { post, get, table } = await rosteredSite();
    const before = table.items().length;

    const { status, code, data } = await post('S02', '/rosters', {
      body: { month, lines: [agent('S04', { 5: 'L', 6: 'E' })] },
    });

    expect([status, code]).toEqual([409, 'roster.broken']);
    expect(data.violations).toMatchObject([{ code: 'REST_SHORT', staffNo: 'S04', day: '2027-01-06' }]);
    expect(table.items()).toHaveLength(before);
    expect((await get('S02', '/rosters', { month })).data.items).toEqual([]);
  });

  test('of a unit is planned by its leader, and other people’s lines stay', async () => {
    const { post } = await rosteredSite();
    const inquiry = { staffNo: 'S07', post: 'INQUIRY_AGENT', cells: cellsWith(month, { 4: 'E' }) };
    const first = await post('S02', '/rosters', { body: { month, lines: [agent('S04', { 4: 'E' })] } });

    const second = await post('S06', '/rosters', { body: { month, lines: [inquiry], replaces: 1 } });
    const foreign = await post('S06', '/rosters', { body: { month, lines: [agent('S04', {})], replaces: 2 } });

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.data.lines).toMatchObject([{ staffNo: 'S07' }]);
    expect(foreign.data.violations).toMatchObject([{ code: 'UNKNOWN_STAFF', staffNo: 'S04' }]);
  });

  test('shows everybody his own lines, a leader those of his unit, and the manager all', async () => {
    const { get, published } = await rosteredSite();
    const inquiry = (staffNo: string) => ({ staffNo, post: 'INQUIRY_AGENT', cells: cellsWith(month, { 5: 'E' }) });
    await published([agent('S04', { 5: 'E' }), inquiry('S07'), inquiry('S08')]);
    const seen = async (staffNo: string) => {
      const { data } = await get(staffNo, '/rosters', { month });
      const [roster] = data.items as Array<{ lines: Array<{ staffNo: string }> }>;
      return roster?.lines.map((line) => line.staffNo);
    };

    const all = await Promise.all(['S07', 'S06', 'S01', 'D01'].map(seen));

    expect(all).toEqual([['S07'], ['S07', 'S08'], ['S04', 'S07', 'S08'], []]);
  });

  test('that is changed tells whose day it was, in an event that keeps the reason sealed', async () => {
    const { post, published, table } = await rosteredSite();
    const version = await published([agent('S04', { 5: 'E' })]);
    const body = { staffNo: 'S04', post: 'COMPLAINT_AGENT', day: '2027-01-05', code: '-', reason: '家中有事' };

    const { status } = await post('S03', `${id}/change`, { version, body });

    expect(status).toBe(200);
    expect(told(table.items(), 'roster.changed')).toEqual([
      { month, staffNo: 'S04', post: 'COMPLAINT_AGENT', day: '2027-01-05', was: 'E', is: '-' },
    ]);
    expect(JSON.stringify(table.items())).not.toContain('家中有事');
  });

  test('is published by a supervisor and not by a leader', async () => {
    const { post } = await rosteredSite();
    await post('S02', '/rosters', { body: { month, lines: [agent('S04', { 5: 'E' })] } });

    const answers = [
      await post('S06', `${id}/publish`, { version: 1 }),
      await post('S02', `${id}/publish`, { version: 1 }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 200]);
  });

  test('is listed a page at a time, the latest month first', async () => {
    const { post, get } = await rosteredSite();
    for (const one of ['2027-01', '2027-02', '2027-03'])
      await post('S02', '/rosters', {
        body: { month: one, lines: [{ staffNo: 'S04', post: 'COMPLAINT_AGENT', cells: cellsWith(one, { 5: 'E' }) }] },
      });
    const months = ({ data }: { data: Record<string, unknown> }) =>
      (data.items as Array<{ month: string }>).map((one) => one.month);

    const first = await get('S02', '/rosters', { limit: '2' });
    const second = await get('S02', '/rosters', { limit: '2', cursor: String(first.data.nextCursor) });

    expect([months(first), months(second), second.data.hasMore]).toEqual([['2027-03', '2027-02'], ['2027-01'], false]);
  });

  test('that is asked for twice with one key is planned once; another body is refused', async () => {
    const { post, table } = await rosteredSite();
    const body = { month, lines: [agent('S04', { 5: 'E' })] };

    const first = await post('S02', '/rosters', { body, key: 'one-key-of-mine' });
    const again = await post('S02', '/rosters', { body, key: 'one-key-of-mine' });
    const other = await post('S02', '/rosters', { body: { ...body, replaces: 1 }, key: 'one-key-of-mine' });

    expect(again.data).toEqual(first.data);
    expect([other.status, other.code]).toEqual([422, 'idempotency.keyReused']);
    expect(told(table.items(), 'roster.planned')).toHaveLength(1);
  });
});
