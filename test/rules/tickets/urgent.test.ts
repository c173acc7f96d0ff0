import { describe, expect, test } from 'vitest';
import { setPolicy } from '../../../functions/policies/actions/put-policy.ts';
import { activePosts } from '../../../functions/staff/rules.ts';
import { nextRung } from '../../../functions/tickets/clocks.ts';
import { askCustomer, propose } from '../../../functions/tickets/dialogue/conversation-rules.ts';
import { assess } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { convert } from '../../../functions/tickets/intake/convert-rules.ts';
import {
  containIt,
  escalateIt,
  reprioritiseIt,
  situationIt,
} from '../../../functions/tickets/ladder/actions/command.ts';
import { contain, pressOn, startOf, withContainment } from '../../../functions/tickets/ladder/urgent-rules.ts';
import { isInReview, type Ticket } from '../../../functions/tickets/model.ts';
import { message, receive } from '../../../functions/tickets/rules.ts';
import { Channel, type Grade, type Priority, TicketKind } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';
import { findings, matter, of } from '../../support/complaint.ts';
import { minutes, outcomeOf, site, type World, world } from '../../support/world.ts';

const intakeOf = (kind: TicketKind) => {
  const { site: at, ticketNo } = aTicket();
  return { site: at, ticketNo, kind, channel: 'WEB', anonymous: false, slaVersion: 0 } as const;
};

const danger = (over: object = {}) =>
  aTicket({
    ...withContainment(aTicket({ priority: 'P1', clocks: {}, status: 'IN_PROGRESS', level: 2 }), now, timing),
    ...over,
  });

describe('the ladder begins', () => {
  test.each<
    [
      string,
      { priority?: Priority; grade?: Grade; recused?: string[]; outside?: boolean; channel?: Channel },
      number,
      number[],
    ]
  >([
    ['nowhere for an ordinary complaint', {}, 0, []],
    ['at 2 for the highest priority, and 1 knows', { priority: 'P1' }, 2, [1]],
    ['at 2 for a complaint of grade V, and 3 knows', { grade: 'V' }, 2, [3]],
    ['at 2 for grade V in danger, and 1 and 3 know', { grade: 'V', priority: 'P1' }, 2, [1, 3]],
    ['nowhere for grade A', { grade: 'A' }, 0, []],
    ['at 2 for one about the staff', { recused: ['D01'] }, 2, []],
    ['at 3 where the press or a lawyer is in it', { outside: true }, 3, []],
    ['at 3 for what 12345 forwards', { channel: 'HOTLINE_12345' }, 3, []],
    ['at 3 for what 12315 forwards', { channel: 'PLATFORM_12315', priority: 'P1', grade: 'V' }, 3, []],
  ])('%s', (_title, over, level, copies) => {
    const start = startOf({ kind: 'COMPLAINT', channel: 'PHONE', priority: 'P3', ...over });

    expect(start).toEqual({ level, copies });
  });

  test.each(TicketKind.options)('at the manager for a %s only where it is a complaint of grade V or grave', (kind) => {
    expect(startOf({ kind, channel: 'PHONE', priority: 'P3', grade: 'V' }).level).toBe(kind === 'COMPLAINT' ? 2 : 0);
  });

  test.each(Channel.options)(
    'outside for the channels of regulators, and for the house’s own matters: %s',
    (channel) => {
      const outside = ['HOTLINE_12345', 'PLATFORM_12315', 'INTERNAL'].includes(channel);

      expect(startOf({ kind: 'INQUIRY', channel, priority: 'P3' }).level).toBe(outside ? 3 : 0);
    },
  );
});

describe('danger', () => {
  test('is to be contained within two hours of when the matter became one of the highest priority', () => {
    expect([danger().clocks.CONTAINMENT?.from, danger().clocks.CONTAINMENT?.dueAt]).toEqual([now, later(120)]);
    expect(withContainment(aTicket({ clocks: {} }), now, timing).clocks).toEqual({});
  });

  test.each<[number, number, number | undefined]>([
    [14, 2, undefined],
    [15, 2, 3],
    [59, 3, undefined],
    [60, 3, 4],
    [90, 2, 4],
    [600, 4, undefined],
  ])('after %i minutes at level %i climbs to %s', (after, level, to) => {
    expect(pressOn(danger({ level }), later(after), timing)?.head.level).toBe(to);
  });

  test('that is contained presses on nobody any more, and is contained once', async () => {
    const { head, event } = contain(danger(), '已停用并封存', later(10), timing);

    expect([head.clocks.CONTAINMENT, event.facts?.ended, event.texts]).toEqual([
      undefined,
      ['CONTAINMENT:MET'],
      { note: '已停用并封存' },
    ]);
    expect([pressOn(head, later(90), timing), withContainment(head, later(90), timing).clocks.CONTAINMENT]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await outcomeOf(() => contain(head, '再次', later(11), timing))).toBe('ticket.notInDanger');
  });

  test('makes the ladder look at its fixed times', () => {
    expect([nextRung(danger(), timing), nextRung(danger({ level: 3 }), timing)]).toEqual([later(15), later(60)]);
  });
});

/** Everybody who holds one of the posts. */
const holdersOf = async (w: World, posts: readonly string[]): Promise<string[]> =>
  (await w.parts.staff.all(site))
    .filter((member) => activePosts(member, w.now).some(({ code }) => posts.includes(code)))
    .map(({ staffNo }) => staffNo);

test('an emergency calls the tree at once, the manager after a quarter, the company’s leader after an hour, each by name', async () => {
  const w = await world({ tells: true });
  const filed = await w.as('S07', register, { body: { ...matter, kind: 'EMERGENCY', description: '温泉池有人晕倒' } });
  await w.relay();
  const atOnce = await w.ticket(filed.ticketNo);
  await w.pass(minutes(16));
  const quarter = await w.ticket(filed.ticketNo);
  await w.pass(minutes(45));
  const hour = await w.ticket(filed.ticketNo);

  const { to, copied, posts } = w.events().find(({ type }) => type === 'ticket.received')?.facts ?? {};
  const told = w.table.items().filter((item) => item.is === 'notice' && item.kind === 'ticket.received');
  expect([filed.priority, atOnce.level, quarter.level, hour.level]).toEqual(['P1', 2, 3, 4]);
  expect(posts).toEqual(['COMPLAINT_LEADER', 'FRONT_DESK']);
  const called = [to, copied, await holdersOf(w, posts as string[])].flat();
  expect(told.map(({ recipient }) => recipient).sort()).toEqual([...new Set(called)].sort());
  expect(told.length).toBeGreaterThan(2);
  expect([quarter.told?.staffNo, hour.told?.staffNo]).toEqual(['S01', 'L01']);
});

test('an emergency calls whom the tree of its day names, in its order; one that is open goes on by the tree that it began with', async () => {
  const w = await world({ tells: true });
  const file = () => w.as('S07', register, { body: { ...matter, kind: 'EMERGENCY' } });
  const before = await file();
  await w.pass(minutes(1));
  const steps = [
    { after: 'PT0S', level: 3, posts: ['TOUR_GUIDE'] },
    { after: 'PT5M', level: 4, posts: ['BUSINESS_SERVICE', 'TOUR_GUIDE'] },
  ];
  await w.as('A01', setPolicy, { params: { name: 'call-tree' }, version: 0, body: { steps } });
  await w.pass(minutes(1));

  const after = await file();
  await w.relay();
  const atOnce = (await w.ticket(after.ticketNo)).level;
  await w.pass(minutes(6));

  const levels = [await w.ticket(before.ticketNo), await w.ticket(after.ticketNo)].map(({ level }) => level);
  expect([atOnce, levels]).toEqual([3, [2, 4]]);
  const calls = w.events().filter(({ entityId, facts }) => entityId === after.id && facts.posts !== undefined);
  expect(calls.map(({ type, facts }) => [type, facts.posts])).toEqual([
    ['ticket.received', ['TOUR_GUIDE']],
    ['ticket.escalated', ['BUSINESS_SERVICE', 'TOUR_GUIDE']],
  ]);
  const told = w.table.items().filter((item) => item.is === 'notice' && item.kind === 'ticket.escalated');
  const called = [...(await holdersOf(w, ['BUSINESS_SERVICE', 'TOUR_GUIDE'])), calls[1]?.facts.to];
  expect([...new Set(told.map(({ recipient }) => recipient))].sort()).toEqual([...new Set(called)].sort());
});

test('an emergency that begins higher, or rises by hand, calls the posts of every step up to there, and none once it is contained', async () => {
  const w = await world();
  const steps = [
    { after: 'PT0S', level: 2, posts: ['FRONT_DESK'] },
    { after: 'PT15M', level: 3, posts: ['TOUR_GUIDE'] },
    { after: 'PT60M', level: 4, posts: ['BUSINESS_SERVICE'] },
  ];
  await w.as('A01', setPolicy, { params: { name: 'call-tree' }, version: 0, body: { steps } });
  await w.pass(minutes(1));
  const emergency = { ...matter, kind: 'EMERGENCY' };
  const filed = await w.as('S07', register, { body: emergency });
  const risen = await w.as('S02', escalateIt, { ...of(filed), body: { level: 4, reason: '两人受伤' } });
  const second = await w.as('S07', register, { body: emergency });
  const over = await w.as('S02', containIt, { ...of(second), body: { measures: '已送医' } });
  await w.as('S02', escalateIt, { ...of(over), body: { level: 3, reason: '媒体到场' } });

  const postsOf = ({ id }: { id: string }) =>
    w.events().flatMap(({ entityId, type, facts }) => (entityId === id && facts.posts ? [[type, facts.posts]] : []));
  expect(postsOf(risen)).toEqual([
    ['ticket.received', ['FRONT_DESK']],
    ['ticket.escalated', ['TOUR_GUIDE', 'BUSINESS_SERVICE']],
  ]);
  expect(postsOf(second)).toEqual([['ticket.received', ['FRONT_DESK']]]);
});

test('an emergency that is contained within the quarter stays with the supervisor', async () => {
  const w = await world();
  const filed = await w.as('S07', register, { body: { ...matter, kind: 'EMERGENCY' } });
  await w.pass(minutes(10));
  await w.as('S02', containIt, {
    ...of(filed),
    version: (await w.ticket(filed.ticketNo)).version,
    body: { measures: '已送医' },
  });
  await w.relay();

  await w.pass(minutes(4));

  expect([(await w.ticket(filed.ticketNo)).level, w.story(filed.id).includes('ticket.escalated')]).toEqual([2, false]);
});

test('a complaint that turns out grave climbs in the same transaction, and back to an ordinary one it does not fall by itself', async () => {
  const w = await world();
  const filed = await w.as('S04', register, { body: matter });
  const graver = await w.as('S04', assess, { ...of(filed), body: { ...findings, severity: 'MAJOR' } });
  const event = w.events().find(({ type }) => type === 'ticket.assessed');
  const lower = await w.as('S02', reprioritiseIt, { ...of(graver), body: { priority: 'P3', reason: '核实为轻微' } });

  expect([graver.priority, graver.level, graver.told?.staffNo]).toEqual(['P1', 2, event?.facts.to]);
  expect([lower.priority, lower.level]).toEqual(['P3', 2]);
});

test('how an emergency stands is written down every quarter of an hour; where it is not, the leader hears of it', async () => {
  const w = await world();
  const filed = await w.as('S07', register, { body: { ...matter, kind: 'EMERGENCY' } });
  const write = async (staffNo: string) =>
    w.as(staffNo, situationIt, {
      ...of(filed),
      version: (await w.ticket(filed.ticketNo)).version,
      body: { text: '二人已送医' },
    });
  await w.pass(minutes(14));

  const written = await write('S07');
  await w.pass(minutes(14));
  const missed = () => w.events().filter(({ facts }) => JSON.stringify(facts).includes('SITUATION:100')).length;
  const kept = missed();
  await w.pass(minutes(2));

  expect(written.clocks.find(({ kind }) => kind === 'SITUATION')?.dueAt).toBe(later(29));
  expect([kept, missed()]).toEqual([0, 1]);
  const contained = await w.as('S02', containIt, {
    ...of(filed),
    version: (await w.ticket(filed.ticketNo)).version,
    body: { measures: '已送医' },
  });
  expect(contained.clocks.map(({ kind }) => kind)).not.toContain('SITUATION');
  expect(await outcomeOf(() => write('S07'))).toBe('ticket.notAlarming');
});

describe('the log of an emergency', () => {
  const working = aTicket({
    ...receive({ ...intakeOf('EMERGENCY'), owner: 'S07' }, now, timing).head,
    ...{ status: 'IN_PROGRESS', workOrder: anOrder({ status: 'TAKEN_OVER' }) },
  });
  const { SITUATION } = working.clocks;

  test.each<[string, Ticket]>([
    ['a question to the guest', askCustomer(working, '您在哪里？', later(5), timing).head],
    ['a message to the guest', message(working, { text: '救护车已到', answers: true }, later(5), timing).head],
    ['a proposal', propose(working, { proposal: '换房', compensationFen: 0 }, later(5), timing).head],
  ])('is neither written nor stopped by %s', (_what, { clocks }) => {
    expect(SITUATION).toMatchObject({ state: 'RUNNING', dueAt: later(15) });
    expect(clocks.SITUATION).toEqual(SITUATION);
  });

  test('begins when a matter turns out to be one', () => {
    const { head } = convert(aTicket(), 'EMERGENCY', { reason: '有人晕倒', now: later(3), timing });

    expect(head.clocks.SITUATION).toMatchObject({ state: 'RUNNING', dueAt: later(18) });
  });
});

describe('an emergency over a limit of reports', () => {
  const { head, event } = receive({ ...intakeOf('EMERGENCY'), review: 'ADDRESS_LIMIT' }, now, timing);

  test('is flagged and waits for nobody: its ladder and its log run from the first minute', () => {
    expect([isInReview(head), head.review, head.level]).toEqual([false, 'ADDRESS_LIMIT', 2]);
    expect([head.ladderAt !== undefined, event.wakes?.length]).toEqual([true, 1]);
  });

  test.each(['COMPLAINT', 'INQUIRY', 'MISCONDUCT'] as const)(
    'is more than a matter of kind %s, which waits',
    (kind) => {
      const held = receive({ ...intakeOf(kind), review: 'ADDRESS_LIMIT' }, now, timing);

      expect([isInReview(held.head), held.event.wakes]).toEqual([true, []]);
    },
  );
});
