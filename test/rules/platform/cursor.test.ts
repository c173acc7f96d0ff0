import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, addMs, type Instant } from '../../../functions/kernel/time.ts';
import { type CursorOf, cursors } from '../../../functions/platform/cursor.ts';
import { derive } from '../../../functions/platform/secrets.ts';

const { seal, open } = cursors(derive('root of this test', 'cursor'));
const now = '2026-11-23T02:00:00.000Z' as Instant;
const mine: CursorOf = { query: 'tickets?status=ACCEPTED', principal: 'S03', now };
const raw = {
  pk: 'S#dolon#T#GD1',
  sk: 'A#HEAD',
  queuePk: 'S#dolon#Q#OWNER#S03',
  queueSk: '2026-11-23T02:00:00.000Z#tck_1',
};

/** What the caller is told of a cursor: nothing but its code. */
function outcomeOf(cursor: string, of: CursorOf): string {
  try {
    open(cursor, of);
    return 'opened';
  } catch (error) {
    return (error as { code?: string }).code ?? `fault: ${String(error)}`;
  }
}

describe('a cursor', () => {
  test('leads back to the key that it was made of', () => {
    const key = fc.dictionary(
      fc.string({ maxLength: 20 }).filter((name) => name !== '__proto__'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (given, query, principal) => {
        const of = { query, principal, now };

        expect(open(seal(given, of), of)).toEqual({ ...given });
      }),
    );
  });

  test('fits where a query takes one, also for the key of an index', () => {
    expect(seal(raw, mine).length).toBeLessThanOrEqual(600);
  });

  test.each([
    ['the list and person that it was made for', {}, 'opened'],
    ['another list', { query: 'tickets?status=CLOSED' }, 'page.badCursor'],
    ['another person', { principal: 'S04' }, 'page.badCursor'],
    [
      'list and person whose texts only join to the same',
      { query: 'tickets?status=ACCEPTEDS', principal: '03' },
      'page.badCursor',
    ],
    ['its hour’s last millisecond', { now: addMinutes(now, 60) }, 'opened'],
    ['the millisecond after its hour', { now: addMs(now, 3_600_001) }, 'page.badCursor'],
  ])('asked with %s is opened or refused', (_what, other, outcome) => {
    const cursor = seal(raw, mine);

    expect(outcomeOf(cursor, { ...mine, ...other })).toBe(outcome);
  });

  test('is refused after any of its characters was changed', () => {
    const cursor = seal(raw, mine);
    const character = fc.constantFrom(...'ABCXYZabcxyz0189-_.=+/ ');
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), character, (at, other) => {
        fc.pre(cursor[at] !== other);
        const changed = cursor.slice(0, at) + other + cursor.slice(at + 1);

        expect(outcomeOf(changed, mine)).toBe('page.badCursor');
      }),
    );
  });

  test('is refused when cut short or lengthened', () => {
    const cursor = seal(raw, mine);
    const others = [
      ...Array.from(cursor, (_, length) => cursor.slice(0, length)),
      `${cursor}A`,
      `${cursor}.A`,
      `.${cursor}`,
    ];

    const outcomes = others.map((other) => outcomeOf(other, mine));

    expect(new Set(outcomes)).toEqual(new Set(['page.badCursor']));
  });

  test('is refused, never a fault, whatever somebody makes up', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.string().map((text) => `${text}.${text}`),
        ),
        (made) => {
          expect(outcomeOf(made, mine)).toBe('page.badCursor');
        },
      ),
    );
  });

  test('of another deployment is refused', () => {
    const foreign = cursors(derive('another root', 'cursor')).seal(raw, mine);

    expect(outcomeOf(foreign, mine)).toBe('page.badCursor');
  });
});
