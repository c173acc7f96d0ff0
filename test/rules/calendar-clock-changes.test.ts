import { describe, expect, test } from 'vitest';
import { addWorkingMinutes, type Calendar, workingMinutesBetween } from '../../functions/kernel/calendar.ts';

const daily = (timeZone: string, windows: [string, string][]): Calendar => ({
  timeZone,
  week: { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows },
  coveredTo: '2027-12-31',
});

describe('a change of clocks', () => {
  test.each([
    { zone: 'Europe/Berlin', day: '2026-03-29', minutes: 23 * 60 },
    { zone: 'Europe/Berlin', day: '2026-10-25', minutes: 25 * 60 },
    { zone: 'America/New_York', day: '2026-03-08', minutes: 23 * 60 },
    { zone: 'America/New_York', day: '2026-11-01', minutes: 25 * 60 },
  ])('in $zone makes $day last $minutes minutes', ({ zone, day, minutes }) => {
    const calendar: Calendar = {
      timeZone: zone,
      week: {},
      extraDays: { [day]: [['00:00', '24:00']] },
      coveredTo: '2026-12-31',
    };

    expect(workingMinutesBetween(calendar, `${day.slice(0, 8)}01T00:00:00Z`, '2026-11-30T00:00:00Z')).toBe(minutes);
  });

  test('leaves a window of wall time as long as it really is', () => {
    const berlin = daily('Europe/Berlin', [['01:00', '04:00']]);

    expect(workingMinutesBetween(berlin, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(120);
    expect(workingMinutesBetween(berlin, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(240);
    expect(addWorkingMinutes(berlin, '2026-03-29T00:00:00Z', 90)).toBe('2026-03-29T01:30:00.000Z');
  });

  test.each([
    { window: ['02:30', '03:00'], minutes: 0 },
    { window: ['02:30', '03:30'], minutes: 0 },
    { window: ['02:30', '04:00'], minutes: 30 },
    { window: ['01:30', '02:30'], minutes: 60 },
  ] as const)('that skips the beginning or end of $window leaves $minutes minutes of it, and adding agrees', (one) => {
    const berlin = daily('Europe/Berlin', [[...one.window]]);
    const [eve, end] = ['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'] as const;
    const usual = workingMinutesBetween(berlin, '2026-03-29T12:00:00Z', '2026-03-30T12:00:00Z');

    const nextDay = addWorkingMinutes(berlin, eve, one.minutes + usual);

    expect(workingMinutesBetween(berlin, eve, end)).toBe(one.minutes);
    expect(nextDay).toBe(addWorkingMinutes(berlin, end, usual));
  });
});
