import { expect, test } from 'vitest';
import { isOffered, slotsOn, withRoom } from '../../../functions/callbacks/slot-rules.ts';
import { addDays, type Instant, type PlainDate } from '../../../functions/kernel/time.ts';
import { ten, timing } from '../../support/builders-callbacks.ts';

const offer = { ...timing, now: ten };
const clocks = (date: string, over: Partial<typeof offer> = {}) =>
  slotsOn(date as PlainDate, { ...offer, ...over }).map((slot) => slot.slice(11, 16));

test('the slots of a winter day are the quarters of its service hours, less the lunch', () => {
  const slots = clocks('2026-11-24');

  expect([slots.length, slots[0], slots[15], slots[16], slots.at(-1)]).toEqual([
    36,
    '00:00',
    '03:45',
    '05:00',
    '09:45',
  ]);
});

test('of today those are offered that begin in half an hour or later', () => {
  expect(clocks('2026-11-23')[0]).toBe('02:30');
  expect(clocks('2026-11-23', { now: '2026-11-23T02:00:01.000Z' as Instant })[0]).toBe('02:45');
});

test.each([
  ['a day that is over', '2026-11-22', 0],
  ['the last day of a fortnight, until the same hour', '2026-12-07', 9],
  ['the day after', '2026-12-08', 0],
  ['a day that nobody can know', '9999-12-31', 0],
  ['a day of the season, which is longer', '2027-05-01', 52],
])('%s offers so many slots', (_what, date, many) => {
  const now = date.startsWith('2027') ? ('2027-04-30T02:00:00.000Z' as Instant) : ten;

  expect(clocks(date, { now })).toHaveLength(many);
});

test.each([
  ['2026-11-24T02:15:00.000Z', true],
  ['2026-11-24T02:20:00.000Z', false],
  ['2026-11-24T04:00:00.000Z', false],
  ['2026-11-23T02:15:00.000Z', false],
  ['0001-01-01T00:00:00.000Z', false],
])('a call can be booked for %s: %s', (slot, can) => {
  expect(isOffered(slot as Instant, offer)).toBe(can);
});

test('a slot is not offered on the day that comes first when the house moves its clocks, but for its own hours', () => {
  const calendar = { ...timing.calendar, timeZone: 'Europe/Berlin', seasons: [] };
  const [first] = slotsOn('2027-03-28' as PlainDate, {
    ...offer,
    calendar,
    now: '2027-03-27T02:00:00.000Z' as Instant,
  });

  expect(first).toBe('2027-03-28T06:00:00.000Z');
});

test.each([
  ['everybody is free, by turn', {}, 1, 0, ['S06', 'S07', 'S08']],
  ['everybody is free, by another turn', {}, 1, 4, ['S07', 'S08', 'S06']],
  ['one has a call', { S07: 1 }, 1, 0, ['S06', 'S08']],
  ['one has a call and may have two', { S06: 1 }, 2, 0, ['S07', 'S08', 'S06']],
  ['everybody has one', { S06: 1, S07: 1, S08: 1 }, 1, 0, []],
  ['a counter fell below nothing', { S06: -1 }, 1, 1, ['S06', 'S07', 'S08']],
])('where %s, these have room', (_what, taken, perAgent, turn, wanted) => {
  expect(withRoom(['S08', 'S06', 'S07'], taken as Record<string, number>, { perAgent, turn })).toEqual(wanted);
});

test('nobody on shift means no room', () => {
  expect(withRoom([], {}, { perAgent: 1, turn: 3 })).toEqual([]);
  expect(isOffered(addDays(ten, 1), offer)).toBe(true);
});
