import { describe, expect, test } from 'vitest';
import { addShare } from '../../../functions/kernel/duration.ts';
import { addMs, earliest, type Instant, millis } from '../../../functions/kernel/time.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import {
  cancelClocks,
  endClocks,
  nextRung,
  PROMISED,
  retimed,
  startClocks,
} from '../../../functions/tickets/clocks.ts';
import { climb } from '../../../functions/tickets/ladder/escalation-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { type Intake, message, receive } from '../../../functions/tickets/rules.ts';
import { type ClockKind, Priority, TicketStatus } from '../../../functions/tickets/words.ts';
import { aTicket, later, now, timing } from '../../support/builders-tickets.ts';

const DAY = 24 * 60; // minutes of a P1 resolution

/** A matter of the highest priority whose only promise is its resolution within 24 hours. */
const urgent = (over: Parameters<typeof aTicket>[0] = {}) =>
  aTicket({
    status: 'IN_PROGRESS',
    priority: 'P1',
    clocks: startClocks(['RESOLVE'], { priority: 'P1' }, now, timing),
    ...over,
  });

describe('the ladder', () => {
  test.each([
    [0.5, 'ticket.reminded', 0, 'RUNNING'],
    [0.79, 'ticket.reminded', 0, 'RUNNING'],
    [0.8, 'ticket.warned', 0, 'RUNNING'],
    [0.99, 'ticket.warned', 0, 'RUNNING'],
    [1, 'ticket.escalated', 1, 'BREACHED'],
    [1.24, 'ticket.escalated', 1, 'BREACHED'],
    [1.25, 'ticket.escalated', 2, 'BREACHED'],
    [1.5, 'ticket.escalated', 3, 'BREACHED'],
    [1.99, 'ticket.escalated', 3, 'BREACHED'],
    [2, 'ticket.escalated', 4, 'BREACHED'],
    [9, 'ticket.escalated', 4, 'BREACHED'],
  ])('at %f of the time says %s at level %i', (share, type, level, state) => {
    const climbed = climb(urgent(), later(share * DAY), timing);

    expect([climbed?.event.type, climbed?.head.level, climbed?.head.clocks.RESOLVE?.state]).toEqual([
      type,
      level,
      state,
    ]);
  });

  test('says nothing before half of the time, and nothing twice', () => {
    const early = climb(urgent(), later(DAY / 2 - 1), timing);
    const first = climb(urgent(), later(DAY / 2), timing);
    const second = first && climb(first.head, later(DAY * 0.7), timing);

    expect([early, first?.event.type, second]).toEqual([undefined, 'ticket.reminded', undefined]);
  });

  test('never sends a matter down again', () => {
    const climbed = climb(urgent({ level: 3 }), later(DAY), timing);

    expect(climbed?.head.level).toBe(3);
  });

  test('looks next at the first rung that was not told, until there is none', () => {
    const rungs = [50, 80, 100, 125, 150, 200, undefined].map((_next, n, all) => all[n - 1] ?? 0);

    const looks = rungs.map((rung) =>
      nextRung(urgent({ clocks: { RESOLVE: { ...urgent().clocks.RESOLVE, rung } } as never }), timing),
    );

    expect(looks).toEqual([...[0.5, 0.8, 1, 1.25, 1.5, 2].map((share) => later(share * DAY)), undefined]);
  });

  test.each(TicketStatus.options)('climbs in state %s only while somebody is to work on it', (status) => {
    const worked = ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'];

    const climbed = climb(urgent({ status }), later(DAY), timing);

    expect(climbed !== undefined).toBe(worked.includes(status));
  });

  test('leaves paused clocks, offers and calls to those who keep them', () => {
    const clocks = startClocks(['TAKE_OVER', 'FOLLOW_UP'], { priority: 'P1' }, now, timing);
    const paused = { RESOLVE: { ...urgent().clocks.RESOLVE, state: 'PAUSED' } };

    expect(climb(urgent({ clocks: { ...clocks, ...paused } as never }), later(9 * DAY), timing)).toBeUndefined();
  });

  test('tells all rungs that several clocks have reached in one event, at the highest level of them', () => {
    const clocks = startClocks(['FIRST_CONTACT', 'RESOLVE'], { priority: 'P1' }, now, timing);

    const climbed = climb(urgent({ clocks }), later(DAY), timing);

    expect(climbed?.event.facts).toMatchObject({ reached: ['FIRST_CONTACT:200', 'RESOLVE:100'], from: 0, level: 4 });
  });
});

describe('clocks timed anew', () => {
  const clocks = startClocks(['FIRST_CONTACT', 'PROGRESS', 'RESOLVE'], { priority: 'P3' }, now, timing);

  test('run from their own beginning, so that time consumed stays consumed', () => {
    const { clocks: anew, late } = retimed(clocks, { priority: 'P1' }, later(5), timing);

    expect([anew.FIRST_CONTACT?.from, anew.FIRST_CONTACT?.dueAt, anew.RESOLVE?.dueAt]).toEqual([
      now,
      later(15),
      later(DAY),
    ]);
    expect(late).toEqual([]);
  });

  test('that were due before they were made shorter are told as a breach of the new priority', () => {
    const { late } = retimed(clocks, { priority: 'P1' }, later(16), timing);

    expect(late).toEqual(['FIRST_CONTACT:RE_PRIORITISED']);
  });

  test('that were late already are not told again', () => {
    const overdue = startClocks(['FIRST_CONTACT'], { priority: 'P1' }, now, timing);

    expect(retimed(overdue, { priority: 'P1' }, later(60), timing).late).toEqual([]);
  });

  test.each(Priority.options)('to %s and back are as they were, but for a date that the guest was told', (priority) => {
    const there = retimed(clocks, { priority }, now, timing);
    const back = retimed(there.clocks, { priority: 'P3' }, now, timing).clocks;

    const kept = Object.entries(clocks).map(([kind, clock]) => {
      const promised = PROMISED.includes(kind as ClockKind)
        ? startClocks([kind as ClockKind], { priority }, now, timing)[kind as ClockKind]
        : undefined;
      return [kind, { ...clock, dueAt: earliest(clock.dueAt, promised?.dueAt ?? clock.dueAt) }] as const;
    });
    expect(back).toEqual(Object.fromEntries(kept));
  });

  test('for another kind promise what that kind promises, as the guest is told', () => {
    const inquiry = startClocks(['FIRST_CONTACT'], { ...aTicket({ kind: 'INQUIRY', channel: 'WEB' }) }, now, timing);

    const { clocks: anew } = retimed(inquiry, aTicket({ channel: 'WEB' }), now, timing, false);

    expect([inquiry.FIRST_CONTACT?.dueAt, anew.FIRST_CONTACT?.dueAt]).toEqual([later(15), clocks.FIRST_CONTACT?.dueAt]);
  });
});

describe('ended clocks', () => {
  const clocks = startClocks(['ACCEPT', 'RESOLVE'], { priority: 'P1' }, now, timing);

  test.each([
    ['a millisecond before', -1, 'ACCEPT:MET'],
    ['at the very instant', 0, 'ACCEPT:MET'],
    ['a millisecond after', 1, 'ACCEPT:BREACHED'],
  ])('%s the time is over are told as such and leave the head', (_when, ms, how) => {
    const { clocks: left, ended } = endClocks(clocks, ['ACCEPT', 'DISPATCH'], addMs(later(30), ms));

    expect([ended, Object.keys(left)]).toEqual([[how], ['RESOLVE']]);
  });

  test('that were cancelled blame nobody', () => {
    expect(cancelClocks(clocks, ['ACCEPT', 'DISPATCH'], now)).toEqual({
      clocks: { RESOLVE: clocks.RESOLVE },
      ended: ['ACCEPT:CANCELLED'],
    });
  });

  test.each([
    ['late by its own time', { state: 'RUNNING', rung: 0 }, later(31), 'ACCEPT:BREACHED'],
    ['told as late before it was put off', { state: 'RUNNING', rung: 100 }, now, 'ACCEPT:BREACHED'],
    ['standing still', { state: 'PAUSED', rung: 50 }, later(31), 'ACCEPT:CANCELLED'],
  ] as const)('that are cancelled when %s end as they stood', (_how, over, at, ended) => {
    const { ACCEPT } = clocks;
    if (!ACCEPT) throw new Error('it was started');

    expect(cancelClocks({ ACCEPT: { ...ACCEPT, ...over } }, ['ACCEPT'], at).ended).toEqual([ended]);
  });
});

describe('the first words', () => {
  const { site, ticketNo } = aTicket();
  const taken = (over: Partial<Intake>) =>
    receive(
      { site, ticketNo, kind: 'COMPLAINT', channel: 'PHONE', anonymous: false, slaVersion: 0, ...over },
      now,
      timing,
    );

  test.each<[string, Partial<Intake>, boolean]>([
    ['by telephone to a colleague', { owner: 'S04' }, false],
    ['at the desk', { owner: 'S04', channel: 'WALK_IN' }, false],
    ['in a letter that a colleague typed in', { owner: 'S04', channel: 'LETTER' }, true],
    ['through the form', { channel: 'WEB' }, true],
  ])('of a matter told %s: whether a first contact is owed still', (_way, over, owed) => {
    const { head, event } = taken(over);

    expect(head.clocks.FIRST_CONTACT !== undefined).toBe(owed);
    expect(event.facts?.ended).toEqual(owed ? undefined : ['FIRST_CONTACT:MET']);
    expect(head.clocks.FIRST_ANSWER?.state).toBe('RUNNING');
  });

  test.each<[string, Ticket, string[]]>([
    ['that somebody is at work', message(aTicket(), { text: '已收到' }, later(5), timing).head, ['FIRST_ANSWER']],
    ['what was found', message(aTicket(), { text: '压缩机故障', answers: true }, later(5), timing).head, []],
  ])('that tell %s: which of them are owed still', (_what, { clocks }, owed) => {
    expect(Object.keys(clocks).filter((kind) => kind.startsWith('FIRST_'))).toEqual(owed);
    expect(clocks.PROGRESS?.from).toBe(later(5));
  });
});

test('every promise of every priority that is shipped reaches its rungs in order', () => {
  const durations = Object.values(defaults.sla.clocks).flatMap((clocks) => Object.values(clocks));

  const disordered = durations.filter((duration) => {
    const at: Instant[] = timing.rungs.map(({ percent }) =>
      addShare(duration, percent / 100, { from: now, calendars: timing.calendars }),
    );
    return at.some((instant, n) => n > 0 && millis(instant) <= millis(at[n - 1] as Instant));
  });

  expect(disordered).toEqual([]);
});
