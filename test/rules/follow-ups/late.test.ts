import { expect, test } from 'vitest';
import { list } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import { resolvedComplaint } from '../../support/complaint.ts';
import { type Told, wholeDoor } from '../../support/whole-door.ts';
import { hours } from '../../support/world.ts';

const lateCalls = ({ data }: Told) =>
  (data.signals as { signal: string; count: number }[]).find(({ signal }) => signal === 'CALL_LATE')?.count;

test('a call that nobody makes is told up to the leader of the company, and to him every day until it is made', async () => {
  const { w, ask } = await wholeDoor({ tells: true });
  const done = await resolvedComplaint(w);
  await w.relay();

  await w.pass(hours(24 * 10));

  const told = w.events().filter(({ type }) => type === 'follow-up.late');
  expect(told.slice(0, 6).map(({ facts }) => [facts.post, facts.missed])).toEqual([
    ['FOLLOW_UP_LEADER', 1],
    ['SERVICE_SUPERVISOR', 2],
    ['GUEST_SERVICE_MANAGER', 3],
    ['COMPANY_LEADER', 4],
    ['COMPANY_LEADER', 5],
    ['COMPANY_LEADER', 6],
  ]);
  // Told at the looks of its execution, four service hours apart: one notice a day, and no day without.
  const days = told.slice(4).map(({ at }) => at.slice(0, 10));
  expect(new Set(days).size).toBe(days.length);
  expect(days.length).toBeGreaterThanOrEqual(4);
  const look = () => ask('board', { method: 'GET', path: '/board', staffNo: 'S02', query: {} });
  expect(lateCalls(await look())).toBe(1);
  const inbox = await ask('notices', { method: 'GET', path: '/notices', staffNo: 'S09', query: {} });
  expect(JSON.stringify(inbox.data.items)).toContain('回访逾期');

  const [call] = (await w.as('S13', list, {})).items;
  await w.as('S13', record, { params: { followUpId: call?.id }, body: { outcome: 'NO_ANSWER' } });
  await w.relay();
  expect(lateCalls(await look())).toBe(0);
  expect((await w.ticket(done.ticketNo)).clocks.FOLLOW_UP?.state).toBe('BREACHED');
});

test('a call that is made in time meets its clock, however long the guest cannot be reached', async () => {
  const { w } = await wholeDoor();
  const done = await resolvedComplaint(w);
  await w.relay();
  const [call] = (await w.as('S13', list, {})).items;
  await w.as('S13', record, { params: { followUpId: call?.id }, body: { outcome: 'NO_ANSWER' } });

  await w.pass(hours(24 * 30));

  expect((await w.ticket(done.ticketNo)).clocks.FOLLOW_UP?.state).toBe('MET');
});
