import { expect, test } from 'vitest';
import { list } from '../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../functions/follow-ups/actions/record-attempt.ts';
import { listQueue } from '../../functions/tickets/desk/actions/list-tickets.ts';
import { dispatchIt } from '../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { takeOverIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import { accept, assess, message, note, resolveIt } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import type { TicketView } from '../../functions/tickets/views.ts';
import { hours, minutes, outcomeOf, type World, world } from '../support/world.ts';

const findings = {
  severity: 'MINOR',
  domain: 'LODGING',
  stage: 'DERIVATIVE',
  category: '客房/空调',
  peopleAffected: 2,
} as const;
const result = {
  result: '已更换空调',
  cause: '压缩机故障',
  evidence: '维修单',
  complainantToldAt: '2026-11-23T02:30:00.000Z',
};

const of = (ticket: TicketView) => ({ params: { ticketId: ticket.id }, version: ticket.version });

async function dispatched(w: World, channel = 'PHONE'): Promise<TicketView> {
  const filed = await w.as('S04', register, {
    body: { kind: 'COMPLAINT', channel, description: '空调不制冷', contact: { phone: '19000000051' } },
  });
  const assessed = await w.as('S04', assess, { ...of(filed), body: findings });
  const accepted = await w.as('S04', accept, of(assessed));
  return w.as('S04', dispatchIt, { ...of(accepted), body: { unitId: 'HOUSEKEEPING' } });
}

const taken = (w: World, ticket: TicketView, staffNo = ticket.workOrder?.assignee ?? '') =>
  w.as(staffNo, takeOverIt, { params: { workOrderId: ticket.workOrder?.id }, version: ticket.version });

async function resolved(w: World): Promise<TicketView> {
  const working = await taken(w, await dispatched(w));
  await w.pass(minutes(40));
  const done = await w.as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: result });
  await w.relay();
  return done;
}

test('a complaint that goes well is closed by a follow-up caller who did not handle it', async () => {
  const w = await world();
  const done = await resolved(w);

  const { items } = await w.as('S13', list, {});
  const call = items[0];
  await w.as('S13', record, {
    params: { followUpId: call?.id },
    body: { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 },
  });

  expect(w.story(done.id)).toEqual([
    'ticket.received',
    'ticket.assessed',
    'ticket.accepted',
    'work-order.offered',
    'work-order.taken-over',
    'ticket.resolved',
    'follow-up.planned',
    'ticket.closed',
  ]);
});

test('an offer that nobody takes goes to the next person, and after the second miss back to the group leader', async () => {
  const w = await world();
  const offered = await dispatched(w);

  await w.pass(hours(26));

  const ticket = await w.ticket(offered.ticketNo);
  const story = w.story(offered.id);
  expect(story).toContain('work-order.offered-again');
  expect(story).toContain('work-order.no-taker');
  expect(ticket).toMatchObject({ status: 'ACCEPTED', workOrder: { status: 'TIMED_OUT' } });
  expect(ticket.level).toBeGreaterThanOrEqual(1);
  const { items } = await w.as('S03', listQueue, { query: { queue: 'no-taker' } });
  expect(items.map((item: TicketView) => item.id)).toEqual([offered.id]);
});

test('a guest for whom nothing is solved gets the matter taken up again, one level higher', async () => {
  const w = await world();
  const done = await resolved(w);
  const call = (await w.as('S13', list, {})).items[0];

  await w.as('S13', record, {
    params: { followUpId: call?.id },
    body: { outcome: 'ANSWERED', talkSeconds: 60, solved: 'NO', overall: 1 },
  });

  const ticket = await w.ticket(done.ticketNo);
  expect(ticket).toMatchObject({ status: 'ACCEPTED', reopened: 1, level: 2 });
});

test('whoever handled a matter may not make its follow-up call', async () => {
  const w = await world();
  const done = await resolved(w);
  const ticket = await w.ticket(done.ticketNo);
  const call = (await w.as('S13', list, {})).items[0];
  const save = { ...ticket, handlers: [...ticket.handlers, 'S13'] };
  await w.table.write({
    kind: 'update',
    key: { pk: `S#dolon#T#${ticket.ticketNo}`, sk: 'A#HEAD' },
    set: { handlers: save.handlers },
  });

  const attempt = w.as('S13', record, {
    params: { followUpId: call?.id },
    body: { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 },
  });

  expect(await outcomeOf(() => attempt)).toBe('followUp.ownCase');
});

test('of two people who change a ticket at once, one wins and the other learns the version that stands now', async () => {
  const w = await world();
  const offered = await dispatched(w);
  const working = await taken(w, offered);

  const outcomes = await Promise.all(
    ['甲', '乙'].map((text) => outcomeOf(() => w.as('S02', message, { ...of(working), body: { text } }))),
  );

  expect(outcomes.filter((outcome) => outcome === 'version.stale')).toHaveLength(1);
});

test('a repeated request gets the first answer although the ticket has moved on', async () => {
  const w = await world();
  const filed = await w.as('S04', register, { body: { kind: 'COMPLAINT', channel: 'PHONE', description: '等位太久' } });
  const once = { ...of(filed), body: findings, key: 'double tap' };
  const first = await w.as('S04', assess, once);
  await w.as('S04', accept, of(first));

  const again = await w.as('S04', assess, once);

  expect(again).toEqual(first);
});

test('a guest who looks his number up sees what was done for him, and nothing of what staff wrote for each other', async () => {
  const w = await world();
  const working = await taken(w, await dispatched(w));
  const noted = await w.as('S02', note, { ...of(working), body: { text: '只给同事看' } });
  await w.as('S02', message, { ...of(noted), body: { text: '维修人员半小时内到' } });

  const seen = await w.lookUp(working.ticketNo, 'S04 request 1');

  expect(seen.timeline.map((step) => step.what)).toEqual([
    'ticket.received',
    'ticket.accepted',
    'work-order.offered',
    'work-order.taken-over',
    'ticket.messaged',
  ]);
  expect(JSON.stringify(seen)).toContain('维修人员半小时内到');
  expect(JSON.stringify(seen)).not.toContain('只给同事看');
});

test('five wrong query codes lock a number for a quarter of an hour, for its owner too', async () => {
  const w = await world();
  const offered = await dispatched(w);
  for (let n = 0; n < 5; n += 1)
    expect(await outcomeOf(() => w.lookUp(offered.ticketNo, 'somebody else'))).toBe('ticket.wrongQueryCode');

  const locked = await outcomeOf(() => w.lookUp(offered.ticketNo, 'S04 request 1'));
  await w.pass(minutes(16));
  const later = await w.lookUp(offered.ticketNo, 'S04 request 1');

  expect(locked).toBe('ticket.tooManyTries');
  expect(later.status).toBe('DISPATCHED');
});

test('whatever message is lost, the reconciler brings the call, the next offer and the ladder about', async () => {
  const w = await world();
  const offered = await dispatched(w, 'WECOM');
  await w.relay((event) => event.wakes !== undefined);

  await w.pass(hours(3));
  await w.reconcile();
  const passedOn = await w.ticket(offered.ticketNo);
  expect(passedOn.workOrder?.assignee).not.toBe(offered.workOrder?.assignee);
  expect(w.executions.map((execution) => execution.machine).sort()).toEqual(['complaint-dispatch', 'escalation']);

  const working = await w.as(passedOn.workOrder?.assignee ?? '', takeOverIt, {
    params: { workOrderId: passedOn.workOrder?.id },
    version: passedOn.version,
  });
  await w.as(passedOn.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: result });
  await w.relay((event) => event.type === 'ticket.resolved');
  await w.pass(hours(48));
  await w.reconcile();
  expect((await w.as('S13', list, {})).items).toHaveLength(1);
});

test('whoever a risen level calls for is a named human, who neither handles the matter nor holds the level below', async () => {
  const w = await world();
  const offered = await dispatched(w);

  await w.pass(hours(24 * 12));

  const own = w.events().filter((event) => event.entityId === offered.id);
  const told = own.filter((event) => event.facts.to !== undefined);
  expect(new Set(told.map((event) => `${event.facts.calls} ${event.facts.to}`))).toEqual(
    new Set(['1 S03', '2 S02', '3 S01', '4 L01']),
  );
  expect(told.slice(0, 4).map((event) => event.facts.level)).toEqual([1, 2, 3, 4]);
  // That the matter stands at the top keeps nobody from being told of the next clock that ends.
  const breaches = own.filter(({ facts }) =>
    [facts.reached].flat().some((one) => Number(String(one).split(':')[1]) >= 100),
  );
  expect(breaches.length).toBeGreaterThan(10);
  expect(breaches.filter(({ facts }) => facts.to === undefined && facts.copied === undefined)).toEqual([]);
});
