import { expect, test } from 'vitest';
import { listQueue } from '../../../functions/tickets/desk/actions/list-tickets.ts';
import { recuseIt } from '../../../functions/tickets/dispatch/actions/recuse-person.ts';
import { returnIt } from '../../../functions/tickets/dispatch/actions/take-over.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { superviseIt } from '../../../functions/tickets/supervision/actions/supervise.ts';
import { dispatchedComplaint, matter, of, orderOf, takenOver } from '../../support/complaint.ts';
import { type Told, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { hours, outcomeOf } from '../../support/world.ts';

interface Shown {
  readonly signal: string;
  readonly count: number;
  readonly cases: ReadonlyArray<{ readonly ticketNo: string; readonly assignee?: string }>;
}

const look = ({ ask }: WholeDoor, staffNo: string, query: Record<string, string> = {}) =>
  ask('board', { method: 'GET', path: '/board', staffNo, query });
const signal = ({ data }: Told, name: string) => (data.signals as Shown[]).find((one) => one.signal === name);
const countsOf = ({ data }: Told) =>
  Object.fromEntries((data.signals as Shown[]).filter(({ count }) => count > 0).map((one) => [one.signal, one.count]));

test('the board follows a matter from its offer to its take-over, and shows it when it is late', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const offered = await dispatchedComplaint(w);
  await w.relay();
  const atFirst = await look(door, 'S02');
  await takenOver(w, offered);
  await w.relay();
  const taken = await look(door, 'S02');
  await w.pass(hours(24 * 6));

  const late = await look(door, 'S02');

  expect(countsOf(atFirst)).toEqual({ UNACCEPTED: 1, DUE_SOON: 1 });
  expect(signal(atFirst, 'UNACCEPTED')?.cases).toMatchObject([
    { ticketNo: offered.ticketNo, assignee: offered.workOrder?.assignee },
  ]);
  expect(countsOf(taken)).toEqual({});
  expect(countsOf(late)).toEqual({ OVERDUE: 1, NO_UPDATE: 1 });
});

test('a matter that is given back twice is ping-pong, for a supervisor to designate', async () => {
  const door = await wholeDoor();
  const { w, ask } = door;
  const first = await dispatchedComplaint(w);
  const back = await w.as(first.workOrder?.assignee ?? '', returnIt, { ...orderOf(first), body: { reason: '不归我' } });
  const dispatchAs = (staffNo: string, version: number) =>
    ask('tickets', {
      method: 'POST',
      path: `/tickets/${first.id}/dispatch`,
      staffNo,
      body: { unitId: 'HOUSEKEEPING', ...(staffNo === 'S02' && { staffId: first.workOrder?.assignee }) },
      headers: { 'if-match': String(version), 'idempotency-key': `dispatch-by-${staffNo}-${version}` },
    });
  const second = await dispatchAs('S04', back.version);
  const { assignee = '', id } = (second.data.workOrder ?? {}) as { assignee?: string; id?: string };
  const again = { params: { workOrderId: id }, version: Number(second.data.version), body: { reason: '也不归我' } };
  const twice = await w.as(assignee, returnIt, again);
  await w.relay();

  const board = await look(door, 'S02');
  const agent = await dispatchAs('S04', twice.version);
  const supervisor = await dispatchAs('S02', twice.version);

  expect(countsOf(board)).toMatchObject({ RETURNED: 1, PING_PONG: 1, UNDISPATCHED: 1 });
  expect([twice.level, twice.returns]).toEqual([2, 2]);
  expect([agent.code, supervisor.status]).toEqual(['ticket.toBeDesignated', 200]);
});

test('a supervision order shows, rises when nobody answers, and is answered once though it is tapped twice', async () => {
  const door = await wholeDoor({ tells: true });
  const { w, ask } = door;
  const working = await takenOver(w, await dispatchedComplaint(w));
  const handler = working.workOrder?.assignee ?? '';
  const ordered = await w.as('S19', superviseIt, { ...of(working), body: { level: 'RED', reason: '客人催办两次' } });
  await w.relay();
  const board = await look(door, 'S02');
  await w.pass(hours(1));
  const risen = await w.ticket(working.ticketNo);

  const answer = () =>
    ask('tickets', {
      method: 'POST',
      path: `/tickets/${working.id}/answer-supervision`,
      staffNo: handler,
      body: { text: '今晚完成' },
      headers: { 'if-match': String(risen.version), 'idempotency-key': 'one-answer-tapped-twice' },
    });
  const taps = await Promise.all([answer(), answer()]);
  await w.relay();

  expect([ordered.supervision?.open?.level, countsOf(board).SUPERVISED]).toEqual(['RED', 1]);
  expect([risen.supervision?.open?.status, risen.level]).toEqual(['OVERDUE', 1]);
  expect(taps.map(({ status }) => status)).toEqual([200, 200]);
  expect(w.story(working.id).filter((type) => type.startsWith('supervision.'))).toEqual([
    ...['supervision.issued', 'supervision.unanswered', 'supervision.answered'],
  ]);
  expect(countsOf(await look(door, 'S02')).SUPERVISED).toBeUndefined();
});

test('whoever was told of it last answers a supervision order, the leader of the company as well', async () => {
  const door = await wholeDoor({ tells: true });
  const { w, ask } = door;
  const filed = await w.as('S04', register, { body: { ...matter, channel: 'WECOM' } });
  await w.pass(hours(26));
  const told = (await w.ticket(filed.ticketNo)).told?.staffNo ?? '';
  const ordered = await w.as('S19', superviseIt, {
    params: { ticketId: filed.id },
    version: (await w.ticket(filed.ticketNo)).version,
    body: { level: 'YELLOW', reason: '无人受理' },
  });

  const answered = await ask('tickets', {
    method: 'POST',
    path: `/tickets/${filed.id}/answer-supervision`,
    staffNo: told,
    body: { text: '已指定专人' },
    headers: { 'if-match': String(ordered.version), 'idempotency-key': 'the-leader-answers' },
  });

  expect([told, ordered.supervision?.open?.to, answered.status]).toEqual(['L01', 'L01', 200]);
});

test('nobody is asked to answer who may see no matter: the administrator of the system', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const working = await takenOver(w, await dispatchedComplaint(w));

  const asked = await outcomeOf(() =>
    w.as('S19', superviseIt, { ...of(working), body: { level: 'YELLOW', reason: '无进展', to: 'A01' } }),
  );

  expect(asked).toBe('ticket.mayNotHandle');
});

test('what is late is listed as late every day until somebody has done it, whenever the ladder looks next', async () => {
  const door = await wholeDoor({ tells: true });
  const { w } = door;
  const filed = await w.as('S04', register, { body: matter });
  const listed = async (queue: string) => {
    const { items } = await w.as('S02', listQueue, { query: { queue } });
    return items.map(({ ticketNo }) => ticketNo);
  };

  const days: string[][] = [];
  for (let day = 0; day < 20; day += 1) {
    await w.pass(hours(24));
    days.push(await listed('overdue'));
  }

  expect(days.slice(1)).toEqual(Array.from({ length: 19 }, () => [filed.ticketNo]));
  expect(await listed('due')).toEqual([filed.ticketNo]);
});

test('nobody sees on the board a matter that he is kept away from', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const offered = await dispatchedComplaint(w);
  await w.as('S02', recuseIt, { ...of(offered), body: { staffNo: 'S03', reason: '涉事' } });
  await w.relay();

  const [his, hers] = [
    await look(door, 'S03', { signal: 'UNACCEPTED' }),
    await look(door, 'S02', { signal: 'UNACCEPTED' }),
  ];

  expect([signal(his, 'UNACCEPTED')?.cases, signal(hers, 'UNACCEPTED')?.cases.length]).toEqual([[], 1]);
});

test('a signal is read in pages to its end, each matter once', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const filed = [];
  for (let n = 0; n < 7; n += 1) filed.push((await dispatchedComplaint(w)).ticketNo);
  await w.relay();
  const seen: string[] = [];

  for (let cursor: string | undefined, n = 0; n < 9; n += 1) {
    const page = await look(door, 'S02', { signal: 'UNACCEPTED', limit: '3', ...(cursor && { cursor }) });
    seen.push(...(signal(page, 'UNACCEPTED')?.cases ?? []).map(({ ticketNo }) => ticketNo));
    cursor = page.data.nextCursor as string | undefined;
    if (!cursor) break;
  }

  expect([...seen].sort()).toEqual([...filed].sort());
});
