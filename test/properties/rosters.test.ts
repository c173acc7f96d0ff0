import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../functions/kernel/errors.ts';
import { addMinutes, type Instant } from '../../functions/kernel/time.ts';
import { dutyAt } from '../../functions/rosters/duty-rules.ts';
import type { Roster } from '../../functions/rosters/model.ts';
import { newMonth, planMonth } from '../../functions/rosters/plan-rules.ts';
import { changeCell, publish } from '../../functions/rosters/rules.ts';
import { daysOf, endOf, isPresence, type Shift, shiftsOf, startOf } from '../../functions/rosters/shift-rules.ts';
import { approveSwap } from '../../functions/rosters/swap-rules.ts';
import type { StaffMember } from '../../functions/staff/model.ts';
import { aSwap, shippedTypes } from '../support/builders-rosters.ts';
import { aMember, aPost } from '../support/builders-staff.ts';
import { site } from '../support/world.ts';

const MONTHS = ['2026-03', '2026-04'] as const;
const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York');
const people = ['S04', 'S05', 'S06'];
const posts = ['COMPLAINT_AGENT', 'FRONT_DESK'] as const;
const staff = people.map((no) => aMember(no, { posts: posts.map((code) => aPost(code)) }));
const around = (neighbours: readonly Roster[] = []) => ({ staff, neighbours });
const early = '2026-01-01T00:00:00.000Z' as Instant;

const codes = [...Object.keys(shippedTypes), '-'];
const line = (month: string) =>
  fc
    .array(fc.constantFrom(...codes, ...Array(30).fill('-')), {
      minLength: daysOf(month).length,
      maxLength: daysOf(month).length,
    })
    .map((cells) => cells.join(''));
/** Lines of a month in which most days are free, so that many can be kept. */
const linesOf = (month: string) =>
  fc.dictionary(
    fc.tuple(fc.constantFrom(...people), fc.constantFrom(...posts)).map(([no, post]) => `${no}:${post}`),
    line(month),
    { minKeys: 1, maxKeys: 6, noNullPrototype: true },
  );

/** What an act gives, or undefined where it was refused. */
function kept<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

const wanted = (lines: Record<string, string>) => ({ lines, inReach: () => true, types: shippedTypes });
const plannedAndPublished = (
  month: string,
  lines: Record<string, string>,
  of: { timeZone: string; neighbours?: Roster[] },
) =>
  kept(() => {
    const { head } = planMonth(newMonth(site, month, of.timeZone), wanted(lines), around(of.neighbours));
    return publish(head, { now: early }, around(of.neighbours)).head;
  });

const meets = (a: Shift, b: Shift) =>
  a.spans.some((one) => b.spans.some((other) => one.from < other.to && other.from < one.to));
const clashesIn = (rosters: readonly Roster[]) => {
  const all = rosters.flatMap((roster) => shiftsOf(roster)).filter(isPresence);
  return all.filter((one, n) =>
    all
      .slice(0, n)
      .some(
        (other) =>
          other.staffNo === one.staffNo && other.place && one.place && other.place !== one.place && meets(one, other),
      ),
  );
};

const ELEVEN_HOURS_MS = 11 * 3_600_000;
const restlessIn = (rosters: readonly Roster[]) => {
  const all = rosters.flatMap((roster) => shiftsOf(roster)).filter(isPresence);
  const [from, to] = [(one: Shift) => Date.parse(startOf(one)), (one: Shift) => Date.parse(endOf(one))];
  return all.filter((one) =>
    all.some(
      (other) => other.staffNo === one.staffNo && other.day < one.day && from(one) - to(other) < ELEVEN_HOURS_MS,
    ),
  );
};

test('whatever is planned in two months, changed or swapped, what is published holds no clash and enough rest', () => {
  const seen = { published: 0, refused: 0, changed: 0, swapped: 0 };
  const acts = fc.array(
    fc.record({
      ...{ staffNo: fc.constantFrom(...people), post: fc.constantFrom(...posts), to: fc.constantFrom(...people) },
      ...{ n: fc.nat(30), code: fc.constantFrom(...codes), swaps: fc.boolean() },
    }),
    { maxLength: 12 },
  );

  fc.assert(
    fc.property(zone, linesOf(MONTHS[0]), linesOf(MONTHS[1]), acts, (timeZone, first, second, done) => {
      const march = plannedAndPublished(MONTHS[0], first, { timeZone });
      const april = plannedAndPublished(MONTHS[1], second, { timeZone, neighbours: march ? [march] : [] });
      seen[april ? 'published' : 'refused'] += 1;
      if (!april) return;
      const beside = march ? [march] : [];
      let roster = april;
      for (const { staffNo, post, to, n, code, swaps } of done) {
        const day = daysOf(MONTHS[1])[n % 30] as never;
        // A shift that is there: most days are free.
        const turns = shiftsOf(roster).map(({ staffNo, post, day, code }) => ({ staffNo, post, day, code }));
        const gives = turns[n % Math.max(1, turns.length)] ?? { staffNo, post, day, code: 'D' };
        const swap = aSwap({ month: MONTHS[1], status: 'ACCEPTED', to, gives });
        const after = kept(() =>
          swaps
            ? approveSwap(swap, roster, { staffNo: 'S01', now: early, around: around(beside) }).roster.head
            : changeCell(roster, { staffNo, post, day, code, reason: '试', types: shippedTypes }, around(beside)).head,
        );
        if (after) seen[swaps ? 'swapped' : 'changed'] += 1;
        roster = after ?? roster;
      }

      expect(clashesIn([...beside, roster])).toEqual([]);
      expect(restlessIn([...beside, roster])).toEqual([]);
    }),
    { numRuns: 300 },
  );

  console.log('months and acts:', JSON.stringify(seen));
  expect(Math.min(seen.published, seen.refused, seen.changed, seen.swapped)).toBeGreaterThan(0);
});

test('at any instant duty names nobody in two places, and nobody who is on leave or has left', () => {
  const minute = fc.integer({ min: 0, max: 61 * 1_440 });
  const away = fc.constantFrom<StaffMember['status']>('ACTIVE', 'ACTIVE', 'ON_LEAVE', 'LEFT');

  fc.assert(
    fc.property(zone, linesOf(MONTHS[0]), linesOf(MONTHS[1]), minute, away, (timeZone, first, second, n, status) => {
      const march = plannedAndPublished(MONTHS[0], first, { timeZone });
      const april = plannedAndPublished(MONTHS[1], second, { timeZone, neighbours: march ? [march] : [] });
      const rosters = [march, april].filter((roster) => roster !== undefined);
      const known = staff.map((member, at) => (at === 0 ? { ...member, status } : member));
      const deputies = [{ code: posts[1], holder: 'S05', deputy: 'S06', from: early }];

      const duty = dutyAt({
        rosters,
        staff: known,
        deputies,
        at: addMinutes('2026-02-28T00:00:00.000Z' as Instant, n),
      });

      for (const staffNo of people) {
        const places = duty.people.filter((one) => one.staffNo === staffNo).flatMap(({ place }) => place ?? []);
        expect(new Set(places).size).toBeLessThanOrEqual(1);
      }
      if (status !== 'ACTIVE') expect(duty.people.map((one) => one.staffNo)).not.toContain('S04');
      const held = duty.people.map(({ staffNo, post }) => `${staffNo}:${post}`);
      expect(new Set(held).size).toBe(held.length);
    }),
    { numRuns: 1_000 },
  );
});
