import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingMinutes, type Calendar, isOpen, workingMinutesBetween } from '../../functions/kernel/calendar.ts';
import { type Instant, instant, millis } from '../../functions/kernel/time.ts';

const MINUTE_MS = 60_000;
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const clockText = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
const endText = fc.oneof({ weight: 4, arbitrary: clockText }, { weight: 1, arbitrary: fc.constant('24:00') });
const windows = fc.array(fc.tuple(clockText, endText), { maxLength: 3 });
const someDay = fc.constantFrom(
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2026-11-01',
  '2026-03-08',
);

const calendar: fc.Arbitrary<Calendar> = fc
  .record({
    timeZone: fc.constantFrom(
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    ),
    week: fc.record(
      Object.fromEntries(days.map((day) => [day, windows])) as Record<(typeof days)[number], typeof windows>,
    ),
    holidays: fc.uniqueArray(someDay, { maxLength: 3 }),
    extraDays: fc.dictionary(someDay, windows, { maxKeys: 2 }),
  })
  .filter(({ week }) => Object.values(week).some((one) => one.length > 0))
  .map((made) => ({ ...made, coveredTo: '2027-12-31' }));

// Around the changes of clocks of both hemispheres.
const moment: fc.Arbitrary<Instant> = fc
  .tuple(
    fc.constantFrom('2026-03-07', '2026-03-28', '2026-10-23', '2026-10-31', '2026-04-04'),
    fc.integer({ min: 0, max: 4 * 1_440 }),
  )
  .map(([day, minute]) => instant(Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS));

/** Counts open minutes one by one: slow, and nothing to get wrong. Windows begin and end on whole half hours. */
function countedMinutes(of: Calendar, from: Instant, minutes: number): number {
  let open = 0;
  for (let n = 0; n < minutes; n += 1) if (isOpenByWall(of, millis(from) + n * MINUTE_MS)) open += 1;
  return open;
}

function wallOf(ms: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(ms);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, minute: Number(part.hour) * 60 + Number(part.minute) };
}

const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Whether the wall clock of the zone is inside a window: today's, or yesterday's that runs past midnight. */
function isOpenByWall(of: Calendar, ms: number): boolean {
  const { day, minute } = wallOf(ms, of.timeZone);
  const yesterday = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const on = (date: string) => {
    if (of.extraDays?.[date]) return of.extraDays[date];
    if (of.holidays?.includes(date)) return [];
    return of.week[days[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] as (typeof days)[number]] ?? [];
  };
  const length = ([start, end]: [string, string]) =>
    minuteOf(end) > minuteOf(start) ? minuteOf(end) : minuteOf(end) + 1_440;
  const today = on(day).some((one) => minuteOf(one[0]) <= minute && minute < length(one));
  return today || on(yesterday).some((one) => minute + 1_440 < length(one));
}

test('working minutes are those that a minute-by-minute count finds, where no clock changes', () => {
  const still = calendar.map((made) => ({ ...made, timeZone: 'Asia/Shanghai' }));

  fc.assert(
    fc.property(still, moment, fc.integer({ min: 0, max: 1_500 }), (of, from, minutes) => {
      expect(workingMinutesBetween(of, from, instant(millis(from) + minutes * MINUTE_MS))).toBe(
        countedMinutes(of, from, minutes),
      );
    }),
    { numRuns: 40 },
  );
});

test('working minutes over a change of clocks are counted by the clock on the wall, if no window begins or ends in it', () => {
  const whole = fc.constantFrom('00:00', '00:30', '03:00', '03:30', '04:00', '12:00', '22:30');
  const aroundIt = fc.array(fc.tuple(whole, fc.oneof(whole, fc.constant('24:00'))), { minLength: 1, maxLength: 3 });
  const daily = fc
    .tuple(calendar, aroundIt)
    .map(([made, one]) => ({ ...made, week: Object.fromEntries(days.map((day) => [day, one])), extraDays: {} }));

  fc.assert(
    fc.property(daily, moment, fc.integer({ min: 0, max: 1_500 }), (of, from, minutes) => {
      expect(workingMinutesBetween(of, from, instant(millis(from) + minutes * MINUTE_MS))).toBe(
        countedMinutes(of, from, minutes),
      );
    }),
    { numRuns: 40 },
  );
});

test('adding and counting agree also where windows begin or end in the hour that is skipped or comes twice', () => {
  const early = fc.integer({ min: 1, max: 8 }).map((half) => `0${Math.floor(half / 2)}:${half % 2 ? '30' : '00'}`);
  const inIt = fc.array(fc.tuple(early, early), { minLength: 1, maxLength: 3 });
  const eve = fc.constantFrom('2026-03-28', '2026-03-07', '2026-10-03', '2026-10-24', '2026-10-31', '2026-04-04');

  fc.assert(
    fc.property(calendar, inIt, eve, fc.integer({ min: 0, max: 5_000 }), (made, one, day, minutes) => {
      const of = { ...made, week: Object.fromEntries(days.map((name) => [name, one])), extraDays: {}, holidays: [] };
      const from = instant(Date.parse(`${day}T06:00:00Z`));

      expect(workingMinutesBetween(of, from, addWorkingMinutes(of, from, minutes))).toBe(minutes);
    }),
  );
});

test('adding two amounts one after the other is adding their sum, also over a change of clocks', () => {
  fc.assert(
    fc.property(
      calendar,
      moment,
      fc.integer({ min: 1, max: 3_000 }),
      fc.integer({ min: 1, max: 3_000 }),
      (of, from, a, b) => {
        expect(addWorkingMinutes(of, addWorkingMinutes(of, from, a), b)).toBe(addWorkingMinutes(of, from, a + b));
      },
    ),
  );
});

test('between a moment and the moment so many minutes later lie just so many minutes', () => {
  fc.assert(
    fc.property(calendar, moment, fc.integer({ min: 0, max: 5_000 }), (of, from, minutes) => {
      expect(workingMinutesBetween(of, from, addWorkingMinutes(of, from, minutes))).toBe(minutes);
    }),
  );
});

test('a later start or a greater amount never ends earlier', () => {
  fc.assert(
    fc.property(
      calendar,
      moment,
      fc.integer({ min: 0, max: 2_000 }),
      fc.integer({ min: 0, max: 2_000 }),
      (of, from, amount, more) => {
        const end = addWorkingMinutes(of, from, amount);

        expect(addWorkingMinutes(of, from, amount + more) >= end).toBe(true);
        expect(addWorkingMinutes(of, instant(millis(from) + more * MINUTE_MS), amount) >= end).toBe(true);
      },
    ),
  );
});

test('nothing added to a moment is that moment if it is open, else a moment at which it opens', () => {
  fc.assert(
    fc.property(calendar, moment, (of, from) => {
      const opening = addWorkingMinutes(of, from, 0);

      expect(isOpen(of, opening)).toBe(true);
      expect(opening === from).toBe(isOpen(of, from));
    }),
  );
});
