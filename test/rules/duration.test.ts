import { describe, expect, test } from 'vitest';
import { shippedCalendars } from '../../functions/kernel/china-calendar.ts';
import { addDuration, addShare, Duration } from '../../functions/kernel/duration.ts';
import { AppError } from '../../functions/kernel/errors.ts';
import type { Instant } from '../../functions/kernel/time.ts';

const mondayAtNine = '2026-11-23T01:00:00.000Z' as Instant;
const fridayAtFive = '2026-11-27T09:00:00.000Z' as Instant;

describe('a period of a policy', () => {
  test.each(['PT15M', 'PT24H', 'PT4S', 'P1D', 'P7DT12H', 'PT1H30M5S'])('may be written %s', (text) => {
    expect(Duration.parse(text)).toBe(text);
  });

  test.each(['', 'P', 'PT', 'P1DT', '15M', 'PT-15M', 'PT1.5H', 'P1M', 'P1Y', 'P1W', 'pt15m', 'PT15M ', 'PT5M1H'])(
    'may not be written "%s"',
    (text) => {
      expect(Duration.safeParse(text).success).toBe(false);
    },
  );

  test.each([
    { workdays: 0 },
    { workdays: 1.5 },
    { workdays: 401 },
    { working: 'PT4H' },
    { working: 'PT4H', calendar: 'OFFICE', workdays: 1 },
  ])('is one thing only and of a size: not %o', (made) => {
    expect(Duration.safeParse(made).success).toBe(false);
  });
});

describe('the end of a period', () => {
  test.each([
    { of: 'PT15M', from: mondayAtNine, ends: '2026-11-23T01:15:00.000Z', why: 'elapsed time' },
    { of: 'PT4S', from: mondayAtNine, ends: '2026-11-23T01:00:04.000Z', why: 'seconds' },
    { of: 'P1DT2H', from: fridayAtFive, ends: '2026-11-28T11:00:00.000Z', why: 'a day is 24 hours' },
    {
      of: { working: 'PT4H', calendar: 'SERVICE' },
      from: fridayAtFive,
      ends: '2026-11-28T03:00:00.000Z',
      why: 'the front line works on Saturday',
    },
    {
      of: { working: 'PT4H', calendar: 'OFFICE' },
      from: fridayAtFive,
      ends: '2026-11-30T04:00:00.000Z',
      why: 'the office does not',
    },
    {
      of: { workdays: 3 },
      from: mondayAtNine,
      ends: '2026-11-26T10:00:00.000Z',
      why: 'working days are of the office',
    },
    {
      of: { workdays: 1, calendar: 'SERVICE' },
      from: fridayAtFive,
      ends: '2026-11-28T10:00:00.000Z',
      why: 'unless another calendar is named',
    },
  ])('$of from $from is $ends: $why', ({ of, from, ends }) => {
    expect(addDuration(Duration.parse(of), from, shippedCalendars)).toBe(ends);
  });

  test('of a calendar that is not there is refused by its name', () => {
    const act = () => addDuration({ working: 'PT1H', calendar: 'NIGHT' }, mondayAtNine, shippedCalendars);

    expect(act).toThrow(AppError);
    expect(act).toThrow('calendar.unknown');
  });
});

describe('a share of a period', () => {
  test.each([
    { of: 'PT15M', share: 0.5, ends: '2026-11-23T01:07:30.000Z', why: 'half of elapsed time' },
    { of: { working: 'PT4H', calendar: 'OFFICE' }, share: 0.5, ends: '2026-11-23T03:00:00.000Z', why: 'half, worked' },
    { of: { working: 'PT4H', calendar: 'OFFICE' }, share: 1.25, ends: '2026-11-23T07:00:00.000Z', why: 'over lunch' },
    { of: { workdays: 1 }, share: 1, ends: '2026-11-24T10:00:00.000Z', why: 'all of it is the close' },
    { of: { workdays: 1 }, share: 0.5, ends: '2026-11-23T10:00:00.000Z', why: 'half of two days of eight hours' },
    { of: { workdays: 1 }, share: 1.5, ends: '2026-11-25T10:00:00.000Z', why: 'and half as much again' },
  ])('$share of $of from Monday at nine ends at $ends: $why', ({ of, share, ends }) => {
    expect(addShare(Duration.parse(of), share, { from: mondayAtNine, calendars: shippedCalendars })).toBe(ends);
  });
});
