import { describe, expect, test } from 'vitest';
import {
  addWorkdays,
  addWorkingMinutes,
  type Calendar,
  isOpen,
  nextOpening,
  workingMinutesBetween,
} from '../../functions/kernel/calendar.ts';
import { officeCalendar, serviceCalendar } from '../../functions/kernel/china-calendar.ts';
import { AppError } from '../../functions/kernel/errors.ts';
import type { Instant } from '../../functions/kernel/time.ts';

const daily = (timeZone: string, windows: [string, string][], over: Partial<Calendar> = {}): Calendar => ({
  timeZone,
  week: { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows },
  coveredTo: '2027-12-31',
  ...over,
});

const codeOf = (act: () => unknown): string => {
  try {
    return String(act());
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('office hours of China', () => {
  test.each([
    { from: '2026-11-23T01:00:00Z', minutes: 60, ends: '2026-11-23T02:00:00.000Z', why: 'inside a window' },
    {
      from: '2026-11-23T01:00:00Z',
      minutes: 180,
      ends: '2026-11-23T04:00:00.000Z',
      why: 'exactly at the end of the morning, not the next opening',
    },
    { from: '2026-11-23T01:00:00Z', minutes: 181, ends: '2026-11-23T05:01:00.000Z', why: 'over lunch' },
    {
      from: '2026-11-23T04:30:00Z',
      minutes: 0,
      ends: '2026-11-23T05:00:00.000Z',
      why: 'nothing from a closed moment is the next opening',
    },
    {
      from: '2026-11-23T04:00:00Z',
      minutes: 0,
      ends: '2026-11-23T05:00:00.000Z',
      why: 'a window is closed at its end',
    },
    {
      from: '2026-11-23T02:00:00Z',
      minutes: 0,
      ends: '2026-11-23T02:00:00.000Z',
      why: 'nothing from an open moment is that moment',
    },
    { from: '2026-09-30T09:00:00Z', minutes: 120, ends: '2026-10-08T02:00:00.000Z', why: 'over the national holidays' },
    { from: '2026-10-09T10:00:00Z', minutes: 60, ends: '2026-10-10T02:00:00.000Z', why: 'a make-up Saturday works' },
    {
      from: '2026-02-13T10:00:00Z',
      minutes: 60,
      ends: '2026-02-14T02:00:00.000Z',
      why: 'a make-up Saturday before the Spring Festival works',
    },
    { from: '2024-02-28T09:00:00Z', minutes: 480, ends: '2024-02-29T09:00:00.000Z', why: 'over a leap day' },
    {
      from: '2025-12-31T09:30:00Z',
      minutes: 31,
      ends: '2026-01-04T01:01:00.000Z',
      why: 'over the end of a year, into a make-up Sunday',
    },
  ])('$minutes minutes from $from end at $ends: $why', ({ from, minutes, ends }) => {
    expect(addWorkingMinutes(officeCalendar, from, minutes)).toBe(ends);
  });

  test('the office works 248 days of 2026, as the State Council has arranged them', () => {
    const minutes = workingMinutesBetween(officeCalendar, '2025-12-31T16:00:00Z', '2026-12-31T16:00:00Z');

    expect(minutes / 480).toBe(248);
  });

  test.each([
    { from: '2026-11-23T02:00:00Z', days: 1, ends: '2026-11-24T10:00:00.000Z' },
    { from: '2026-11-27T02:00:00Z', days: 1, ends: '2026-11-30T10:00:00.000Z' },
    { from: '2026-09-30T02:00:00Z', days: 2, ends: '2026-10-09T10:00:00.000Z' },
    { from: '2026-10-09T02:00:00Z', days: 1, ends: '2026-10-10T10:00:00.000Z' },
  ])('$days working days after $from is the close of $ends', ({ from, days, ends }) => {
    expect(addWorkdays(officeCalendar, from as Instant, days)).toBe(ends);
  });

  test.each([
    { at: '2026-12-31T09:30:00Z', minutes: 31, ends: 'calendar.notCovered' },
    { at: '2026-12-31T09:30:00Z', minutes: 30, ends: '2026-12-31T10:00:00.000Z' },
    { at: '2027-01-01T01:00:00Z', minutes: 0, ends: 'calendar.notCovered' },
    { at: '2026-12-31T10:00:00Z', minutes: 0, ends: 'calendar.notCovered' },
    { at: '2026-11-23T01:00:00Z', minutes: -1, ends: 'calendar.badAmount' },
    { at: '2026-11-23T01:00:00Z', minutes: Number.NaN, ends: 'calendar.badAmount' },
    { at: 'yesterday', minutes: 1, ends: 'calendar.badInstant' },
    { at: '2026-11-23T09:00:00', minutes: 1, ends: 'calendar.badInstant' },
    { at: '2026-02-30T09:00:00Z', minutes: 1, ends: 'calendar.badInstant' },
  ])('beyond what is known it never guesses: $minutes minutes from $at is $ends', ({ at, minutes, ends }) => {
    expect(codeOf(() => addWorkingMinutes(officeCalendar, at, minutes))).toBe(ends);
  });
});

describe('the front line', () => {
  test.each([
    { from: '2026-04-30T09:00:00Z', minutes: 120, ends: '2026-05-01T01:00:00.000Z' },
    { from: '2026-05-01T09:00:00Z', minutes: 120, ends: '2026-05-01T11:00:00.000Z' },
    { from: '2026-10-31T13:00:00Z', minutes: 120, ends: '2026-11-01T01:00:00.000Z' },
  ])('is open longer in season: $minutes minutes from $from end at $ends', ({ from, minutes, ends }) => {
    expect(addWorkingMinutes(serviceCalendar, from, minutes)).toBe(ends);
  });
});

describe('windows', () => {
  const night = daily('Asia/Shanghai', [['22:00', '06:00']]);

  test('past midnight belong to the day they start on', () => {
    expect(addWorkingMinutes(night, '2026-11-23T13:00:00Z', 120)).toBe('2026-11-23T16:00:00.000Z');
    expect(isOpen(night, '2026-11-23T21:59:00Z')).toBe(true);
    expect(isOpen(night, '2026-11-23T22:00:00Z')).toBe(false);
  });

  test('of a holiday are gone with the night they run into, those of the eve stay', () => {
    const calendar = { ...night, holidays: ['2026-11-24'] };

    expect(addWorkingMinutes(calendar, '2026-11-23T14:00:00Z', 8 * 60)).toBe('2026-11-23T22:00:00.000Z');
    expect(nextOpening(calendar, '2026-11-23T22:00:00Z')).toBe('2026-11-25T14:00:00.000Z');
  });

  test('that end at 24:00 join the next day without a gap', () => {
    const always = daily('Asia/Shanghai', [['00:00', '24:00']]);

    expect(workingMinutesBetween(always, '2026-11-22T16:00:00Z', '2026-11-29T16:00:00Z')).toBe(7 * 1_440);
  });

  test('that overlap, also with the night before, count once', () => {
    const calendar = daily('Asia/Shanghai', [
      ['20:00', '04:00'],
      ['02:00', '08:00'],
      ['07:00', '09:00'],
    ]);

    expect(workingMinutesBetween(calendar, '2026-11-22T16:00:00Z', '2026-11-23T16:00:00Z')).toBe((9 + 4) * 60);
  });

  test('of an extra day replace the week and any holiday', () => {
    const calendar = daily('Asia/Shanghai', [['09:00', '17:00']], {
      holidays: ['2026-11-23'],
      extraDays: { '2026-11-23': [['10:00', '11:00']], '2026-11-24': [] },
    });

    expect(addWorkingMinutes(calendar, '2026-11-22T16:00:00Z', 61)).toBe('2026-11-25T01:01:00.000Z');
  });

  test('must be there at all: a calendar with none is an error, not an endless loop', () => {
    const closed: Calendar = { timeZone: 'Asia/Shanghai', week: { mon: [] }, coveredTo: '9999-12-31' };

    expect(codeOf(() => addWorkingMinutes(closed, '2026-11-23T01:00:00Z', 1))).toBe('calendar.noWindow');
    expect(codeOf(() => workingMinutesBetween(closed, '2026-11-23T01:00:00Z', '2026-11-24T01:00:00Z'))).toBe(
      'calendar.noWindow',
    );
  });
});

describe('a calendar whose windows are all over', () => {
  const once: Calendar = {
    timeZone: 'Asia/Shanghai',
    week: {},
    extraDays: { '2026-11-23': [['09:00', '10:00']] },
    coveredTo: '9999-12-31',
  };

  test.each([
    { act: () => addWorkingMinutes(once, '2026-11-23T01:00:00Z', 60), is: '2026-11-23T02:00:00.000Z' },
    { act: () => addWorkingMinutes(once, '2026-11-23T01:00:00Z', 61), is: 'calendar.notCovered' },
    { act: () => nextOpening(once, '2026-11-24T01:00:00Z'), is: 'calendar.notCovered' },
    { act: () => addWorkdays(once, '2026-11-22T01:00:00Z', 1), is: '2026-11-23T02:00:00.000Z' },
    { act: () => addWorkdays(once, '2026-11-22T01:00:00Z', 2), is: 'calendar.notCovered' },
    { act: () => workingMinutesBetween(once, '2026-11-23T01:00:00Z', '2026-12-01T00:00:00Z'), is: '60' },
  ])('says $is at once, however far it is known', ({ act, is }) => {
    expect(codeOf(act)).toBe(is);
  });
});

describe('minutes between', () => {
  test.each([
    { from: '2026-11-23T01:00:00Z', to: '2026-11-23T02:30:00Z', minutes: 90 },
    { from: '2026-11-23T02:30:00Z', to: '2026-11-23T01:00:00Z', minutes: -90 },
    { from: '2026-11-22T02:00:00Z', to: '2026-11-22T01:00:00Z', minutes: 0 },
    { from: '2026-11-23T01:00:00.250Z', to: '2026-11-23T01:00:30.250Z', minutes: 0.5 },
  ])('$from and $to are $minutes', ({ from, to, minutes }) => {
    expect(workingMinutesBetween(officeCalendar, from, to)).toBe(minutes);
  });
});
