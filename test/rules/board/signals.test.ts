import { describe, expect, test } from 'vitest';
import { type BoardRow, Signal, signalLabels } from '../../../functions/board/model.ts';
import { changeOf, entriesOf, listsOf } from '../../../functions/board/rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { TicketStatus } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now } from '../../support/builders-tickets.ts';

const clock = (from: number, due: number) =>
  ({ state: 'RUNNING', from: later(from), dueAt: later(due), rung: 0 }) as const;
const bare = (over: Partial<Ticket>) => aTicket({ clocks: {}, ...over });

/** A ticket, and every list of the board that it must stand in. */
const cases: ReadonlyArray<[title: string, ticket: Ticket, lists: object]> = [
  ['just received', bare({}), { UNDISPATCHED: now }],
  [
    'accepted an hour ago',
    bare({ status: 'ACCEPTED', clocks: { DISPATCH: clock(60, 180) } }),
    { UNDISPATCHED: later(60), DUE: later(180) },
  ],
  ['offered', bare({ status: 'DISPATCHED', workOrder: anOrder({ offeredAt: later(5) }) }), { UNACCEPTED: later(5) }],
  [
    'offers that found nobody',
    bare({ status: 'ACCEPTED', workOrder: anOrder({ status: 'TIMED_OUT' }), clocks: { DISPATCH: clock(30, 60) } }),
    { UNDISPATCHED: later(30), NO_TAKER: later(30), DUE: later(60) },
  ],
  [
    'given back once',
    bare({
      status: 'ACCEPTED',
      returns: 1,
      workOrder: anOrder({ status: 'RETURNED' }),
      clocks: { DISPATCH: clock(30, 60) },
    }),
    { UNDISPATCHED: later(30), RETURNED: later(30), DUE: later(60) },
  ],
  [
    'given back twice and offered by the supervisor',
    bare({ status: 'DISPATCHED', returns: 2, workOrder: anOrder({ offeredAt: later(9) }) }),
    { UNACCEPTED: later(9), RETURNED: later(9), PING_PONG: later(9) },
  ],
  [
    'waiting for the guest: what stands still falls due nowhere',
    bare({
      status: 'WAITING_CUSTOMER',
      pausedAt: later(7),
      workOrder: anOrder({ status: 'TAKEN_OVER' }),
      clocks: { RESOLVE: { ...clock(0, 90), state: 'PAUSED' }, PROGRESS: { ...clock(0, 80), state: 'PAUSED' } },
    }),
    { PAUSED: later(7) },
  ],
  [
    'under supervision, with news due',
    bare({
      status: 'IN_PROGRESS',
      workOrder: anOrder({ status: 'TAKEN_OVER' }),
      supervision: { n: 1, open: { status: 'ISSUED', level: 'RED', by: 'S02', to: 'H01', dueAt: later(30) } },
      clocks: { RESOLVE: clock(0, 600), PROGRESS: clock(0, 240) },
    }),
    { SUPERVISED: later(30), DUE: later(240), NEWS_DUE: later(240) },
  ],
];

test.each(cases)('a ticket %s', (_title, ticket, lists) => {
  expect(listsOf(ticket)).toEqual(lists);
});

test.each(TicketStatus.options)('in state %s is on the board only while somebody is to work on it', (status) => {
  const open = ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'];
  const ticket = aTicket({ status, returns: 1, pausedAt: now, workOrder: anOrder() });

  expect(entriesOf(ticket).length > 0).toBe(open.includes(status));
});

test('every signal has its words in both languages', () => {
  expect(Object.keys(signalLabels).sort()).toEqual([...Signal.options].sort());
});

describe('what moves on the board', () => {
  const offered = bare({ status: 'DISPATCHED', workOrder: anOrder(), version: 4 });
  const row: BoardRow = { site: offered.site, ticketNo: offered.ticketNo, version: 4, entries: entriesOf(offered) };

  test.each([3, 4])('nothing for a version that it has seen (%i of 4)', (version) => {
    expect(changeOf(row, { ...offered, version })).toBeUndefined();
  });

  test('a ticket that is taken over leaves its list, and is counted there no more', () => {
    const taken = {
      ...offered,
      status: 'IN_PROGRESS',
      workOrder: anOrder({ status: 'TAKEN_OVER' }),
      version: 5,
    } as Ticket;

    const change = changeOf(row, taken);

    expect([change?.put, change?.gone, change?.counts]).toEqual([[], row.entries, { UNACCEPTED: -1 }]);
  });

  test('a ticket that is offered to another stands there anew and is counted once', () => {
    const again = { ...offered, version: 5, workOrder: anOrder({ assignee: 'H02', offeredAt: later(120) }) };

    const change = changeOf(row, again);

    expect([change?.put[0]?.assignee, change?.gone, change?.counts]).toEqual(['H02', row.entries, {}]);
  });

  test('a change that the board does not show is remembered, and nothing else is written', () => {
    const change = changeOf(row, { ...offered, version: 5, urges: 1 });

    expect([change?.put, change?.gone, change?.counts, change?.row.version]).toEqual([[], [], {}, 5]);
  });
});
