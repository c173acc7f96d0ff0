import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as time from '../../functions/kernel/time.ts';

const at = (text: string) => time.parseInstant(text);

describe('an instant that somebody sends', () => {
  test.each([
    { text: '2026-11-23T15:01:02+08:00', is: '2026-11-23T07:01:02.000Z' },
    { text: '2026-11-23T07:01Z', is: '2026-11-23T07:01:00.000Z' },
    { text: '2026-11-23T07:01:02.5Z', is: '2026-11-23T07:01:02.500Z' },
    { text: '2026-11-23T07:01:02.123456789Z', is: '2026-11-23T07:01:02.123Z' },
    { text: '2026-01-01T03:00:00+05:45', is: '2025-12-31T21:15:00.000Z' },
    { text: '2024-02-29T00:00:00Z', is: '2024-02-29T00:00:00.000Z' },
  ])('as $text is kept as $is', ({ text, is }) => {
    expect(time.parseInstant(text)).toBe(is);
    expect(time.SentInstant.parse(text)).toBe(is);
  });

  test.each([
    { text: '2026-11-23T15:01:02', why: 'no offset: whose clock?' },
    { text: '2026-11-23', why: 'no time' },
    { text: '2026-02-30T00:00:00Z', why: 'no such day' },
    { text: '2026-02-29T00:00:00Z', why: 'no leap year' },
    { text: '2026-13-01T00:00:00Z', why: 'no such month' },
    { text: '2026-11-23T25:00:00Z', why: 'no such hour' },
    { text: '2026-11-23T00:00:00+99:00', why: 'no such offset' },
    { text: '+012026-11-23T00:00:00Z', why: 'too long a year' },
    { text: 'now', why: 'not ISO' },
  ])('as $text is refused: $why', ({ text }) => {
    expect(() => time.parseInstant(text)).toThrow('time.notAnInstant');
    expect(time.SentInstant.safeParse(text).success).toBe(false);
  });
});

describe('an instant as people read it', () => {
  test.each([
    { zone: 'Asia/Shanghai', is: '2026-11-24T00:30:15.250+08:00', day: '2026-11-24' },
    { zone: 'UTC', is: '2026-11-23T16:30:15.250+00:00', day: '2026-11-23' },
    { zone: 'America/New_York', is: '2026-11-23T11:30:15.250-05:00', day: '2026-11-23' },
    { zone: 'Asia/Kathmandu', is: '2026-11-23T22:15:15.250+05:45', day: '2026-11-23' },
  ])('in $zone is $is', ({ zone, is, day }) => {
    const instant = at('2026-11-23T16:30:15.250Z');

    expect(time.shown(instant, zone)).toBe(is);
    expect(time.plainDateIn(instant, zone)).toBe(day);
    expect(time.compactDate(instant, zone)).toBe(day.replaceAll('-', ''));
  });

  test('says the same instant, in any zone and at any change of clocks', () => {
    const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'America/St_Johns');
    const ms = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });

    fc.assert(
      fc.property(ms, zone, (one, timeZone) => {
        expect(time.parseInstant(time.shown(time.instant(one), timeZone))).toBe(time.instant(one));
      }),
    );
  });
});

describe('reckoning with instants', () => {
  test('adds milliseconds, minutes and days of 24 hours', () => {
    const start = at('2026-12-31T23:59:59.999Z');

    expect(time.addMs(start, 1)).toBe('2027-01-01T00:00:00.000Z');
    expect(time.addMinutes(start, -1)).toBe('2026-12-31T23:58:59.999Z');
    expect(time.addDays(start, 1)).toBe('2027-01-01T23:59:59.999Z');
  });

  test('knows which comes first, and that none comes before itself', () => {
    const [a, b, c] = [at('2026-11-23T00:00:00.001Z'), at('2026-11-23T00:00:00Z'), at('2026-11-24T00:00:00Z')];

    expect(time.earliest(a, b, c)).toBe(b);
    expect(time.isBefore(b, a)).toBe(true);
    expect(time.isBefore(a, a)).toBe(false);
  });

  test('sorts as text in the order of time', () => {
    const ms = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) });

    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(time.isBefore(time.instant(a), time.instant(b))).toBe(a < b);
        expect(time.millis(time.instant(a))).toBe(a);
      }),
    );
  });
});
