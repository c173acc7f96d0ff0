import { describe, expect, test } from 'vitest';
import * as rules from '../../../functions/tickets/co-handling/co-rules.ts';
import type { CoOrder } from '../../../functions/tickets/co-handling/model.ts';
import { withdrawIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { takeOverIt } from '../../../functions/tickets/dispatch/actions/take-over.ts';
import { acceptHandOver, handOver, lapseHandOver } from '../../../functions/tickets/dispatch/hand-over-rules.ts';
import { handOn, takeOver, withHandler } from '../../../functions/tickets/dispatch/offer-rules.ts';
import { accept, assess, resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { WorkOrderStatus } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';
import { findings, matter, of, result } from '../../support/complaint.ts';
import { wholeDoor } from '../../support/whole-door.ts';
import { hours, minutes, outcomeOf, type World } from '../../support/world.ts';

const DAY = 24 * 60;
const working = (over: Partial<Ticket> = {}) =>
  aTicket({
    ...{
      status: 'IN_PROGRESS',
      priority: 'P1',
      workOrders: 1,
      handlers: ['H01'],
      workOrder: anOrder({ status: 'TAKEN_OVER' }),
    },
    clocks: { RESOLVE: { state: 'RUNNING', from: now, dueAt: later(DAY), rung: 0 } },
    ...over,
  });
const at = { now, timing };
const invited = (ticket = working(), staffNo = 'H02') => rules.invite(ticket, [], { staffNo }, at);
const part = (status: CoOrder['status']): CoOrder => ({ ...invited().order, status });
const led = (): Ticket => ({ ...invited().ticket.head, version: 2 });
const act = (by: string) => ({ by, now, timing });

describe('a part for somebody else', () => {
  test('is due in 60 percent of what the lead has left, and the lead’s clock goes on', () => {
    const { ticket, order } = invited();

    expect([order.dueAt, ticket.head.clocks.OLA?.dueAt, ticket.head.clocks.RESOLVE?.dueAt]).toEqual([
      later(DAY * 0.6),
      later(DAY * 0.6),
      later(DAY),
    ]);
    expect([ticket.head.coHandlers, order.id]).toEqual([['H02'], anOrder().id.replace(/_1$/, '_2')]);
    expect(ticket.event.wakes?.map(({ machine, id }) => [machine, id])).toContainEqual([
      'complaint-dispatch',
      order.id,
    ]);
  });

  test('is due by its take-over where the lead has nothing left', () => {
    const late = rules.invite(working(), [], { staffNo: 'H02' }, { now: later(DAY), timing });

    expect(late.order.dueAt).toBe(late.order.takeOverBy);
  });

  test.each<[string, () => unknown, string]>([
    ['to the lead', () => invited(working(), 'H01'), 'workOrder.handlesAlready'],
    ['twice to one person', () => invited(led()), 'workOrder.handlesAlready'],
    ['to whoever is kept away', () => invited(working({ recused: ['H02'] })), 'ticket.mayNotHandle'],
    [
      'to a fifth person',
      () => invited(working({ coHandlers: ['A01', 'A02', 'A03', 'A04'] })),
      'workOrder.tooManyCoHandlers',
    ],
    ['of a matter that lies with nobody', () => invited(working({ status: 'ACCEPTED' })), 'state.notAllowed'],
    ['of a matter that is over', () => invited(working({ status: 'CLOSED' })), 'state.notAllowed'],
  ])('is not given %s', async (_what, give, code) => {
    expect(await outcomeOf(give)).toBe(code);
  });

  const giveBack = (one: CoOrder, others: readonly CoOrder[] = [], minutes = 0) =>
    rules.coReturn(led(), [one, ...others], { id: one.id, reason: '不归我' }, { ...act('H02'), now: later(minutes) });
  const earlier = (assignee: string): CoOrder =>
    ({ ...part('RETURNED'), id: `${part('RETURNED').id}1`, assignee }) as CoOrder;

  test.each<[string, () => unknown, string]>([
    [
      'after the time that a lead has',
      () => giveBack(part('OFFERED'), [], 4 * 60 + 2 * 60),
      'workOrder.tooLateToReturn',
    ],
    ['a second time by one person', () => giveBack(part('OFFERED'), [earlier('H02')]), 'workOrder.noFurtherReturn'],
    ['once by each of two', () => giveBack(part('OFFERED'), [earlier('H03')]) && 'done', 'done'],
    ['just in time', () => giveBack(part('OFFERED'), [], 119) && 'done', 'done'],
  ])('is given back %s', async (_what, give, outcome) => {
    expect(await outcomeOf(give)).toBe(outcome);
  });

  const verbs: Readonly<
    Record<string, { verb: (one: CoOrder) => rules.ChangedCo; from: string[]; to: string; open: boolean }>
  > = {
    'taken over': {
      verb: (one) => rules.coTakeOver(led(), [one], one.id, act('H02')),
      from: ['OFFERED'],
      to: 'TAKEN_OVER',
      open: true,
    },
    'given back': {
      verb: (one) => rules.coReturn(led(), [one], { id: one.id, reason: '不归我' }, act('H02')),
      from: ['OFFERED'],
      to: 'RETURNED',
      open: false,
    },
    'left to lapse': {
      verb: (one) => rules.coTimeOut(led(), [one], one.id, at),
      from: ['OFFERED'],
      to: 'TIMED_OUT',
      open: false,
    },
    released: {
      verb: (one) => rules.coRelease(led(), [one], one.id, at),
      from: ['OFFERED', 'TAKEN_OVER'],
      to: 'TIMED_OUT',
      open: false,
    },
    submitted: {
      verb: (one) => rules.submit(led(), [one], { id: one.id, result: '好' }, act('H02')),
      from: ['TAKEN_OVER'],
      to: 'SUBMITTED',
      open: true,
    },
    accepted: {
      verb: (one) => rules.acceptPart(led(), [one], one.id, act('H01')),
      from: ['SUBMITTED'],
      to: 'ACCEPTED',
      open: false,
    },
    'sent back': {
      verb: (one) => rules.sendBack(led(), [one], { id: one.id, reason: '缺' }, act('H01')),
      from: ['SUBMITTED'],
      to: 'TAKEN_OVER',
      open: true,
    },
    cancelled: {
      verb: (one) => rules.cancelPart(led(), [one], { id: one.id, reason: '不需' }, act('H01')),
      from: ['OFFERED', 'TAKEN_OVER', 'SUBMITTED'],
      to: 'CANCELLED',
      open: false,
    },
  };

  describe.each(Object.entries(verbs))('is %s', (_name, { verb, from, to, open }) => {
    test.each(WorkOrderStatus.options)('from %s', async (status) => {
      const outcome = await outcomeOf(() => verb(part(status)));

      if (!from.includes(status)) return expect(outcome).toBe('state.notAllowed');
      const { order, ticket } = outcome as rules.ChangedCo;
      expect([order.status, ticket.head.coHandlers]).toEqual([to, open ? ['H02'] : undefined]);
      expect(ticket.head.clocks.OLA !== undefined).toBe(to === 'TAKEN_OVER');
    });
  });

  test.each<[string, (one: CoOrder) => unknown]>([
    ['take it over but the one who is asked', (one) => rules.coTakeOver(led(), [one], one.id, act('H03'))],
    [
      'submit it but its co-handler',
      (one) => rules.submit(led(), [{ ...one, status: 'TAKEN_OVER' }], { id: one.id, result: '好' }, act('H01')),
    ],
    ['accept it but the lead', (one) => rules.acceptPart(led(), [{ ...one, status: 'SUBMITTED' }], one.id, act('H02'))],
    [
      'send it back but the lead',
      (one) => rules.sendBack(led(), [{ ...one, status: 'SUBMITTED' }], { id: one.id, reason: '—' }, act('H02')),
    ],
  ])('nobody may %s', async (_what, tried) => {
    expect(await outcomeOf(() => tried(part('OFFERED')))).toBe('workOrder.notYours');
  });
});

describe('handing over', () => {
  const given = () =>
    handOver(working(), { id: anOrder().id, by: 'H01', to: 'H02', note: '约 19 点回电' }, now, timing).head;

  test('leaves the matter with its giver until the receiver accepts it', () => {
    const offered = given();
    const { head } = acceptHandOver(offered, { id: anOrder().id, by: 'H02' });

    expect([offered.workOrder?.assignee, offered.handOver]).toEqual(['H01', { to: 'H02', until: later(15) }]);
    expect([head.workOrder?.assignee, head.handOver, head.handlers]).toEqual(['H02', undefined, ['H01', 'H02']]);
    expect(head.clocks).toEqual(offered.clocks);
  });

  test('that nobody accepts in 15 minutes is told to the group leader, and it stays with its giver', () => {
    const early = lapseHandOver(given(), later(14));
    const lapsed = lapseHandOver(given(), later(15));

    expect([early, lapsed?.head.level, lapsed?.head.handOver, lapsed?.head.workOrder?.assignee]).toEqual([
      undefined,
      1,
      undefined,
      'H01',
    ]);
  });

  test.each<[string, () => unknown, string]>([
    [
      'by somebody else',
      () => handOver(working(), { id: anOrder().id, by: 'H03', to: 'H02', note: '—' }, now, timing),
      'workOrder.notYours',
    ],
    [
      'to himself',
      () => handOver(working(), { id: anOrder().id, by: 'H01', to: 'H01', note: '—' }, now, timing),
      'workOrder.handlesAlready',
    ],
    [
      'to whoever is kept away',
      () => handOver(working({ recused: ['H02'] }), { id: anOrder().id, by: 'H01', to: 'H02', note: '—' }, now, timing),
      'ticket.mayNotHandle',
    ],
    [
      'before it was taken over',
      () =>
        handOver(
          working({ status: 'DISPATCHED', workOrder: anOrder() }),
          { id: anOrder().id, by: 'H01', to: 'H02', note: '—' },
          now,
          timing,
        ),
      'state.notAllowed',
    ],
    ['and accepted by a third', () => acceptHandOver(given(), { id: anOrder().id, by: 'H03' }), 'workOrder.notYours'],
    [
      'and accepted where nothing is handed over',
      () => acceptHandOver(working(), { id: anOrder().id, by: 'H02' }),
      'workOrder.notHandedOver',
    ],
  ])('is refused %s', async (_what, tried, code) => {
    expect(await outcomeOf(tried)).toBe(code);
  });
});

test.each([
  ['to another person', (ticket: Ticket) => handOn(ticket, { staffNo: 'H03' }, now, timing)],
  ['to nobody', (ticket: Ticket) => handOn(ticket, undefined, now, timing)],
])('what is on its way to a colleague and is given %s is not on its way any more', async (_to, give) => {
  const offered = handOver(working(), { id: anOrder().id, by: 'H01', to: 'H02', note: '—' }, now, timing).head;

  const { head } = give(offered);
  const taken = {
    ...head,
    status: 'IN_PROGRESS',
    workOrder: anOrder({ status: 'TAKEN_OVER', assignee: 'H03' }),
  } as Ticket;

  expect(head.handOver).toBeUndefined();
  expect(await outcomeOf(() => acceptHandOver(taken, { id: anOrder().id, by: 'H02' }))).toBe('workOrder.notHandedOver');
});

test('a ninth person who works on it is let in; the newest eight are remembered', () => {
  const eight = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08'];
  const offered = aTicket({ status: 'DISPATCHED', handlers: eight, workOrder: anOrder() });

  const { head } = takeOver(offered, { workOrderId: anOrder().id, staffNo: 'H01' }, now, timing);

  expect(head.handlers).toEqual([...eight.slice(1), 'H01']);
  expect(withHandler(['A01', 'A02'], 'A01')).toEqual(['A02', 'A01']);
});

/** A complaint for housekeeping with a part for catering, both offered by one dispatch. */
async function withCatering(w: World): Promise<TicketView> {
  const filed = await w.as('S04', register, { body: matter });
  const assessed = await w.as('S04', assess, { ...of(filed), body: findings });
  const accepted = await w.as('S04', accept, of(assessed));
  const body = { unitId: 'HOUSEKEEPING', staffId: 'D01', coHandlers: [{ staffId: 'D02' }], note: '分头办理' };
  return w.as('S04', dispatchIt, { ...of(accepted), body });
}

test('lead and co-handler work side by side: both are told, the part is sent back once, and only then the matter is resolved', async () => {
  const door = await wholeDoor({ tells: true });
  const { w, ask } = door;
  const offered = await withCatering(w);
  await w.relay();
  const partId = offered.workOrder?.id.replace(/_1$/, '_2') ?? '';
  const on = (id: string, verb: string, staffNo: string, body: object) => async (version: number) =>
    ask('tickets', {
      ...{ method: 'POST', path: `/work-orders/${id}/${verb}`, staffNo, body },
      headers: { 'if-match': String(version), 'idempotency-key': `${verb}-of-${id}-${version}` },
    });
  let version = offered.version;
  const statuses: unknown[] = [];
  for (const tried of [
    on(offered.workOrder?.id ?? '', 'take-over', 'D01', {}),
    on(partId, 'take-over', 'D02', {}),
    on(partId, 'submit', 'D02', { result: '延误 25 分钟' }),
    on(partId, 'send-back', 'D01', { reason: '缺监控时间' }),
    on(partId, 'submit', 'D02', { result: '补充监控时间' }),
  ]) {
    const told = await tried(version);
    statuses.push(told.status);
    version = Number(told.data.version);
  }
  const early = await outcomeOf(() =>
    w.as('D01', resolveIt, { params: { ticketId: offered.id }, version, body: result }),
  );
  const mine = await ask('tickets', { method: 'GET', path: '/work-orders', query: { mine: '1' }, staffNo: 'D02' });
  const accepted = await on(partId, 'accept', 'D01', {})(version);
  const view = await ask('tickets', { method: 'GET', path: `/tickets/${offered.id}`, staffNo: 'D01' });
  const done = await w.as('D01', resolveIt, {
    params: { ticketId: offered.id },
    version: Number(accepted.data.version),
    body: result,
  });

  const told = w.table.items().filter((item) => item.is === 'notice' && item.kind === 'work-order.offered');
  expect(told.map(({ recipient }) => recipient).sort()).toEqual(['D01', 'D02']);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  expect(early).toBe('workOrder.coHandlersNotDone');
  expect((mine.data.items as { workOrder: { id: string } }[]).map(({ workOrder }) => workOrder.id)).toEqual([partId]);
  expect((view.data.coOrders as { status: string }[]).map(({ status }) => status)).toEqual(['ACCEPTED']);
  expect([done.status, done.handlers]).toEqual(['RESOLVED', ['D01', 'D02']]);
  expect(w.story(offered.id).filter((type) => type.startsWith('work-order.'))).toEqual([
    ...['work-order.offered', 'work-order.taken-over', 'work-order.co-taken-over', 'work-order.submitted'],
    ...['work-order.sent-back', 'work-order.submitted', 'work-order.accepted'],
  ]);
});

test('a part that nobody takes over is given back to the lead, by the clock alone', async () => {
  const { w } = await wholeDoor({ tells: true });
  const offered = await withCatering(w);
  await w.as('D01', takeOverIt, { params: { workOrderId: offered.workOrder?.id }, version: offered.version });

  await w.pass(hours(4));

  const ticket = await w.ticket(offered.ticketNo);
  expect([ticket.coHandlers, ticket.clocks.OLA]).toEqual([undefined, undefined]);
  expect(w.story(offered.id)).toContain('work-order.co-timed-out');
});

test('a matter that ends takes its parts with it: nobody finds them in his list any more', async () => {
  const { w } = await wholeDoor();
  const offered = await withCatering(w);
  const taken = await w.as('D01', takeOverIt, {
    params: { workOrderId: offered.workOrder?.id },
    version: offered.version,
  });
  await w.pass(minutes(5));

  await w.as('S04', withdrawIt, { ...of(taken), body: { reason: '客人撤诉' } });

  const kept = w.table.items().filter((item) => item.is === 'co-order');
  expect(kept.map(({ status, queuePk }) => [status, queuePk])).toEqual([['CANCELLED', undefined]]);
});
