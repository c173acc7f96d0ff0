import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../functions/kernel/time.ts';
import { appointDeputy, deputyChain, endDeputy, LONGEST_CHAIN } from '../../../functions/staff/deputy-rules.ts';
import type { Deputy } from '../../../functions/staff/model.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';
import { outcomeOf, site } from '../../support/world.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const tomorrow = '2026-11-24T02:00:00.000Z' as Instant;
const yesterday = '2026-11-22T02:00:00.000Z' as Instant;
const code = 'COMPLAINT_AGENT' as const;

const line = (holder: string, deputy: string, over: Partial<Deputy> = {}): Deputy => ({
  ...{ id: `dep_${holder}_${deputy}_${code}`, site, code, holder, deputy, from: yesterday, version: 1 },
  ...over,
});
const lines = (...pairs: ReadonlyArray<readonly [string, string]>) => pairs.map(([a, b]) => line(a, b));
const people = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'];
const staff = people.map((no) => aMember(no, { posts: [aPost(code)] }));

describe('a chain of deputies', () => {
  test.each([
    ['nobody', [], [], 'NOBODY'],
    ['one', lines(['A01', 'A02']), ['A02'], 'NOBODY'],
    ['three', lines(['A01', 'A02'], ['A02', 'A03'], ['A03', 'A04']), ['A02', 'A03', 'A04'], 'NOBODY'],
    ['four', lines(['A01', 'A02'], ['A02', 'A03'], ['A03', 'A04'], ['A04', 'A05']), ['A02', 'A03', 'A04'], 'LIMIT'],
    ['two in a circle', lines(['A01', 'A02'], ['A02', 'A01']), ['A02'], 'LOOP'],
    ['a circle further on', lines(['A01', 'A02'], ['A02', 'A03'], ['A03', 'A02']), ['A02', 'A03'], 'LOOP'],
    ['two for one person', lines(['A01', 'A03'], ['A01', 'A02']), ['A02'], 'NOBODY'],
    ['one who has ended', [line('A01', 'A02', { to: now })], [], 'NOBODY'],
    ['one who is to come', [line('A01', 'A02', { from: tomorrow })], [], 'NOBODY'],
    ['one for another post', [line('A01', 'A02', { code: 'TOUR_GUIDE' })], [], 'NOBODY'],
  ] as const)('of %s', (_title, given, chain, ends) => {
    expect(deputyChain(given, { holder: 'A01', code, at: now })).toEqual({ people: chain, ends });
  });

  test('always ends, names nobody twice and never the holder, whatever the data says', () => {
    const pair = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people));

    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), (pairs) => {
        const chain = deputyChain(lines(...pairs), { holder: 'A01', code, at: now }).people;

        expect(chain.length).toBeLessThanOrEqual(LONGEST_CHAIN);
        expect(new Set(['A01', ...chain]).size).toBe(chain.length + 1);
      }),
    );
  });
});

describe('to stand in for somebody', () => {
  const wanted = (holder: string, deputy: string) => ({ site, code, holder, deputy, from: now });

  test.each([
    ['himself', wanted('A01', 'A01'), [], 'deputy.ofHimself'],
    ['who is not there', wanted('B01', 'A02'), [], 'staff.notFound'],
    ['by one who is not there', wanted('A01', 'B02'), [], 'staff.notFound'],
    ['in a post that he does not hold', { ...wanted('A01', 'A02'), code: 'TOUR_GUIDE' as const }, [], 'post.notHeld'],
    ['who stands in for him', wanted('A01', 'A02'), lines(['A02', 'A01']), 'deputy.loop'],
    ['in a wide circle', wanted('A01', 'A02'), lines(['A02', 'A03'], ['A03', 'A01']), 'deputy.loop'],
    [
      'at the end of three',
      wanted('A04', 'A05'),
      lines(['A01', 'A02'], ['A02', 'A03'], ['A03', 'A04']),
      'deputy.chainTooLong',
    ],
    [
      'before three',
      wanted('A01', 'A02'),
      lines(['A02', 'A03'], ['A03', 'A04'], ['A04', 'A05']),
      'deputy.chainTooLong',
    ],
    ['until it begins', { ...wanted('A01', 'A02'), to: now }, [], 'post.periodEmpty'],
  ] as const)('%s is refused', async (_title, one, standing, outcome) => {
    expect(await outcomeOf(() => appointDeputy(one, { lines: standing, staff }))).toBe(outcome);
  });

  test('is a line of its own, and a circle that ended before is none', () => {
    const ended = [line('A02', 'A01', { to: yesterday })];

    const { head, event } = appointDeputy(wanted('A01', 'A02'), { lines: ended, staff });

    expect(head).toMatchObject({ id: 'dep_A01_A02_COMPLAINT_AGENT', from: now });
    expect(event.type).toBe('deputy.appointed');
  });

  test('again takes up the line that has ended', () => {
    const before = line('A01', 'A02', { to: yesterday, version: 5 });

    const { head } = appointDeputy(wanted('A01', 'A02'), { lines: [before], staff });

    expect(head).toMatchObject({ version: 5, from: now });
    expect(head.to).toBeUndefined();
  });

  test('whatever is let in never makes a circle or a chain of more than three', async () => {
    const pair = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people));

    await fc.assert(
      fc.asyncProperty(fc.array(pair, { maxLength: 15 }), async (pairs) => {
        const kept: Deputy[] = [];
        for (const [holder, deputy] of pairs) {
          const told = await outcomeOf(() => appointDeputy(wanted(holder, deputy), { lines: kept, staff }).head);
          if (typeof told === 'object')
            kept.splice(0, kept.length, ...kept.filter((one) => one.id !== (told as Deputy).id), told as Deputy);
        }

        const ends = people.map((holder) => deputyChain(kept, { holder, code, at: now }).ends);

        expect(ends.filter((end) => end !== 'NOBODY')).toEqual([]);
      }),
    );
  });
});

test('a line ends now, one that has not begun never begins, and one that has ended does not end again', async () => {
  expect(endDeputy(line('A01', 'A02'), now).head.to).toBe(now);
  expect(endDeputy(line('A01', 'A02', { from: tomorrow }), now).head.to).toBe(tomorrow);
  expect(await outcomeOf(() => endDeputy(line('A01', 'A02', { to: now }), now))).toBe('deputy.ended');
});
