import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../../../functions/kernel/time.ts';
import type { ShiftType } from '../../../functions/rosters/model.ts';
import { packed, unpacked } from '../../../functions/rosters/packing.ts';
import {
  checkedShift,
  daysOf,
  minutesOf,
  monthsOn,
  shiftsOf,
  spansOf,
  withCell,
} from '../../../functions/rosters/shift-rules.ts';
import { aRoster, cellsWith, ZONE } from '../../support/builders-rosters.ts';
import { outcomeOf } from '../../support/world.ts';

const day = (text: string) => text as PlainDate;

describe('the hours of a shift', () => {
  test.each([
    ['of one piece', ['08:00-16:00'], [[480, 960]]],
    [
      'that are split',
      ['08:00-12:00', '18:00-22:00'],
      [
        [480, 720],
        [1080, 1320],
      ],
    ],
    ['to midnight', ['16:00-24:00'], [[960, 1440]]],
    [
      'in parts without a gap',
      ['08:00-12:00', '12:00-16:00'],
      [
        [480, 720],
        [720, 960],
      ],
    ],
    ['past midnight', ['22:00-06:00'], [[1320, 1800]]],
    [
      'whose second part is after midnight',
      ['20:00-23:00', '01:00-04:00'],
      [
        [1200, 1380],
        [1500, 1680],
      ],
    ],
    ['round the clock', ['08:00-08:00'], [[480, 1920]]],
    ['of none', [], []],
  ])('%s count from the midnight of the start day', (_title, hours, minutes) => {
    expect(minutesOf(hours)).toEqual(minutes);
  });

  test.each([
    ['Shanghai', ZONE, '2026-11-23', ['22:00-06:00'], '2026-11-23T14:00:00.000Z', '2026-11-23T22:00:00.000Z', 8],
    [
      'at the end of a month',
      ZONE,
      '2026-11-30',
      ['22:00-06:00'],
      '2026-11-30T14:00:00.000Z',
      '2026-11-30T22:00:00.000Z',
      8,
    ],
    [
      'Berlin, clocks go forward',
      'Europe/Berlin',
      '2026-03-28',
      ['22:00-06:00'],
      '2026-03-28T21:00:00.000Z',
      '2026-03-29T04:00:00.000Z',
      7,
    ],
    [
      'Berlin, clocks go back',
      'Europe/Berlin',
      '2026-10-24',
      ['22:00-06:00'],
      '2026-10-24T20:00:00.000Z',
      '2026-10-25T05:00:00.000Z',
      9,
    ],
    [
      'a start in the hour that is skipped',
      'Europe/Berlin',
      '2026-03-29',
      ['02:30-10:00'],
      '2026-03-29T01:30:00.000Z',
      '2026-03-29T08:00:00.000Z',
      6.5,
    ],
    [
      'half an hour off',
      'Asia/Kolkata',
      '2026-11-23',
      ['08:00-16:00'],
      '2026-11-23T02:30:00.000Z',
      '2026-11-23T10:30:00.000Z',
      8,
    ],
  ])('begin and end as the clocks on the wall show (%s)', (_title, zone, date, hours, from, to, lasts) => {
    const [span] = spansOf(hours, day(date), zone);

    expect(span).toEqual({ from, to });
    expect((Date.parse(to) - Date.parse(from)) / 3_600_000).toBe(lasts);
  });
});

describe('a shift', () => {
  const type = (over: Partial<ShiftType>): ShiftType => ({
    ...{ code: 'X', label: { zh: '班', en: 'Shift' }, kind: 'WORK', hours: ['08:00-16:00'] },
    ...over,
  });

  test.each([
    ['of work with hours', {}, 'X'],
    ['of work without hours', { hours: [] }, 'shiftType.hoursWrong'],
    ['on call without hours', { kind: 'ON_CALL', hours: [] }, 'shiftType.hoursWrong'],
    ['off with hours', { kind: 'OFF' }, 'shiftType.hoursWrong'],
    ['of leave without hours', { kind: 'LEAVE', hours: [] }, 'X'],
    ['of a day and a night', { hours: ['08:00-08:00'] }, 'X'],
    ['that ends more than a day after its start', { hours: ['08:00-12:00', '11:00-13:00'] }, 'shiftType.hoursWrong'],
  ] as const)('%s is %s', async (_title, over, wanted) => {
    const outcome = await outcomeOf(() => checkedShift(type(over as Partial<ShiftType>)).code);

    expect(outcome).toBe(wanted);
  });
});

describe('a month', () => {
  test.each([
    ['2026-02', 28],
    ['2028-02', 29],
    ['2026-11', 30],
    ['2026-12', 31],
  ])('%s has %i days', (month, many) => {
    const days = daysOf(month);

    expect([days.length, days[0], days.at(-1)]).toEqual([many, `${month}-01`, `${month}-${many}`]);
  });

  test.each([
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', 2, '2027-01'],
  ])('%s and %i more is %s', (month, more, wanted) => {
    expect(monthsOn(month, more)).toBe(wanted);
  });

  test('a day of a line is changed alone', () => {
    expect(withCell('DDDDD', day('2026-11-03'), '-')).toBe('DD-DD');
  });

  test('shows a shift only where it has hours, and not where it falls in leave', () => {
    const cells = cellsWith('2026-11', { 2: 'D', 3: 'O', 4: 'V', 5: 'D' });
    const leave = { S04: cellsWith('2026-11', { 5: 'V' }) };

    const shifts = shiftsOf(aRoster('2026-11', { 'S04:COMPLAINT_AGENT': cells }, { leave }));

    expect(shifts.map((shift) => [shift.day, shift.code, shift.spans.length])).toEqual([['2026-11-02', 'D', 2]]);
  });

  test('is the same after it was kept small in the table', () => {
    const roster = aRoster('2026-11', { 'S04:COMPLAINT_AGENT': 'DD' });

    expect(unpacked(packed(roster))).toEqual(roster);
  });
});
