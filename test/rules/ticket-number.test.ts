import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkCharacter,
  fiveCharsOf,
  isTicketNo,
  makeTicketNo,
  TicketNo,
} from '../../functions/kernel/ticket-number.ts';

const CHECKED = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const five = fc.uint8Array({ minLength: 5, maxLength: 5 }).map(fiveCharsOf);
const day = fc
  .integer({ min: 0, max: 36_500 })
  .map((n) => new Date(Date.UTC(2024, 0, 1) + n * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
const number = fc.tuple(day, five).map(([date, drawn]) => makeTicketNo(date, drawn));

describe('the check character', () => {
  test('is that of ISO 7064 MOD 37,36: the published example of a release identifier', () => {
    expect(checkCharacter('A12425GABC1234002')).toBe('M');
  });

  test('finds every single slip', () => {
    const slip = fc.tuple(number, fc.integer({ min: 2, max: 15 }), fc.constantFrom(...CHECKED));

    fc.assert(
      fc.property(slip, ([no, place, wrong]) => {
        fc.pre(no[place] !== wrong);
        expect(isTicketNo(no.slice(0, place) + wrong + no.slice(place + 1))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('finds all but 36 of the 22,680 swaps of neighbours that can be, in whatever stands before them', () => {
    const afterEachState = [...CHECKED].flatMap((a) => [...CHECKED].map((b) => a + b));
    const oneOfEachState = [...new Map(afterEachState.map((text) => [checkCharacter(text), text])).values()];
    const pairs = afterEachState.filter(([a = '', b = '']) => a < b);

    const unseen = oneOfEachState.flatMap((before) =>
      pairs.filter(([a, b]) => checkCharacter(`${before}${a}${b}`) === checkCharacter(`${before}${b}${a}`)),
    );

    expect([oneOfEachState.length * pairs.length, unseen.length]).toEqual([22_680, 36]);
  });
});

describe('a ticket number', () => {
  test('is GD, the day, five characters drawn and one to check, sixteen in all', () => {
    fc.assert(
      fc.property(day, five, (date, drawn) => {
        const no = makeTicketNo(date, drawn);

        expect(no.slice(0, -1)).toBe(`GD${date}${drawn}`);
        expect(no).toHaveLength(16);
        expect(isTicketNo(no)).toBe(true);
      }),
    );
  });

  test('is drawn from all 32 characters alike, none of them I, L, O or U', () => {
    const drawn = Array.from({ length: 256 }, (_, byte) => fiveCharsOf(new Uint8Array(5).fill(byte))[0] as string);
    const times = Object.values(Object.groupBy(drawn, (character) => character)).map((all) => all?.length);

    expect(times).toEqual(Array.from({ length: 32 }, () => 8));
    expect(drawn.join('')).not.toMatch(/[ILOU]/);
  });

  test('is understood as people type it: small letters, spaces, dashes, and look-alikes among the five', () => {
    const typed = fc.tuple(number, fc.constantFrom('I', 'L', 'l', 'i'), fc.constantFrom('O', 'o'));

    fc.assert(
      fc.property(typed, ([no, one, nought]) => {
        const alike = no.slice(10, 15).replaceAll('1', one).replaceAll('0', nought);
        const text = ` ${no.slice(0, 2)} ${no.slice(2, 10)}-${alike} ${no.slice(15)} `.toLowerCase();

        expect(TicketNo.parse(text)).toBe(no);
      }),
    );
  });

  test.each([
    '',
    'GD',
    'GD20261123A7K2',
    'XX20261123A7K2M0',
    'GD2026112XA7K2M0',
    `GD20261123A7K2M${checkCharacter('20261123A7K2M')}0`,
    `GD20261123A7U2M${checkCharacter('20261123A7U2M')}`,
  ])('is not "%s"', (text) => {
    expect(TicketNo.safeParse(text).success).toBe(false);
  });
});
