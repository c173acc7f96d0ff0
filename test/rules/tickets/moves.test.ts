import { describe, expect, test } from 'vitest';
import type { StaffActor } from '../../../functions/kernel/actor.ts';
import type { AppError } from '../../../functions/kernel/errors.ts';
import { closeSilent } from '../../../functions/tickets/after-closing/after-rules.ts';
import * as talk from '../../../functions/tickets/dialogue/conversation-rules.ts';
import * as offers from '../../../functions/tickets/dispatch/offer-rules.ts';
import { backInPool } from '../../../functions/tickets/dispatch/shift-end-rules.ts';
import * as closing from '../../../functions/tickets/handling/closing-rules.ts';
import * as endings from '../../../functions/tickets/handling/ending-rules.ts';
import { convert } from '../../../functions/tickets/intake/convert-rules.ts';
import * as commands from '../../../functions/tickets/ladder/command-rules.ts';
import { merge } from '../../../functions/tickets/merging/merging-rules.ts';
import { OPEN, type Ticket } from '../../../functions/tickets/model.ts';
import * as rules from '../../../functions/tickets/rules.ts';
import { TicketStatus, WorkOrderStatus } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';

const found = {
  severity: 'MINOR',
  domain: 'LODGING',
  stage: 'DERIVATIVE',
  category: '空调',
  peopleAffected: 1,
} as const;
const done = { result: '好', cause: '坏', evidence: '单', complainantToldAt: now, staffNo: 'H01' };

type Verb = (ticket: Ticket) => rules.ChangedTicket;

const offered = anOrder();
const taken = anOrder({ status: 'TAKEN_OVER' });

const aCaller = { kind: 'staff', staffNo: 'S09' } as StaffActor;
const other = aTicket({ id: 'tck_20261123B7K2M1' as Ticket['id'] });
const withSomebody = OPEN.filter((status) => status !== 'RECEIVED' && status !== 'ACCEPTED');

/** Each verb, the order that it meets, where it is allowed and where it leads; `same` = where it was. */
const verbs: Readonly<
  Record<string, { verb: Verb; workOrder?: Ticket['workOrder']; from: readonly string[]; to: string }>
> = {
  assess: {
    verb: (t) => rules.assess(t, found, now, timing),
    from: ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS'],
    to: 'same',
  },
  accept: { verb: (t) => rules.accept(t, now, timing), from: ['RECEIVED'], to: 'ACCEPTED' },
  decline: { verb: (t) => rules.decline(t, { message: '不属本处' }, now), from: ['RECEIVED'], to: 'DECLINED' },
  dispatch: { verb: (t) => offers.dispatch(t, { staffNo: 'H01' }, now, timing), from: ['ACCEPTED'], to: 'DISPATCHED' },
  takeOver: {
    verb: (t) => offers.takeOver(t, { workOrderId: offered.id, staffNo: 'H01' }, now, timing),
    workOrder: offered,
    from: ['DISPATCHED'],
    to: 'IN_PROGRESS',
  },
  giveBack: {
    verb: (t) => offers.giveBack(t, { workOrderId: offered.id, staffNo: 'H01', reason: '不归我', now, timing }),
    workOrder: offered,
    from: ['DISPATCHED'],
    to: 'ACCEPTED',
  },
  offerAgain: {
    verb: (t) => offers.settleLapsedOffer(t, { staffNo: 'H02' }, later(120), timing),
    workOrder: offered,
    from: ['DISPATCHED'],
    to: 'DISPATCHED',
  },
  noTaker: {
    verb: (t) => offers.settleLapsedOffer(t, undefined, later(120), timing),
    workOrder: offered,
    from: ['DISPATCHED'],
    to: 'ACCEPTED',
  },
  handOn: {
    verb: (t) => offers.handOn(t, { staffNo: 'H02' }, now, timing),
    workOrder: taken,
    from: withSomebody,
    to: 'DISPATCHED',
  },
  release: {
    verb: (t) => offers.handOn(t, undefined, now, timing),
    workOrder: taken,
    from: withSomebody,
    to: 'ACCEPTED',
  },
  resolve: {
    verb: (t) => closing.resolve(t, done, now, timing),
    workOrder: taken,
    from: ['IN_PROGRESS', 'EXECUTING'],
    to: 'RESOLVED',
  },
  askCustomer: {
    verb: (t) => talk.askCustomer(t, '房号？', now, timing),
    workOrder: taken,
    from: ['IN_PROGRESS'],
    to: 'WAITING_CUSTOMER',
  },
  propose: {
    verb: (t) => talk.propose(t, { proposal: '免当晚房费', compensationFen: 30_000 }, now, timing),
    workOrder: taken,
    from: ['IN_PROGRESS'],
    to: 'PROPOSED',
  },
  agree: { verb: talk.agree, from: ['PROPOSED'], to: 'EXECUTING' },
  disagree: { verb: (t) => talk.disagree(t, '不够'), from: ['PROPOSED'], to: 'IN_PROGRESS' },
  transfer: {
    verb: (t) => endings.transfer(t, { to: '文旅局', message: '属其职责' }, now),
    from: ['RECEIVED', 'ACCEPTED'],
    to: 'TRANSFERRED',
  },
  withdraw: { verb: (t) => endings.withdraw(t, undefined, now), from: OPEN, to: 'WITHDRAWN' },
  conclude: {
    verb: (t) => endings.conclude({ ...t, reopened: 1 }, { message: '已尽其责' }, now),
    from: ['IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING', 'RESOLVED'],
    to: 'CONCLUDED',
  },
  merge: { verb: (t) => merge(t, other, now, timing).duplicate, from: OPEN, to: 'MERGED' },
  urge: { verb: (t) => commands.urge(t, now), from: OPEN, to: 'same' },
  escalate: { verb: (t) => commands.escalate(t, undefined, '久未处理'), from: OPEN, to: 'same' },
  reprioritise: {
    verb: (t) => commands.reprioritise(t, { priority: 'P1', reason: '受伤' }, now, timing),
    from: OPEN,
    to: 'same',
  },
  write: { verb: (t) => talk.guestWrites(t, '谢谢', now, timing), from: TicketStatus.options, to: 'heard' },
  close: {
    verb: (t) => closing.close(t, { outcome: 'FOLLOWED_UP', endedAs: 'SOLVED' }, { now }),
    from: ['RESOLVED'],
    to: 'CLOSED',
  },
  closeSilent: {
    verb: (t) => closeSilent({ ...t, silent: true, handlers: [] }, { by: aCaller, message: '先行结案', now }),
    from: ['IN_PROGRESS'],
    to: 'CLOSED',
  },
  convert: {
    verb: (t) => convert({ ...t, kind: 'INQUIRY' }, 'COMPLAINT', { reason: '索赔', now, timing }),
    from: OPEN,
    to: 'same',
  },
  reopen: { verb: (t) => closing.reopen(t, 'NOT_SOLVED', now, timing), from: ['RESOLVED', 'CLOSED'], to: 'ACCEPTED' },
};

/** Where a move leads; what the guest writes while he is asked something is the answer. */
function target(to: string, status: string): string {
  if (to === 'heard') return status === 'WAITING_CUSTOMER' ? 'IN_PROGRESS' : status;
  return to === 'same' ? status : to;
}

const refusalOf = (act: () => unknown): AppError | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error as AppError;
  }
};

describe.each(Object.entries(verbs))('%s', (_name, { verb, workOrder, from, to }) => {
  test.each(TicketStatus.options)('in state %s does what the table of moves says', (status) => {
    const ticket = aTicket({ status, severity: 'MINOR', ...(workOrder && { workOrder }) });
    const before = structuredClone(ticket);

    const refused = refusalOf(() => verb(ticket));

    if (from.includes(status)) expect(verb(ticket).head.status).toBe(target(to, status));
    else expect([refused?.code, refused?.details.current]).toEqual(['state.notAllowed', status]);
    expect(ticket).toEqual(before);
  });
});

test.each(WorkOrderStatus.options.filter((status) => status !== 'OFFERED'))(
  'an order that is %s can be neither taken over nor given back',
  (status) => {
    const ticket = aTicket({ status: 'DISPATCHED', workOrder: anOrder({ status }) });
    const acts = [verbs.takeOver, verbs.giveBack];

    const codes = acts.map((one) => refusalOf(() => one?.verb(ticket))?.code);

    expect(codes).toEqual(['state.notAllowed', 'state.notAllowed']);
  },
);

test.each(['OFFERED', 'TAKEN_OVER'] as const)(
  'an order that is %s is offered anew where its person is away',
  (status) => {
    const ticket = aTicket({ status: 'IN_PROGRESS', handlers: ['H01'], workOrder: anOrder({ status, generation: 4 }) });

    const { head, event } = offers.handOn(ticket, { staffNo: 'H02' }, now, timing);

    expect(head.workOrder).toMatchObject({ status: 'OFFERED', assignee: 'H02', generation: 5, offeredAt: now });
    expect([head.passedOver, head.handlers]).toEqual([['H01'], ['H01']]);
    expect(event.wakes).toMatchObject([{ machine: 'complaint-dispatch', generation: 5 }]);
  },
);

describe.each(['WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'] as const)('a matter that is %s', (status) => {
  const standing = {
    WAITING_CUSTOMER: { pausedAt: now, reminded: 1 },
    PROPOSED: { proposedAt: now, reminded: 1, offeredFen: 30_000 },
    EXECUTING: { agreedFen: 30_000 },
  }[status];
  const left = aTicket({ status, ...standing, workOrder: taken });

  test.each<[string, (t: Ticket) => Ticket]>([
    ['handed on', (t) => offers.handOn(t, { staffNo: 'H02' }, now, timing).head],
    [
      'released, and dispatched again',
      (t) => {
        const released = offers.handOn(t, undefined, now, timing).head;
        return offers.dispatch(released, { staffNo: 'H02' }, now, timing).head;
      },
    ],
    [
      'left at the end of a shift',
      (t) => offers.dispatch(backInPool(t, now, timing).head, { staffNo: 'H02' }, now, timing).head,
    ],
    [
      'handed on twice, for the first missed it',
      (t) => {
        const missed = offers.handOn(t, { staffNo: 'H03' }, now, timing).head;
        return offers.settleLapsedOffer(missed, { staffNo: 'H02' }, later(120), timing).head;
      },
    ],
  ])('and is %s stands with its guest as it stood once somebody has taken it over', (_how, act) => {
    const offeredAnew = act(left);
    const order = offeredAnew.workOrder as NonNullable<Ticket['workOrder']>;

    const { head } = offers.takeOver(offeredAnew, { workOrderId: order.id, staffNo: 'H02' }, now, timing);

    expect([offeredAnew.status, offeredAnew.resumes]).toEqual(['DISPATCHED', status]);
    expect(head).toMatchObject({ status, ...standing });
    expect(head.resumes).toBeUndefined();
    expect(head.clocks.RESOLVE).toEqual(left.clocks.RESOLVE);
  });
});

const handedOn = (resumes: NonNullable<Ticket['resumes']>, over: Partial<Ticket> = {}) =>
  aTicket({ status: 'DISPATCHED', resumes, workOrder: offered, ...over });

/** What the guest does while nobody has taken it over, and where it then stands with him. */
const meanwhile: readonly [string, Ticket, (t: Ticket) => rules.ChangedTicket, Ticket['resumes']][] = [
  [
    'answers what he was asked',
    handedOn('WAITING_CUSTOMER', { pausedAt: now }),
    (t) => talk.guestWrites(t, '301', now, timing),
    undefined,
  ],
  [
    'leaves it unanswered',
    handedOn('WAITING_CUSTOMER', { pausedAt: now, reminded: 2 }),
    (t) => talk.waitStep(t, later(9_999), timing) as rules.ChangedTicket,
    undefined,
  ],
  ['agrees', handedOn('PROPOSED', { proposedAt: now, offeredFen: 100 }), talk.agree, 'EXECUTING'],
  [
    'does not agree',
    handedOn('PROPOSED', { proposedAt: now, offeredFen: 100 }),
    (t) => talk.disagree(t, '不够'),
    undefined,
  ],
  [
    'leaves what is proposed unanswered',
    handedOn('PROPOSED', { proposedAt: now, offeredFen: 100, reminded: 2 }),
    (t) => talk.waitStep(t, later(9_999), timing) as rules.ChangedTicket,
    undefined,
  ],
];

test.each(meanwhile)('a guest whose matter was handed on %s', (_what, ticket, act, resumes) => {
  const { head } = act(ticket);

  expect([head.status, head.resumes]).toEqual(['DISPATCHED', resumes]);
  expect([head.pausedAt, head.proposedAt, head.offeredFen]).toEqual([undefined, undefined, undefined]);
});

test.each([
  [handedOn('WAITING_CUSTOMER'), talk.agree],
  [handedOn('EXECUTING'), talk.agree],
  [handedOn('EXECUTING'), (t: Ticket) => talk.disagree(t, undefined)],
])('what does not stand with the guest is refused as ever', (ticket, act) => {
  const refused = refusalOf(() => act(ticket));

  expect([refused?.code, refused?.details.current]).toEqual(['state.notAllowed', ticket.resumes]);
});

test('a matter whose person is away and that nobody can take goes to the group leader', () => {
  const ticket = aTicket({ status: 'IN_PROGRESS', level: 0, workOrder: taken });

  const { head, event } = offers.handOn(ticket, undefined, now, timing);

  expect([head.status, head.level, head.workOrder?.status, event.type]).toEqual([
    'ACCEPTED',
    1,
    'TIMED_OUT',
    'work-order.no-taker',
  ]);
  expect(Object.keys(head.clocks)).toContain('DISPATCH');
});

test('a matter that nobody has assessed is not accepted', () => {
  expect(refusalOf(() => rules.accept(aTicket(), now, timing))?.code).toBe('ticket.notAssessed');
});

test.each([
  [
    'take over',
    (t: Ticket) => offers.takeOver(t, { workOrderId: offered.id, staffNo: 'H02' }, now, timing),
    'workOrder.notYours',
  ],
  [
    'give back',
    (t: Ticket) => offers.giveBack(t, { workOrderId: offered.id, staffNo: 'H02', reason: '不', now, timing }),
    'workOrder.notYours',
  ],
  [
    'take over another order',
    (t: Ticket) => offers.takeOver(t, { workOrderId: `${offered.id}2`, staffNo: 'H01' }, now, timing),
    'workOrder.notFound',
  ],
])('somebody else cannot %s', (_what, act, code) => {
  const ticket = aTicket({ status: 'DISPATCHED', workOrder: offered });

  expect(refusalOf(() => act(ticket))?.code).toBe(code);
});

test('somebody else cannot resolve', () => {
  const ticket = aTicket({ status: 'IN_PROGRESS', workOrder: taken });

  expect(refusalOf(() => closing.resolve(ticket, { ...done, staffNo: 'H02' }, now, timing))?.code).toBe(
    'ticket.notTheHandler',
  );
});

test.each([
  [0, 0, 2],
  [1, 0, 3],
  [2, 0, 4],
  [7, 0, 4],
  [0, 4, 4],
])('taken up again after %i times at level %i, a matter is at level %i', (reopened, level, wanted) => {
  const ticket = aTicket({ status: 'RESOLVED', reopened, level, passedOver: ['H01'], generation: 3 });

  const { head, event } = closing.reopen(ticket, 'NOT_SOLVED', now, timing);

  expect(head).toMatchObject({ level: wanted, reopened: reopened + 1, passedOver: [], generation: 4 });
  expect(event.wakes).toMatchObject([{ machine: 'escalation', generation: 4 }]);
  expect(Object.keys(head.clocks)).toContain('TOTAL_RESOLVE');
});

test('a matter that is taken up again is not known to be out of danger, and binds nobody', () => {
  const over = aTicket({ status: 'CLOSED', priority: 'P1', contained: true, binds: true, clocks: {} });

  const { head } = closing.reopen(over, 'NOT_SOLVED', now, timing);

  expect([head.contained, head.binds, head.clocks.CONTAINMENT?.from]).toEqual([undefined, undefined, now]);
});

test('a resolution that comes after the end of the ladder is looked at again until its call is planned', () => {
  const { watchAt: _none, ...unwatched } = aTicket({ status: 'IN_PROGRESS', workOrder: taken });

  const { head } = closing.resolve(unwatched, done, now, timing);

  expect(head.watchAt).toBe(later(10));
});
