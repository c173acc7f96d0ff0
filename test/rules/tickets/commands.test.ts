import { describe, expect, test } from 'vitest';
import { addMs, type Instant } from '../../../functions/kernel/time.ts';
import * as endings from '../../../functions/tickets/handling/ending-rules.ts';
import * as commands from '../../../functions/tickets/ladder/command-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';
import { hours, outcomeOf } from '../../support/world.ts';

const working = (over: Partial<Ticket> = {}) =>
  aTicket({ status: 'IN_PROGRESS', workOrder: anOrder({ status: 'TAKEN_OVER' }), ...over });

describe('an escalation by hand', () => {
  test.each([
    [0, undefined, 1],
    [2, undefined, 3],
    [1, 4, 4],
    [3, 1, 4],
    [4, undefined, 'ticket.atTheTop'],
  ])('from level %i to %s comes to %s', async (level, to, outcome) => {
    expect(await outcomeOf(() => commands.escalate(working({ level }), to, '久未处理').head.level)).toBe(outcome);
  });

  test('is taken back to a lower level only', async () => {
    const ticket = working({ level: 3, told: { staffNo: 'S01', ackBy: later(60) } });

    const { head } = commands.deescalate(ticket, 1, '诉求人同意等候');

    expect([head.level, head.told]).toEqual([1, undefined]);
    expect(await outcomeOf(() => commands.deescalate(ticket, 3, '无'))).toBe('ticket.notLower');
  });
});

describe('whoever was told', () => {
  const told = working({ level: 2, told: { staffNo: 'S02', ackBy: later(60) } });

  test('acknowledges once, and nobody in his place', async () => {
    const { head, event } = commands.acknowledge(told, 'S02', undefined);

    expect(head.told).toEqual({ staffNo: 'S02' });
    expect(event).toMatchObject({ type: 'ticket.escalation-acknowledged', facts: { by: 'S02', level: 2 } });
    expect(await outcomeOf(() => commands.acknowledge(told, 'S03', undefined))).toBe('ticket.notToldToYou');
    expect(await outcomeOf(() => commands.acknowledge(head, 'S02', undefined))).toBe('ticket.nothingToAcknowledge');
  });

  test.each([
    ['in time', later(59), undefined, undefined],
    ['not in time, is passed over', later(60), 3, 'ticket.escalated'],
  ])('%s', (_title, at, level, type) => {
    const passed = commands.passOnUnacknowledged(told, at);

    expect([passed?.head.level, passed?.event.type]).toEqual([level, type]);
  });

  test('at the top and silent stays the one who has it, and that he was silent is told once', () => {
    const top = working({ level: 4, told: { staffNo: 'L01', ackBy: later(60) } });

    const silent = commands.passOnUnacknowledged(top, later(61));
    const again = silent && commands.passOnUnacknowledged(silent.head, later(600));

    expect([silent?.event.type, silent?.head.level, silent?.head.told]).toEqual([
      'ticket.escalation-unanswered',
      4,
      { staffNo: 'L01' },
    ]);
    expect(again).toBeUndefined();
  });

  test('of a matter that is resolved is not asked any more', () => {
    expect(commands.passOnUnacknowledged({ ...told, status: 'RESOLVED' }, later(600))).toBeUndefined();
  });
});

describe('an urge', () => {
  test('is counted, once in 24 hours, and the group leader hears of it', async () => {
    const first = commands.urge(working(), now).head;
    const tooSoon = await outcomeOf(() => commands.urge(first, addMs(now, hours(24) - 1)));
    const second = commands.urge(first, addMs(now, hours(24))).head;

    expect([first.urges, first.level, tooSoon, second.urges]).toEqual([1, 1, 'ticket.urgedAlready', 2]);
  });
});

describe('more time', () => {
  const asking = (ticket: Ticket, at = now) =>
    commands.askExtension(ticket, { workdays: 2, reason: '配件', staffNo: 'H01' }, at, timing);
  const decide = (
    ticket: Ticket,
    granted: boolean,
    over: { staffNo?: string; mayGrant?: 'SUPERVISOR' | 'MANAGER' } = {},
  ) =>
    commands.decideExtension(
      ticket,
      { granted, message: '延长', by: { staffNo: 'S02', mayGrant: 'SUPERVISOR', ...over } },
      timing,
    );

  test('that is granted moves both ends of the solution, keeps the original in the event, and tells the guest', () => {
    const before = working();
    const { head, event } = decide(asking(before).head, true);

    expect(before.clocks.RESOLVE?.dueAt).toBe('2026-11-30T10:00:00.000Z');
    expect(head.clocks.RESOLVE?.dueAt).toBe('2026-12-02T10:00:00.000Z');
    expect(head.clocks.TOTAL_RESOLVE?.dueAt).toBe('2026-12-02T10:00:00.000Z');
    expect(event).toMatchObject({
      type: 'ticket.extended',
      facts: { originalDueAt: '2026-11-30T10:00:00.000Z', dueAt: '2026-12-02T10:00:00.000Z' },
      texts: { message: '延长' },
    });
    expect([head.extended, head.extension]).toEqual([1, undefined]);
  });

  test('that is not granted changes no end', () => {
    const before = working();

    const { head } = decide(asking(before).head, false);

    expect([head.clocks, head.extended, head.extension]).toEqual([before.clocks, undefined, undefined]);
  });

  test.each<[title: string, act: () => unknown, code: string]>([
    [
      'by somebody else than the handler',
      () => asking(working({ workOrder: anOrder({ assignee: 'H09' }) })),
      'ticket.notTheHandler',
    ],
    ['when it is over', () => asking(working(), '2026-11-30T10:00:00.000Z' as Instant), 'ticket.extensionTooLate'],
    ['a third time', () => asking(working({ extended: 2 })), 'ticket.extensionsUsedUp'],
    ['while it is asked for', () => asking(asking(working()).head), 'ticket.extensionAsked'],
    [
      'and decided by himself',
      () => decide(asking(working()).head, true, { staffNo: 'H01' }),
      'ticket.notYourOwnRequest',
    ],
    ['and decided though nobody asked', () => decide(working(), true), 'ticket.noExtensionAsked'],
    [
      'of four days, from a supervisor',
      () => decide(working({ extension: { workdays: 4, by: 'H01' } }), true),
      'ticket.beyondYourGrant',
    ],
  ])('asked for %s is refused', async (_title, act, code) => {
    expect(await outcomeOf(act)).toBe(code);
  });

  test('of four days is the manager’s to grant', () => {
    expect(
      decide(working({ extension: { workdays: 4, by: 'H01' } }), true, { mayGrant: 'MANAGER' }).head.extended,
    ).toBe(1);
  });
});

describe('another priority', () => {
  test('keeps consumed time: a shorter end that is past is late by the change, not by the handler', () => {
    const ticket = working();

    const { head, event } = commands.reprioritise(
      ticket,
      { priority: 'P1', reason: '就医' },
      '2026-11-25T02:00:00.000Z' as Instant,
      timing,
    );

    expect([head.priority, head.clocks.RESOLVE?.dueAt]).toEqual(['P1', '2026-11-24T02:00:00.000Z']);
    expect(event.facts?.late).toContain('RESOLVE:RE_PRIORITISED');
  });
});

describe('an end without a resolution', () => {
  test.each(['INQUIRY', 'SUGGESTION', 'COMMENDATION'] as const)(
    'an answer at once is one for a matter of kind %s',
    (kind) => {
      const { head, event } = endings.answer(aTicket({ kind }), '每日十时开放', now);

      expect([head.status, head.clocks, head.resolvedAt]).toEqual(['CLOSED', {}, now]);
      expect(event.facts?.ended).toContain('FIRST_ANSWER:MET');
    },
  );

  test.each(['COMPLAINT', 'MISCONDUCT', 'EMERGENCY', 'REPAIR'] as const)(
    'an answer at once is none for %s',
    async (kind) => {
      expect(await outcomeOf(() => endings.answer(aTicket({ kind }), '好', now))).toBe('ticket.notAnInquiry');
    },
  );

  test.each([
    ['a complaint that was assessed', { severity: 'MINOR' }, 'WITHDRAWN', 'ticket.withdrawn'],
    ['one that nobody has assessed', {}, 'RECEIVED', 'ticket.withdrawal-noted'],
    ['one about safety', { safety: true }, 'RECEIVED', 'ticket.withdrawal-noted'],
    ['misconduct of staff', { kind: 'MISCONDUCT' }, 'RECEIVED', 'ticket.withdrawal-noted'],
    ['an emergency', { kind: 'EMERGENCY' }, 'RECEIVED', 'ticket.withdrawal-noted'],
  ] as const)('%s that is taken back', (_title, over, status, type) => {
    const { head, event } = endings.withdraw(aTicket(over), '算了', now);

    expect([head.status, event.type]).toEqual([status, type]);
  });

  test('is not concluded before the guest was asked once whether it is solved', async () => {
    const resolved = (reopened: number) => aTicket({ status: 'RESOLVED', reopened });

    expect(await outcomeOf(() => endings.conclude(resolved(0), { message: '已尽其责' }, now))).toBe(
      'ticket.notYetFollowedUp',
    );
    expect(endings.conclude(resolved(1), { message: '已尽其责' }, now).head.status).toBe('CONCLUDED');
  });

  test('leaves nobody waiting and no clock running', () => {
    const { head } = endings.withdraw(
      working({
        severity: 'MINOR',
        status: 'WAITING_CUSTOMER',
        pausedAt: now,
        reminded: 1,
        told: { staffNo: 'S02', ackBy: later(5) },
      }),
      undefined,
      now,
    );

    expect([head.clocks, head.pausedAt, head.reminded, head.told]).toEqual([{}, undefined, undefined, undefined]);
  });
});
