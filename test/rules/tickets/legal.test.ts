import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../functions/kernel/errors.ts';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import { makeTicketNo } from '../../../functions/kernel/ticket-number.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { LegalPeriods } from '../../../functions/policies/legal.ts';
import { shippedPeriods } from '../../../functions/policies/legal-defaults.ts';
import { rungAt, startClocks, type Timing } from '../../../functions/tickets/clocks.ts';
import { close, resolve } from '../../../functions/tickets/handling/closing-rules.ts';
import { climb } from '../../../functions/tickets/ladder/escalation-rules.ts';
import { pauseLegal, periodsOf, resumeLegal } from '../../../functions/tickets/legal/legal-rules.ts';
import { assess, type Intake, receive } from '../../../functions/tickets/rules.ts';
import type { Channel, Domain, Grade, Priority, Stage } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';

const at = (text: string) => `${text}:00.000Z` as Instant;

const intake = (over: Partial<Intake> = {}): Intake => ({
  ...{ kind: 'COMPLAINT', channel: 'PHONE', anonymous: false, slaVersion: 0 },
  ...{ site: 'dolon' as SiteId, ticketNo: makeTicketNo('20261123', 'A7K2M') },
  ...over,
});

const found = { severity: 'MINOR', stage: 'AFTER_SALE', category: '冷链', peopleAffected: 1 } as const;

describe('the table of legal periods', () => {
  test('is complete: every row says where it comes from and whether its text was read', () => {
    expect(LegalPeriods.safeParse({ periods: shippedPeriods }).success).toBe(true);
    expect(shippedPeriods.filter(({ verified }) => !verified).length).toBeGreaterThan(0);
  });

  test.each<[string, Instant, string[]]>([
    ['under the old tourism rule on its last day', at('2026-03-14T02:00'), ['TOURISM_ACCEPT:5', 'TOURISM_RESULT:7']],
    [
      'under the new one from the morning of 15 March in China',
      at('2026-03-14T16:00'),
      ['TOURISM_ACCEPT:2', 'TOURISM_CONCLUDE:P60D', 'TOURISM_RESULT:7'],
    ],
    ['under the benchmark alone before there was any', at('2010-01-01T02:00'), []],
  ])('judges a tour complaint %s', (_when, receivedAt, expected) => {
    const of = { kind: 'COMPLAINT', channel: 'PHONE', domain: 'TOUR', receivedAt } as const;

    const rows = periodsOf(of, shippedPeriods).map(
      ({ id, period }) => `${id}:${typeof period === 'object' && 'workdays' in period ? period.workdays : period}`,
    );

    expect(rows.sort()).toEqual(expected);
  });

  test.each([
    ['a row that ends before it begins', { to: '2009-01-01' }, 'periods.0.to'],
    ['a calendar that is not there', { period: { workdays: 2, calendar: 'MOON' } }, 'periods.0.period'],
    ['a name that is not stable', { id: 'tourism accept' }, 'periods.0.id'],
  ])('takes no %s', (_what, over, path) => {
    const checked = LegalPeriods.safeParse({ periods: [{ ...shippedPeriods[0], ...over }] });

    expect(checked.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  test('takes no two rows of one name that are in force on one day', () => {
    const twice = [shippedPeriods[1], { ...shippedPeriods[1], from: '2027-01-01' }];

    expect(LegalPeriods.safeParse({ periods: twice }).success).toBe(false);
  });
});

describe('a legal clock', () => {
  test.each<[string, { channel?: Channel; domain?: Domain; stage?: Stage }, string | undefined, string | undefined]>([
    [
      'from 12315: ten working days, stricter than the mediation',
      { channel: 'PLATFORM_12315' },
      'ODR_12315',
      '2026-12-07T10:00',
    ],
    ['from 12345: five working days', { channel: 'HOTLINE_12345' }, 'HOTLINE_RESULT', '2026-11-30T10:00'],
    ['of a tour: sixty days', { domain: 'TOUR' }, 'TOURISM_CONCLUDE', '2027-01-22T02:00'],
    [
      'of meat that was sold: fifteen days',
      { domain: 'FRESH_PRODUCT', stage: 'AFTER_SALE' },
      'JUSTIFIED_REFUND',
      '2026-12-08T02:00',
    ],
    ['of a room: none', { domain: 'LODGING' }, undefined, undefined],
  ])('begins with the receipt of a case %s', (_what, of, rule, dueAt) => {
    const { head, event } = receive(intake(of), now, timing);

    expect([head.legal?.rule, head.clocks.LEGAL?.dueAt]).toEqual([rule, dueAt && at(dueAt)]);
    expect(event.facts?.legalRule).toBe(rule);
  });

  test('begins with the assessment where only that shows what it is about, and runs from the receipt', () => {
    const received = receive(intake(), now, timing).head;

    const { head, event } = assess(received, { ...found, domain: 'TOUR' }, later(600), timing);

    expect(head.clocks.LEGAL).toMatchObject({ from: now, state: 'RUNNING', rung: 0 });
    expect(event.facts).toMatchObject({ legalRule: 'TOURISM_CONCLUDE', legalDueAt: head.clocks.LEGAL?.dueAt });
  });

  test('stays frozen when the table is changed while the case is open', () => {
    const received = receive(intake({ domain: 'TOUR' }), now, timing).head;
    const changed: Timing = { ...timing, legal: timing.legal.map((row) => ({ ...row, period: 'P1D' as const })) };

    const { head } = assess(received, { ...found, domain: 'TOUR' }, later(60), changed);

    expect(head.clocks.LEGAL).toEqual(received.clocks.LEGAL);
  });

  test('ends where the case turns out to be about something else', () => {
    const received = receive(intake({ domain: 'TOUR' }), now, timing).head;

    const { head } = assess(received, { ...found, domain: 'CATERING' }, later(60), timing);

    expect([head.legal, head.clocks.LEGAL]).toEqual([undefined, undefined]);
  });

  test('reminds at half, warns at four fifths and breaches at its end, like any clock of the ladder', () => {
    const { clocks } = receive(intake({ domain: 'TOUR' }), now, timing).head;
    const legal = aTicket({ clocks: { LEGAL: clocks.LEGAL as never } });
    const day = 24 * 60;

    const told = [30, 48, 60].map((days) => climb(legal, later(days * day), timing)?.event.facts?.reached);

    expect(told).toEqual([['LEGAL:50'], ['LEGAL:80'], ['LEGAL:100']]);
  });

  test('is judged by when the matter was resolved, not by when it was closed', () => {
    const { head: received } = receive(intake({ domain: 'TOUR' }), now, timing);
    const working = aTicket({ ...received, status: 'IN_PROGRESS', workOrder: anOrder({ status: 'TAKEN_OVER' }) });
    const done = { result: '好', cause: '坏', evidence: '单', complainantToldAt: later(60), staffNo: 'H01' };
    const resolved = resolve(working, done, later(61), timing).head;

    const { event } = close(resolved, { outcome: 'FOLLOWED_UP', endedAs: 'SOLVED' }, { now: later(120) });

    expect(event.facts?.ended).toContain('LEGAL:MET');
  });
});

describe('a legal period stands still', () => {
  const tested: Timing = {
    ...timing,
    legal: [
      { ...shippedPeriods[4], id: 'TESTED', appliesTo: {}, period: { workdays: 10 }, pausedBy: 'TESTING' } as never,
    ],
  };
  const document = '检测委托书 1';
  const running = () => receive(intake(), now, tested).head;
  const refusalOf = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      return (error as AppError).code;
    }
    return undefined;
  };

  test('on its own ground, and is over later by the working time that it stood still', () => {
    const paused = pauseLegal(running(), { ground: 'TESTING', document }, now, tested);
    const afterTwoDays = '2026-11-25T02:00:00.000Z' as Instant;

    const { head, event } = resumeLegal(paused.head, afterTwoDays, tested);

    expect([paused.head.clocks.LEGAL?.state, paused.event.facts]).toEqual([
      'PAUSED',
      { rule: 'TESTED', ground: 'TESTING' },
    ]);
    expect(paused.event.texts).toEqual({ document });
    expect(head.clocks.LEGAL).toMatchObject({ state: 'RUNNING', dueAt: at('2026-12-09T10:00'), paused: 2 * 8 * 60 });
    expect([event.facts?.minutes, head.legal]).toEqual([2 * 8 * 60, { rule: 'TESTED' }]);
  });

  test('and is told of by nobody meanwhile', () => {
    const { head } = pauseLegal(running(), { ground: 'TESTING', document }, now, tested);

    expect(climb(aTicket({ clocks: { LEGAL: head.clocks.LEGAL as never } }), later(99_999), tested)).toBeUndefined();
  });

  test.each<[string, () => unknown, string]>([
    [
      'on a ground that its rule does not know',
      () =>
        pauseLegal(receive(intake({ domain: 'TOUR' }), now, timing).head, { ground: 'TESTING', document }, now, timing),
      'ticket.mayNotStandStill',
    ],
    [
      'twice',
      () =>
        pauseLegal(
          pauseLegal(running(), { ground: 'TESTING', document }, now, tested).head,
          { ground: 'TESTING', document },
          now,
          tested,
        ),
      'ticket.legalStandsStill',
    ],
    [
      'where there is none',
      () => pauseLegal(receive(intake(), now, timing).head, { ground: 'TESTING', document }, now, timing),
      'ticket.noLegalClock',
    ],
    ['and goes on only after that', () => resumeLegal(running(), now, tested), 'ticket.legalClockRuns'],
  ])('not %s', (_what, act, code) => {
    expect(refusalOf(act)).toBe(code);
  });
});

describe('a promise', () => {
  const solution = (grade: Grade, priority: Priority) =>
    startClocks(['RESOLVE'], { priority, grade }, now, timing).RESOLVE?.dueAt;

  test.each<[Grade, Priority, string]>([
    ['V', 'P1', '2026-11-23T14:00'],
    ['A', 'P1', '2026-11-23T20:00'],
    ['B', 'P1', '2026-11-24T02:00'],
    ['C', 'P1', '2026-11-24T02:00'],
    ['N', 'P1', '2026-11-24T02:00'],
    ['V', 'P3', '2026-11-26T01:30'],
    ['N', 'P3', '2026-11-30T10:00'],
  ])('to a guest of grade %s at priority %s is due at %s', (grade, priority, dueAt) => {
    expect(solution(grade, priority)).toBe(at(dueAt));
  });

  test('is never longer than the law lets it be, whatever the policy says', () => {
    const slow = { ...timing.sla.clocks, P3: { ...timing.sla.clocks.P3, ACCEPT: { workdays: 9 } } } as const;
    const lax: Timing = { ...timing, sla: { ...timing.sla, clocks: slow } };

    const due = (domain: Domain) => receive(intake({ domain }), now, lax).head.clocks.ACCEPT?.dueAt;

    expect([due('TOUR'), due('LODGING')]).toEqual([at('2026-11-25T10:00'), at('2026-12-04T10:00')]);
  });

  test('keeps the grade when its priority changes', () => {
    const received = receive(intake({ grade: 'V' }), now, timing).head;

    const { head } = assess(received, { ...found, severity: 'MAJOR', domain: 'LODGING' }, later(5), timing);

    expect([head.priority, head.grade, head.clocks.RESOLVE?.dueAt]).toEqual(['P1', 'V', at('2026-11-23T14:00')]);
  });

  test('is shared out by the time that it was given: half of a halved promise is a quarter of the whole', () => {
    const clock = startClocks(['RESOLVE'], { priority: 'P1', grade: 'V' }, now, timing).RESOLVE;

    expect(clock && rungAt('RESOLVE', clock, 50, { ticket: { priority: 'P1' }, timing })).toBe(later(6 * 60));
  });
});
