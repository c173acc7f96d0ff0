import { expect, test } from 'vitest';
import { listQueue } from '../../../functions/tickets/desk/actions/list-tickets.ts';
import { acceptHandOver, handOver } from '../../../functions/tickets/dispatch/hand-over-rules.ts';
import { handOn } from '../../../functions/tickets/dispatch/offer-rules.ts';
import { backInPool } from '../../../functions/tickets/dispatch/shift-end-rules.ts';
import { assess } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { submit } from '../../../functions/tickets/intake/actions/submit-ticket.ts';
import { reassignIt } from '../../../functions/tickets/ladder/actions/command.ts';
import { anOrder, aTicket, now, timing } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, findings, matter, of, takenOver } from '../../support/complaint.ts';
import { hours, type World, world } from '../../support/world.ts';

const mine = async (w: World, who: string) =>
  (await w.as(who, listQueue, { query: { queue: 'mine-first-contact' } })).items.map(({ id }) => id);

test('whoever met the guest first answers for his matter, and has it in his list, until somebody has accepted it', async () => {
  const w = await world();
  const filed = await w.as('S07', register, { body: matter });
  const assessed = await w.as('S04', assess, { ...of(filed), body: findings });
  const offered = await dispatchedComplaint(w);
  await w.relay();
  const before = [await mine(w, 'S07'), await mine(w, 'S04')];

  const working = await takenOver(w, offered);
  await w.relay();

  expect([filed.owner, assessed.owner, offered.owner]).toEqual(['S07', 'S07', 'S04']);
  expect(before).toEqual([[filed.id], [offered.id]]);
  expect([working.owner, await mine(w, 'S04')]).toEqual([working.workOrder?.assignee, []]);
});

test('what a guest files himself is the first colleague’s who takes it up', async () => {
  const w = await world();
  const op = { key: 'a-form', body: '{}' };
  const body = { kind: 'COMPLAINT', description: '空调不制冷', noticeVersion: '2026-11', challenge: 'x' } as const;
  const call = { input: { params: {}, query: {}, body }, actor: { kind: 'public', site: 'dolon' }, now: w.now };
  const { ticketNo } = await submit.run({ ...call, deps: w.tickets, op, correlationId: 'form' } as never);
  const filed = await w.ticket(ticketNo);

  const assessed = await w.as('S05', assess, { ...of(filed as never), body: findings });

  expect([filed.owner, assessed.owner]).toEqual([undefined, 'S05']);
});

test('he is reminded beside whoever it is offered to, and no more once that one has accepted it', async () => {
  const w = await world({ tells: true });
  // Whoever writes has not been spoken to yet.
  const written = { ...matter, channel: 'WECOM' };
  const offered = await dispatchedComplaint(w, written);
  const working = await takenOver(w, await dispatchedComplaint(w, written));

  await w.pass(hours(2));

  const reminded = (no: string) =>
    w.table
      .items()
      .filter((item) => item.is === 'notice' && item.ticketNo === no && item.kind === 'ticket.reminded')
      .map(({ recipient }) => String(recipient));
  expect(reminded(offered.ticketNo)).toEqual(expect.arrayContaining(['S04', offered.workOrder?.assignee]));
  expect(reminded(working.ticketNo)).not.toContain('S04');
});

test.each([
  ['a hand-over that is accepted', 'H02', () => acceptHandOver(handedOver(), { id: anOrder().id, by: 'H02' })],
  ['a hand-over that nobody has accepted yet', 'H01', () => ({ head: handedOver() })],
  ['going on to the next because he is away', undefined, () => handOn(taken(), { staffNo: 'H02' }, now, timing)],
  ['going back to the pool', undefined, () => backInPool(taken(), now, timing)],
])('after %s the owner is %s', (_what, owner, act) => {
  expect(act().head.owner).toBe(owner);
});

const taken = () => aTicket({ status: 'IN_PROGRESS', owner: 'H01', workOrder: anOrder({ status: 'TAKEN_OVER' }) });
const handedOver = () => handOver(taken(), { id: anOrder().id, by: 'H01', to: 'H02', note: '有约' }, now, timing).head;

test('a matter that is given to another unit before anybody took it stays the first contact’s', async () => {
  const w = await world();
  const offered = await dispatchedComplaint(w);

  const other = await w.as('S04', reassignIt, { ...of(offered), body: { unitId: 'CATERING', reason: '实为餐饮' } });

  expect(other.owner).toBe('S04');
});
