import { describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/kernel/time.ts';
import { merge, undoMerge } from '../../../functions/tickets/merging/merging-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { TicketStatus } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';
import { outcomeOf } from '../../support/world.ts';

const clock = (from: Ticket['receivedAt'], dueAt: Ticket['receivedAt']) => ({
  state: 'RUNNING' as const,
  from,
  dueAt,
  rung: 0,
});
const one = (over: Partial<Ticket> = {}) => aTicket({ status: 'IN_PROGRESS', ...over });
const other = (over: Partial<Ticket> = {}) =>
  aTicket({ id: 'tck_20261123B7K2M1' as Ticket['id'], ticketNo: 'GD20261123B7K2M1' as Ticket['ticketNo'], ...over });

describe('a merge', () => {
  test('keeps the earliest end of each clock, the highest priority, level and date of receipt', () => {
    const survivor = one({
      priority: 'P3',
      level: 1,
      receivedAt: later(60),
      clocks: { RESOLVE: clock(later(60), later(900)), PROGRESS: clock(later(60), later(100)) },
    });
    const duplicate = other({
      priority: 'P3',
      level: 2,
      receivedAt: now,
      clocks: { RESOLVE: clock(now, later(500)), PROGRESS: clock(now, later(300)), ACCEPT: clock(now, later(30)) },
    });

    const { head } = merge(duplicate, survivor, later(61), timing).survivor;

    expect(head.clocks.RESOLVE).toMatchObject({ from: now, dueAt: later(500) });
    expect(head.clocks.PROGRESS).toMatchObject({ from: later(60), dueAt: later(100) });
    expect(Object.keys(head.clocks)).toEqual(['RESOLVE', 'PROGRESS']);
    expect([head.level, head.receivedAt]).toEqual([2, now]);
  });

  test('of a P1 into a P3 makes it a P1, timed as one from its own beginning', () => {
    const { head, event } = merge(other({ priority: 'P1' }), one({ priority: 'P3' }), now, timing).survivor;

    expect([head.priority, head.clocks.RESOLVE?.dueAt]).toEqual(['P1', '2026-11-24T02:00:00.000Z']);
    expect(event).toMatchObject({ type: 'ticket.merged-in', facts: { priority: 'P1' } });
  });

  test('leaves the duplicate without clocks and with nobody who could still take it over', () => {
    const duplicate = other({ status: 'DISPATCHED', workOrder: anOrder() });

    const { head } = merge(duplicate, one(), now, timing).duplicate;

    expect(head).toMatchObject({
      status: 'MERGED',
      mergedInto: aTicket().ticketNo,
      clocks: {},
      workOrder: { status: 'CANCELLED' },
    });
  });

  test('counts what was agreed in either, so that nobody escapes a limit by a duplicate', () => {
    const agreed = merge(other({ agreedFen: 20_000 }), one({ agreedFen: 5_000 }), now, timing).survivor.head;

    expect(agreed.agreedFen).toBe(25_000);
  });

  test('into itself is refused', async () => {
    expect(await outcomeOf(() => merge(one(), one(), now, timing))).toBe('ticket.intoItself');
  });

  test.each(TicketStatus.options)('into a ticket that is %s is possible only where that is open', async (status) => {
    const told = await outcomeOf(() => merge(other(), one({ status }), now, timing) && 'merged');

    const open = ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'];
    expect(told).toBe(open.includes(status) ? 'merged' : 'ticket.intoNotOpen');
  });
});

describe('a merge that is taken back', () => {
  const duplicate = other({ status: 'DISPATCHED', workOrder: anOrder({ generation: 3 }), generation: 5 });
  const standing = { ...merge(duplicate, one(), now, timing).duplicate.head, version: 7 };
  const undone = (days: number) =>
    undoMerge(standing, { head: duplicate, mergedAt: now }, { now: addDays(now, days), timing, parts: [] });

  test('leaves the duplicate as it was, with executions of its own', () => {
    const { head, event } = undone(1);

    const { workOrder, generation, ladderAt, watchAt, version, ...rest } = head;
    const { workOrder: _o, generation: _g, ladderAt: _l, watchAt: _w, version: _v, ...was } = duplicate;
    expect(rest).toEqual(was);
    expect([workOrder?.generation, workOrder?.status, generation, version]).toEqual([4, 'OFFERED', 6, 7]);
    expect([ladderAt !== undefined, watchAt !== undefined]).toEqual([true, true]);
    expect(event.wakes?.map(({ machine }) => machine).sort()).toEqual(['complaint-dispatch', 'escalation']);
  });

  test.each([
    [29, 'undone'],
    [30, 'ticket.mergeTooOld'],
  ])('after %i days is %s', async (days, outcome) => {
    expect(await outcomeOf(() => undone(days) && 'undone')).toBe(outcome);
  });

  test('is none where there was none', async () => {
    expect(await outcomeOf(() => undoMerge(one(), undefined, { now, timing, parts: [] }))).toBe('ticket.notMerged');
  });
});
