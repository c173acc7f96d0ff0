import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../functions/kernel/time.ts';
import { offShift } from '../../../functions/rosters/off-shift-rules.ts';
import { inviteIt } from '../../../functions/tickets/co-handling/actions/change-parts.ts';
import type { CoOrder } from '../../../functions/tickets/co-handling/model.ts';
import { takeOverIt } from '../../../functions/tickets/dispatch/actions/take-over.ts';
import { settleShiftEnds } from '../../../functions/tickets/dispatch/settle-shift-ends.ts';
import { atShiftEnd, isPartLeft } from '../../../functions/tickets/dispatch/shift-end-rules.ts';
import { reprioritiseIt } from '../../../functions/tickets/ladder/actions/command.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { aRoster, cellsWith } from '../../support/builders-rosters.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';
import { anOrder, aTicket, later, now } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, of, takenOver } from '../../support/complaint.ts';
import { site, world } from '../../support/world.ts';

const due = (minutes: number, state: 'RUNNING' | 'PAUSED' = 'RUNNING') => ({
  RESOLVE: { state, from: now, dueAt: later(minutes), rung: 0 },
});
const taken = anOrder({ status: 'TAKEN_OVER' });
const inHand = (over: Partial<Ticket>) =>
  aTicket({ status: 'IN_PROGRESS', workOrder: taken, clocks: due(600), ...over });

test.each<[string, Partial<Ticket>, number | undefined, string]>([
  ['P1, however much time it has', { priority: 'P1', clocks: due(9_999) }, 60, 'HAND_ON'],
  ['P2', { priority: 'P2', clocks: due(9_999) }, 60, 'HAND_ON'],
  [
    'P2 that a colleague is about to accept',
    { priority: 'P2', handOver: { to: 'H02', until: later(10) } },
    60,
    'STAYS',
  ],
  [
    'P1 that is only offered, and lapses by itself',
    { priority: 'P1', status: 'DISPATCHED', workOrder: anOrder() },
    60,
    'STAYS',
  ],
  ['due before the next shift', {}, 601, 'BACK'],
  ['due with the next shift', {}, 600, 'STAYS'],
  ['due after its beginning', {}, 599, 'STAYS'],
  ['of somebody of whom nobody knows when he comes back', {}, undefined, 'BACK'],
  ['that waits for the guest', { status: 'WAITING_CUSTOMER', clocks: due(1) }, 600, 'STAYS'],
  ['with a proposal that the guest has not answered', { status: 'PROPOSED', clocks: due(1) }, 600, 'STAYS'],
  ['P1 that waits for the guest', { priority: 'P1', status: 'WAITING_CUSTOMER' }, 60, 'STAYS'],
  ['P2 with a proposal that the guest has not answered', { priority: 'P2', status: 'PROPOSED' }, 60, 'STAYS'],
  ['P1 in which what was agreed is carried out', { priority: 'P1', status: 'EXECUTING' }, 60, 'HAND_ON'],
  ['whose clock stands still', { clocks: due(1, 'PAUSED') }, 600, 'STAYS'],
])('at the end of a shift, a matter %s', (_title, over, next, expected) => {
  expect(atShiftEnd(inHand(over), next === undefined ? undefined : later(next))).toBe(expected);
});

const partDue = (minutes: number, status: CoOrder['status'] = 'TAKEN_OVER') =>
  ({ status, dueAt: later(minutes) }) as CoOrder;

test.each<[string, CoOrder, Ticket['priority'], number | undefined, boolean]>([
  ['of a P1', partDue(9_999), 'P1', 60, true],
  ['of a P2 that is only offered, and lapses by itself', partDue(9_999, 'OFFERED'), 'P2', 60, false],
  ['of a P1 that waits for its lead', partDue(1, 'SUBMITTED'), 'P1', 60, false],
  ['of a P3 that is due before the next shift', partDue(599), 'P3', 600, true],
  ['of a P3 that is due with the next shift', partDue(600), 'P3', 600, false],
  ['of somebody of whom nobody knows when he comes back', partDue(9_999), 'P3', undefined, true],
])('at the end of a shift, a part %s', (_title, part, priority, next, left) => {
  expect(isPartLeft(part, priority, next === undefined ? undefined : later(next))).toBe(left);
});

const month = '2026-11';
const handler = (staffNo: string) =>
  aMember(staffNo, { posts: [aPost('HANDLER', { unitId: 'HOUSEKEEPING' })], skills: ['LODGING'] });
const staff = [handler('D01'), handler('D02')];

describe('who is at work no more', () => {
  const at = (
    instant: string,
    lines: Readonly<Record<string, Readonly<Record<number, string>>>>,
    status = 'PUBLISHED',
  ) => {
    const cells = Object.fromEntries(
      Object.entries(lines).map(([who, days]) => [`${who}:HANDLER`, cellsWith(month, days)]),
    );
    const roster = aRoster(month, cells, { status: status as never });
    return offShift({ rosters: [roster], staff, at: instant as Instant });
  };

  // E lasts from eight to four by the clock of the house: 00:00 to 08:00 UTC.
  test.each([
    ['nobody at work', '2026-11-23T02:00:00.000Z', []],
    ['not yet in the last quarter of an hour', '2026-11-23T08:14:59.999Z', []],
    [
      'a quarter of an hour after his shift',
      '2026-11-23T08:15:00.000Z',
      [{ staffNo: 'D01', nextShiftAt: '2026-11-25T00:00:00.000Z' }],
    ],
  ])('is %s', (_title, instant, expected) => {
    expect(at(instant, { D01: { 23: 'E', 25: 'E' } })).toEqual(expected);
  });

  test('is nobody where nothing is published, and nobody who is on call', () => {
    const draft = at('2026-11-23T10:00:00.000Z', { D01: { 23: 'E' } }, 'DRAFT');
    const onCall = at('2026-11-23T10:00:00.000Z', { D01: { 23: 'C' } });

    expect([draft, onCall]).toEqual([[], []]);
  });
});

test('an urgent matter that is left behind is handed on, and the group leader is told; once', async () => {
  const w = await world();
  const working = await takenOver(w, await dispatchedComplaint(w));
  const who = working.workOrder?.assignee ?? '';
  await w.as('S03', reprioritiseIt, { ...of(working), body: { priority: 'P2', reason: '金额较大' } });
  const deps = { ...w.tickets, offShift: async () => [{ staffNo: who }] };
  const at = { now: w.now, correlationId: 'shift-end', deps };

  const moved = [await settleShiftEnds(site, at), await settleShiftEnds(site, at)];

  const ticket = await w.ticket(working.ticketNo);
  expect(moved).toEqual([1, 0]);
  expect([ticket.status, ticket.workOrder?.status, ticket.level]).toEqual(['DISPATCHED', 'OFFERED', 1]);
  expect(ticket.workOrder?.assignee).not.toBe(who);
});

test('a part of what is urgent goes back to its lead, who asks somebody else; once', async () => {
  const w = await world();
  const working = await takenOver(w, await dispatchedComplaint(w));
  const urgent = await w.as('S03', reprioritiseIt, { ...of(working), body: { priority: 'P2', reason: '金额较大' } });
  const led = await w.as('S04', inviteIt, {
    ...of(urgent),
    body: { staffId: working.workOrder?.assignee === 'D01' ? 'D02' : 'D01' },
  });
  const who = led.coHandlers?.[0] ?? '';
  const [part] = await w.tickets.tickets.openParts(site, who);
  await w.as(who, takeOverIt, { params: { workOrderId: part?.id }, version: led.version });
  const deps = { ...w.tickets, offShift: async () => [{ staffNo: who }] };
  const at = { now: w.now, correlationId: 'shift-end', deps };

  const moved = [await settleShiftEnds(site, at), await settleShiftEnds(site, at)];

  const ticket = await w.ticket(working.ticketNo);
  expect(moved).toEqual([1, 0]);
  expect([ticket.coHandlers, ticket.workOrder?.assignee]).toEqual([undefined, working.workOrder?.assignee]);
});

test('a matter that falls due before he is back is given to somebody else, and he may be asked again', async () => {
  const w = await world();
  const working = await takenOver(w, await dispatchedComplaint(w));
  const who = working.workOrder?.assignee ?? '';
  const deps = { ...w.tickets, offShift: async () => [{ staffNo: who }] };

  await settleShiftEnds(site, { now: w.now, correlationId: 'shift-end', deps });

  const ticket = await w.ticket(working.ticketNo);
  expect([ticket.status, ticket.workOrder?.status, ticket.passedOver, ticket.level]).toEqual([
    'ACCEPTED',
    'CANCELLED',
    [],
    0,
  ]);
  expect(ticket.clocks.DISPATCH?.from).toBe(w.now);
});
