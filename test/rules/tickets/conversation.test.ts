import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesWithin } from '../../../functions/kernel/duration.ts';
import { addDays, addMinutes, addMs, type Instant } from '../../../functions/kernel/time.ts';
import { rungAt, startClocks } from '../../../functions/tickets/clocks.ts';
import * as talk from '../../../functions/tickets/dialogue/conversation-rules.ts';
import { Ticket } from '../../../functions/tickets/model.ts';
import type { Priority } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, now, timing } from '../../support/builders-tickets.ts';
import { outcomeOf } from '../../support/world.ts';

const at = (text: string) => `2026-11-${text}:00.000Z` as Instant;
const working = (over: Partial<Ticket> = {}) =>
  aTicket({ status: 'IN_PROGRESS', workOrder: anOrder({ status: 'TAKEN_OVER' }), ...over });
const solution = (priority: Priority, from = now) => ({
  priority,
  clocks: startClocks(['RESOLVE', 'TOTAL_RESOLVE', 'PROGRESS', 'FIRST_ANSWER'], { priority }, from, timing),
});
const asked = (ticket: Ticket, when = now) => talk.askCustomer(ticket, '请问房号？', when, timing).head;
const answered = (ticket: Ticket, when: Instant) => talk.guestWrites(ticket, 'A1203', when, timing);

describe('a guest who is asked something', () => {
  test('stops the clocks of the solution and no other, and has been spoken to, not answered', () => {
    const head = asked(working(solution('P3')));

    const states = Object.fromEntries(Object.entries(head.clocks).map(([kind, clock]) => [kind, clock.state]));
    const stopped = { RESOLVE: 'PAUSED', TOTAL_RESOLVE: 'PAUSED', PROGRESS: 'PAUSED' };
    expect(states).toEqual({ ...stopped, FIRST_ANSWER: 'RUNNING' });
    expect([head.status, head.pausedAt, head.reminded]).toEqual(['WAITING_CUSTOMER', now, 0]);
  });

  test.each<[title: string, priority: Priority, askedAt: Instant, answeredAt: Instant, dueAt: Instant]>([
    // P1: 24 elapsed hours from Monday 10:00; asked from 12:00 to 15:00.
    ['elapsed time moves the end by the elapsed pause', 'P1', at('23T04:00'), at('23T07:00'), at('24T05:00')],
    // P2: 3 working days end Thursday 18:00; Monday 17:00 to Tuesday 10:00 is one hour and one hour of work.
    ['a night costs only its working hours', 'P2', at('23T09:00'), at('24T02:00'), at('27T03:00')],
    ['a pause within closed hours costs nothing', 'P2', at('23T10:30'), at('24T00:30'), at('26T10:00')],
  ])('%s', (_title, priority, askedAt, answeredAt, dueAt) => {
    const { head } = answered(asked(working(solution(priority)), askedAt), answeredAt);

    expect(head.clocks.RESOLVE).toMatchObject({ state: 'RUNNING', dueAt });
    expect([head.status, head.pausedAt, head.reminded]).toEqual(['IN_PROGRESS', undefined, undefined]);
  });

  test('is reminded after one working day and two, and after three the work goes on without him', () => {
    const waiting = asked(working(solution('P3')));
    const step = (ticket: Ticket, when: Instant) => talk.waitStep(ticket, when, timing);

    const early = step(waiting, at('24T09:59'));
    const first = step(waiting, at('24T10:00'));
    const second = first && step(first.head, at('25T10:00'));
    const third = second && step(second.head, at('26T10:00'));

    expect(early).toBeUndefined();
    expect([first?.event.type, first?.head.reminded]).toEqual(['ticket.question-reminded', 1]);
    expect([second?.event.type, second?.head.reminded]).toEqual(['ticket.question-reminded', 2]);
    expect([third?.event.type, third?.head.status]).toEqual(['ticket.unanswered', 'IN_PROGRESS']);
    expect(third?.head.clocks.RESOLVE?.state).toBe('RUNNING');
  });

  test('a clock that was late before he was asked is late after he has answered, and no later rung is lost', () => {
    const late = working(solution('P1'));
    const breached = { ...late.clocks.RESOLVE, state: 'BREACHED', rung: 125 } as NonNullable<
      Ticket['clocks']['RESOLVE']
    >;

    const { head } = answered(asked({ ...late, clocks: { RESOLVE: breached } }), addMinutes(now, 600));

    expect(head.clocks.RESOLVE).toMatchObject({ state: 'BREACHED', rung: 125 });
  });

  test('however often and whenever, what he takes is what the end moves by', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 4_000 })), {
      maxLength: 4,
    });
    const priority = fc.constantFrom<Priority>('P1', 'P2', 'P3', 'P4');

    fc.assert(
      fc.property(priority, spans, (name, pauses) => {
        const before = working(solution(name));
        const duration = timing.sla.clocks[name].RESOLVE;
        if (!duration || !before.clocks.RESOLVE) throw new Error('every priority has a time for the solution');
        const first = before.clocks.RESOLVE;
        let [ticket, when, stood] = [before, now, 0];

        for (const [work, wait] of pauses) {
          const from = addMinutes(when, work);
          const to = addMinutes(from, wait);
          stood += minutesWithin(duration, { from, to, calendars: timing.calendars });
          ticket = answered(asked(ticket, from), to).head;
          when = to;
        }

        const { calendars } = timing;
        const clock = ticket.clocks.RESOLVE ?? first;
        expect(minutesWithin(duration, { from: first.dueAt, to: clock.dueAt, calendars })).toBe(stood);
        const whole = rungAt('RESOLVE', clock, 100, { ticket: { priority: name }, timing });
        const later = rungAt('RESOLVE', clock, 125, { ticket: { priority: name }, timing });
        expect([whole, later > whole]).toEqual([clock.dueAt, true]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a clock whose end a law or an authority holds back', () => {
  const capped = (from: Instant, days: number, paused: number) => ({
    ...{ state: 'RUNNING' as const, from, dueAt: addDays(from, days), rung: 0, paused },
  });
  const at = (clock: ReturnType<typeof capped>, percent: number) =>
    rungAt('RESOLVE', clock, percent, { ticket: { priority: 'P3' }, timing });

  test('and that stood still for longer than it lasts is told of all the same', () => {
    const clock = capped(now, 3, 99_999);

    expect(at(clock, 50) < clock.dueAt).toBe(true);
    expect(at(clock, 200) > clock.dueAt).toBe(true);
  });

  test('reaches its rungs in their order, those before its end by then, however long it stood still', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20_000 }), (days, paused) => {
        const clock = capped(now, days, paused);

        const rungs = [50, 80, 100, 125, 150, 200].map((percent) => at(clock, percent));

        expect([...rungs].sort()).toEqual(rungs);
      }),
    );
  });

  test('does not climb the whole ladder in its first minutes over, because its end did not move with its pause', () => {
    const clock = startClocks(['RESOLVE'], { priority: 'P3' }, now, timing).RESOLVE;
    const paused = clock && { ...clock, paused: minutesWithin('PT0S', { from: now, to: clock.dueAt, calendars: {} }) };

    const [whole, twice] = [100, 200].map((percent) =>
      paused ? rungAt('RESOLVE', paused, percent, { ticket: { priority: 'P3' }, timing }) : now,
    );

    expect(Date.parse(String(twice)) - Date.parse(String(whole))).toBeGreaterThan(24 * 3_600_000);
  });
});

describe('a word of the guest', () => {
  test.each([
    ...(['RECEIVED', 'IN_PROGRESS', 'PROPOSED'] as const).map((status) => [status, {}] as const),
    ...(['RESOLVED', 'CLOSED', 'ARCHIVED'] as const).map((status) => [status, { spokeAt: now }] as const),
  ])(
    'that nobody asked for changes no state of a matter that is %s; after the end it waits to be read',
    (status, kept) => {
      const ticket = aTicket({ status });

      const { head, event } = answered(ticket, now);

      expect(head).toEqual({ ...ticket, ...kept });
      expect(event).toMatchObject({ type: 'ticket.guest-wrote', texts: { message: 'A1203' } });
    },
  );
});

test.each([2_345, 59_999, 60_000, 61_001, 3_723_456])(
  'an answer %i ms after the question is kept, and moves the ends by the whole minutes that they stood still',
  (ms) => {
    const odd = '2026-11-23T02:00:40.123Z' as Instant;
    const waiting = talk.askCustomer(working(solution('P3')), '哪一间房？', odd, timing).head;
    const due = waiting.clocks.RESOLVE?.dueAt as Instant;

    const { head } = answered(waiting, addMs(odd, ms));

    expect(Ticket.parse(head)).toEqual(head);
    expect(head.clocks.RESOLVE?.paused).toBe(Math.floor(ms / 60_000));
    expect(Date.parse(head.clocks.RESOLVE?.dueAt ?? '') - Date.parse(due)).toBeGreaterThanOrEqual(0);
  },
);

describe('a proposal', () => {
  const offer = (ticket: Ticket, compensationFen: number) =>
    talk.propose(ticket, { proposal: '退还房费', compensationFen }, now, timing);

  test('that is agreed is to be carried out, and adds up', () => {
    const first = talk.agree(offer(working({ agreedFen: 1_000 }), 2_500).head).head;

    expect([first.status, first.agreedFen, first.offeredFen]).toEqual(['EXECUTING', 3_500, undefined]);
  });

  test('that is not agreed leaves the matter open and gives nothing', () => {
    const { head, event } = talk.disagree(offer(working(), 2_500).head, '不够');

    expect([head.status, head.agreedFen, head.offeredFen]).toEqual(['IN_PROGRESS', undefined, undefined]);
    expect(event.texts).toEqual({ message: '不够' });
  });

  test('that nobody answers is reminded of twice, and after the wait it is worked on without an answer; no clock stood still', () => {
    const out = { ...offer(working(solution('P3')), 2_500).head };
    const days = (n: number) => addDays(now, n);
    const due = out.clocks.RESOLVE?.dueAt;

    const early = talk.waitStep(out, addMinutes(now, 60), timing);
    const first = talk.waitStep(out, days(2), timing)?.head as Ticket;
    const second = talk.waitStep(first, days(3), timing)?.head as Ticket;
    const ended = talk.waitStep(second, days(7), timing);

    expect([early, first.reminded, second.reminded]).toEqual([undefined, 1, 2]);
    expect(ended?.event.type).toBe('ticket.unanswered');
    expect([ended?.head.status, ended?.head.silent, ended?.head.offeredFen]).toEqual(['IN_PROGRESS', true, undefined]);
    expect([ended?.head.proposedAt, ended?.head.clocks.RESOLVE?.dueAt]).toEqual([undefined, due]);
  });

  test('is made to nobody where the matter is the house’s own', async () => {
    expect(await outcomeOf(() => offer(working({ channel: 'INTERNAL' }), 0))).toBe('ticket.nobodyToAsk');
  });

  test('is news to the guest: the clock of the next news begins anew', () => {
    const { head, event } = offer(working(solution('P1')), 0);

    expect(event.facts?.ended).toEqual(['FIRST_ANSWER:MET', 'PROGRESS:MET']);
    expect(head.clocks.PROGRESS?.from).toBe(now);
  });
});
