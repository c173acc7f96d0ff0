import { describe, expect, test } from 'vitest';
import { addWorkdays, addWorkingMinutes } from '../../functions/kernel/calendar.ts';
import { daysKnown, extendedByPlainWeek } from '../../functions/kernel/calendar-horizon.ts';
import { officeCalendar, serviceCalendar } from '../../functions/kernel/china-calendar.ts';
import { addDays, type Instant } from '../../functions/kernel/time.ts';
import { assess } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import { dispatchedComplaint, findings, matter, of, resolvedComplaint, takenOver } from '../support/complaint.ts';
import { hours, outcomeOf, world } from '../support/world.ts';

const at = (text: string) => `${text}:00.000Z` as Instant;

describe('beyond the last known day', () => {
  test('the kernel refuses to reckon, and a promise is reckoned by the plain week', async () => {
    const from = at('2026-12-31T02:00');

    const refused = await outcomeOf(() => addWorkdays(officeCalendar, from, 3));
    const promised = addWorkdays(extendedByPlainWeek(officeCalendar), from, 3);

    expect([refused, promised]).toEqual(['calendar.notCovered', at('2027-01-05T10:00')]);
  });

  test('a season counts there, too', () => {
    const summer = addWorkingMinutes(extendedByPlainWeek(serviceCalendar), at('2027-07-01T10:00'), 120);

    expect(summer).toBe(at('2027-07-01T12:00'));
  });

  test.each(['2026-02-10', '2026-04-30', '2026-09-28', '2026-12-01'])('what is known is not changed: %s', (day) => {
    const from = at(`${day}T03:00`);
    const known = { ...extendedByPlainWeek(officeCalendar) };

    expect(addWorkdays(known, from, 10)).toBe(addWorkdays(officeCalendar, from, 10));
  });

  test.each<[string, number]>([
    ['2026-11-23T02:00', 38],
    ['2026-12-15T02:00', 16],
    ['2026-12-31T02:00', 0],
    ['2027-02-10T02:00', 0],
    ['2026-12-31T15:59', 0],
  ])('on %s it is known for %i days more', (now, days) => {
    expect(daysKnown(officeCalendar, at(now))).toBe(days);
  });
});

describe.each(['2026-12-30T02:00', '2026-12-31T15:59', '2027-02-10T02:00', '2027-12-20T02:00'])('on %s', (now) => {
  test.each(['COMPLAINT', 'SUGGESTION', 'EMERGENCY'])('a %s is taken in and timed', async (kind) => {
    const w = await world({ now: at(now) });

    const external = {
      ...{ authority: '12315', externalNo: 'ODR-1' },
      ...{ forwardedAt: at(now), dueAt: addDays(at(now), 20) },
    };
    const told = { ...matter, kind, channel: 'PLATFORM_12315', source: { external } };

    const filed = await w.as('S04', register, { body: told });

    expect([filed.status, filed.clocks.length > 4]).toEqual(['RECEIVED', true]);
  });

  test('a complaint that nobody works on climbs the whole ladder, and one that is worked on is closed', async () => {
    const w = await world({ now: at(now) });
    const left = await w.as('S04', register, { body: matter });
    await w.as('S04', assess, { ...of(left), body: findings });
    const done = await resolvedComplaint(w);
    await w.relay();

    await w.pass(hours(24 * 60));

    expect((await w.ticket(left.ticketNo)).level).toBe(4);
    expect(w.story(done.id)).toContain('follow-up.due');
  });
});

test('a complaint that is open when the known year ends is worked on as before', async () => {
  const w = await world({ now: at('2026-12-30T02:00') });
  const offered = await dispatchedComplaint(w);
  await w.until(at('2026-12-30T03:00'));

  const taken = await takenOver(w, offered);

  expect(taken.status).toBe('IN_PROGRESS');
});
