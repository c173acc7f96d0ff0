import { describe, expect, test } from 'vitest';
import { setYearIt, showYear } from '../../../functions/calendars/actions/years.ts';
import type { CalendarRecord, CalendarYear } from '../../../functions/calendars/model.ts';
import { checkedYear, composed, shippedYear } from '../../../functions/calendars/rules.ts';
import { addWorkdays, addWorkingMinutes } from '../../../functions/kernel/calendar.ts';
import { shippedCalendars } from '../../../functions/kernel/china-calendar.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { setPolicy } from '../../../functions/policies/actions/put-policy.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { assess } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { recalendared } from '../../../functions/tickets/retiming.ts';
import { aTicket, now, timing } from '../../support/builders-tickets.ts';
import { findings, matter, of } from '../../support/complaint.ts';
import { outcomeOf, world } from '../../support/world.ts';

const plan = (over: Partial<CalendarYear> = {}): CalendarYear => ({ holidays: [], extraDays: {}, ...over });
const record = (year: number, over: Partial<CalendarRecord> = {}): CalendarRecord => ({
  ...plan(),
  ...{
    id: `OFFICE-${year}`,
    site: 'dolon' as never,
    calendarId: 'OFFICE',
    year,
    version: 1,
    changedAt: now,
    changedBy: 'A01',
  },
  ...over,
});
const at = (text: string) => text as Instant;

describe('a year of a calendar', () => {
  test.each<[string, Partial<CalendarYear>, unknown]>([
    [
      'holidays and make-up days of the year',
      { holidays: ['2027-02-06'], extraDays: { '2027-02-14': [['09:00', '18:00']] } },
      'good',
    ],
    ['a day on which the house is closed', { extraDays: { '2027-03-01': [] } }, 'good'],
    ['a shift past midnight', { extraDays: { '2027-03-01': [['22:00', '06:00']] } }, 'good'],
    ['a holiday of another year', { holidays: ['2026-02-06'] }, 'calendar.invalidYear'],
    ['a make-up day of another year', { extraDays: { '2028-02-14': [['09:00', '18:00']] } }, 'calendar.invalidYear'],
    ['a window without length', { extraDays: { '2027-03-01': [['09:00', '09:00']] } }, 'calendar.invalidYear'],
    ['a week without an hour of work', { week: { mon: [] } }, 'calendar.invalidYear'],
  ])('is as good as what it says: %s', async (_title, over, expected) => {
    const outcome = await outcomeOf(() => {
      checkedYear(2027, plan(over));
      return 'good';
    });

    expect(outcome).toBe(expected);
  });

  test('that is set as the product ships it changes nothing', () => {
    const same = composed('OFFICE', [record(2026, shippedYear('OFFICE', 2026) as Partial<CalendarRecord>)]);

    for (const [from, days] of [
      ['2026-02-10T02:00:00.000Z', 9],
      ['2026-09-28T02:00:00.000Z', 6],
      ['2026-12-21T02:00:00.000Z', 3],
    ] as const)
      expect(addWorkdays(same, at(from), days)).toBe(addWorkdays(shippedCalendars.OFFICE, at(from), days));
  });

  test('replaces that year whole and leaves the others alone', () => {
    const calendar = composed('OFFICE', [
      record(2026, { holidays: ['2026-11-24'], extraDays: { '2026-11-28': [['09:00', '12:00']] } }),
    ]);

    // Monday the 23rd: the next working day is Wednesday, then Thursday, Friday, and the Saturday that makes up.
    expect(addWorkdays(calendar, now, 4)).toBe(at('2026-11-28T04:00:00.000Z'));
    expect(calendar.holidays?.some((day) => day.startsWith('2025-'))).toBe(
      shippedCalendars.OFFICE.holidays?.some((day) => day.startsWith('2025-')),
    );
  });

  test('with a week of its own is worked by that week, and no other year is', () => {
    const week = { mon: [['10:00', '11:00']] as [string, string][] };
    const calendar = composed('SERVICE', [
      record(2026, { id: 'SERVICE-2026', calendarId: 'SERVICE', week, seasons: [] }),
    ]);

    expect(addWorkingMinutes(calendar, now, 61)).toBe(at('2026-11-30T02:01:00.000Z'));
  });

  test('makes the calendar known as far as no year is left out', () => {
    const last = Number(shippedCalendars.OFFICE.coveredTo.slice(0, 4));

    const [next, gap] = [composed('OFFICE', [record(last + 1)]), composed('OFFICE', [record(last + 2)])];

    expect([next.coveredTo, gap.coveredTo]).toEqual([`${last + 1}-12-31`, `${last}-12-31`]);
  });
});

describe('an edited calendar', () => {
  const edited = (over: Partial<CalendarRecord>) => ({
    ...timing,
    calendars: { ...timing.calendars, OFFICE: composed('OFFICE', [record(2026, over)]) },
  });
  const shipped = shippedYear('OFFICE', 2026);

  test('with a new holiday puts off no promise that was made', () => {
    const holiday = edited({ ...shipped, holidays: [...shipped.holidays, '2026-11-25'] } as never);

    const moved = recalendared(aTicket(), now, holiday);

    expect(moved?.head.clocks ?? aTicket().clocks).toEqual(aTicket().clocks);
  });

  test('with a new working day brings it forward', () => {
    const extraDays = {
      ...shipped.extraDays,
      '2026-11-28': [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
    };
    const saturday = edited({ ...shipped, extraDays } as never);

    const { head, event } = recalendared(aTicket(), now, saturday) ?? { head: aTicket(), event: undefined };

    expect([aTicket().clocks.RESOLVE?.dueAt, head.clocks.RESOLVE?.dueAt]).toEqual([
      '2026-11-30T10:00:00.000Z',
      '2026-11-28T10:00:00.000Z',
    ]);
    expect(event?.facts?.moved).toContain('RESOLVE');
  });

  test('leaves what was granted to the guest by an extension, and what is over', () => {
    const extraDays = { ...shipped.extraDays, '2026-11-28': [['09:00', '12:00']] };
    const saturday = edited({ ...shipped, extraDays } as never);

    const { clocks } = aTicket();
    const { RESOLVE } = clocks;
    if (!RESOLVE) throw new Error('it was started');
    const extended = aTicket({ clocks: { ...clocks, RESOLVE: { ...RESOLVE, granted: 2 } } });
    const kept = recalendared(extended, now, saturday)?.head ?? extended;

    expect(kept.clocks.RESOLVE).toEqual(extended.clocks.RESOLVE);
    expect(kept.clocks.TOTAL_RESOLVE?.dueAt).not.toBe(clocks.TOTAL_RESOLVE?.dueAt);
    expect(recalendared(aTicket({ status: 'CLOSED' }), now, saturday)).toBeUndefined();
  });

  test('times what is open anew by itself, and what comes in later by the new year', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: matter });
    const standing = await w.as('A01', showYear, { params: { calendarId: 'OFFICE', year: '2026' } });
    const { calendarId: _c, year: _y, version, ...year } = standing;
    const extraDays = {
      ...year.extraDays,
      '2026-11-28': [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
    };
    await w.as('A01', setYearIt, {
      ...{ params: { calendarId: 'OFFICE', year: '2026' }, version },
      body: { ...year, extraDays },
    });
    w.now = at('2026-11-23T02:00:06.000Z'); // every container knows it by now

    await w.relay();
    const later = await w.as('S04', register, { body: matter });

    const due = (await w.ticket(filed.ticketNo)).clocks.RESOLVE?.dueAt;
    expect([due, (await w.ticket(later.ticketNo)).clocks.RESOLVE?.dueAt?.slice(0, 10)]).toEqual([
      '2026-11-28T10:00:00.000Z',
      '2026-11-28',
    ]);
    expect(w.story(filed.id)).toContain('ticket.retimed');
  });
});

test('an edited calendar whose event is lost is found by the reconciler, once', async () => {
  const w = await world();
  const filed = await w.as('S04', register, { body: matter });
  await w.reconcile();
  const standing = await w.as('A01', showYear, { params: { calendarId: 'OFFICE', year: '2026' } });
  const { calendarId: _c, year: _y, version, ...year } = standing;
  const extraDays = {
    ...year.extraDays,
    '2026-11-28': [
      ['09:00', '12:00'],
      ['13:00', '18:00'],
    ],
  };
  await w.as('A01', setYearIt, {
    ...{ params: { calendarId: 'OFFICE', year: '2026' }, version },
    body: { ...year, extraDays },
  });
  w.now = at('2026-11-23T02:00:06.000Z'); // every container knows it by now
  await w.relay((event) => event.type === 'calendar-year.changed');
  const before = (await w.ticket(filed.ticketNo)).clocks.RESOLVE?.dueAt;

  await w.reconcile();
  const { version: once } = await w.ticket(filed.ticketNo);
  await w.reconcile();

  const after = await w.ticket(filed.ticketNo);
  expect([before, after.clocks.RESOLVE?.dueAt]).toEqual(['2026-11-30T10:00:00.000Z', '2026-11-28T10:00:00.000Z']);
  expect([after.version, w.story(filed.id).filter((type) => type === 'ticket.retimed')]).toEqual([
    once,
    ['ticket.retimed'],
  ]);
});

test('a policy that is edited while a case is open changes nothing of that case: neither its promises nor who is told when', async () => {
  const w = await world();
  const filed = await w.as('S04', register, { body: matter });
  const tighter = { ...defaults.escalation, rungs: [{ percent: 1, action: 'L4' }] };
  const shorter = structuredClone(defaults.sla) as unknown as { clocks: Record<string, Record<string, unknown>> };
  for (const clocks of Object.values(shorter.clocks)) clocks.RESOLVE = 'PT1M';
  w.now = at('2026-11-23T02:00:10.000Z');
  await w.as('A01', setPolicy, { params: { name: 'escalation' }, version: 0, body: tighter });
  await w.as('A01', setPolicy, { params: { name: 'sla' }, version: 0, body: shorter });
  w.now = at('2026-11-23T02:00:20.000Z');

  const assessed = await w.as('S04', assess, { ...of(filed), body: findings });

  const ticket = await w.ticket(assessed.ticketNo);
  const own = await w.tickets.timing(ticket.site, ticket);
  const fresh = await w.tickets.timing(ticket.site, { slaVersion: 1, receivedAt: w.now });
  expect(ticket.clocks.RESOLVE?.dueAt).toBe('2026-11-30T10:00:00.000Z');
  expect([own.rungs, own.sla.clocks.P3.RESOLVE]).toEqual([defaults.escalation.rungs, defaults.sla.clocks.P3.RESOLVE]);
  expect([fresh.rungs.length, fresh.sla.clocks.P3.RESOLVE]).toEqual([1, 'PT1M']);
});
