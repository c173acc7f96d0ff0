import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookByStaff, fileMissed } from '../../functions/callbacks/actions/book-callback.ts';
import { cancelByStaff, moveByStaff, recordIt } from '../../functions/callbacks/actions/change-callback.ts';
import { type Callback, isOpen } from '../../functions/callbacks/model.ts';
import { callbackKind } from '../../functions/callbacks/store.ts';
import type { AttemptOutcome } from '../../functions/follow-ups/model.ts';
import { addMinutes, type Instant } from '../../functions/kernel/time.ts';
import { defaults } from '../../functions/policies/defaults.ts';
import { minutes, monday, outcomeOf, site, type World, world } from '../support/world.ts';

// Four slots of the morning and one of the afternoon, for three people: two draws often meet.
const SLOTS = [60, 75, 90, 105, 240].map((later) => addMinutes(monday, later));
const OUTCOMES: readonly AttemptOutcome[] = ['ANSWERED', 'NO_ANSWER', 'BUSY', 'WRONG_NUMBER', 'REFUSED'];

const one = fc.nat(30);
const slot = fc.constantFrom(...SLOTS);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('book' as const), slot }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('miss' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('move' as const), one, slot }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('cancel' as const), one }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('dial' as const), one, outcome: fc.constantFrom(...OUTCOMES) }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('fireAgain' as const), one }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('loseTimers' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('loseEvents' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('mend' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const heads = (w: World): Promise<Callback[]> =>
  Promise.all(
    w.table
      .items()
      .filter((item) => item.is === 'callback')
      .map((item) => w.records.decode(callbackKind, item)),
  );

/** One step; what is refused is refused. Every timer that was ever set is remembered, to be fired again. */
async function taken(w: World, done: Step, fired: unknown[]): Promise<void> {
  const all = await heads(w);
  const picked = 'one' in done ? all[done.one % Math.max(1, all.length)] : undefined;
  const params = { callbackId: picked?.id };
  const about = { topic: 'INQUIRY', phone: '19000000001' };
  if (done.does === 'book')
    await outcomeOf(() => w.as('S20', bookByStaff, { body: { ...about, slot: done.slot, mayRemind: false } }));
  if (done.does === 'miss') await w.as('S20', fileMissed, { body: about });
  if (done.does === 'move' && picked)
    await outcomeOf(() => w.as('S20', moveByStaff, { params, body: { slot: done.slot } }));
  if (done.does === 'cancel' && picked) await outcomeOf(() => w.as('S20', cancelByStaff, { params }));
  if (done.does === 'dial' && picked)
    await outcomeOf(() => w.as(picked.agent ?? 'S07', recordIt, { params, body: { outcome: done.outcome } }));
  if (done.does === 'loseEvents') await w.relay(({ entity }) => entity === 'callback');
  if (done.does === 'fireAgain' && fired.length > 0) await w.fire(fired[done.one % fired.length]);
  if (done.does === 'loseTimers') w.timers.standing.clear();
  if (done.does === 'mend') await w.reconcile();
  await w.relay();
  for (const { input } of w.timers.standing.values()) fired.push(input);
  if (done.does === 'pass') await w.pass(minutes(done.minutes));
}

/** Nobody has more calls in a slot than he can make, and no place is taken or free that should not be. */
async function placesAreRight(w: World): Promise<void> {
  const open = (await heads(w)).filter(isOpen);
  for (const at of SLOTS.filter((future) => future > w.now)) {
    const seats = await w.callbacks.callbacks.seats(site, at);
    const held = open.flatMap(({ seat }) => (seat?.at === at ? [seat.agent] : []));
    for (const agent of new Set([...Object.keys(seats), ...held])) {
      const kept = held.filter((other) => other === agent).length;
      expect([at, agent, seats[agent] ?? 0]).toEqual([at, agent, kept]);
      expect(kept).toBeLessThanOrEqual(defaults.callback.perAgent);
    }
  }
}

/** Each promise of a minute rings at most once, however often its timers come. */
function ringsOnce(w: World): void {
  const rings = w
    .events()
    .filter(({ type }) => type === 'callback.rung')
    .map(({ entityId, facts }) => `${entityId} ${String(facts.callAt)} ${String(facts.attempt)}`);
  const moves = new Set(
    w
      .events()
      .filter(({ type }) => type === 'callback.rescheduled')
      .map(({ entityId }) => entityId),
  );
  // Moved away and back to the same minute after it rang, it is another promise.
  const unmoved = rings.filter((ring) => !moves.has(ring.split(' ')[0] as string));
  expect(unmoved.filter((ring, n) => unmoved.indexOf(ring) !== n)).toEqual([]);
}

test('booked, moved, cancelled, dialled and fired in any order: never over capacity, rung once, and none is lost', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const w = await world();
      const fired: unknown[] = [];
      for (const each of steps) {
        await taken(w, each, fired);
        await placesAreRight(w);
      }
      ringsOnce(w);

      // Until the evening the reconciler runs every five minutes, and half of all timers never fire.
      for (const end = addMinutes(monday, 420); w.now < end; ) {
        for (const [n, name] of [...w.timers.standing.keys()].entries()) if (n % 2) w.timers.standing.delete(name);
        await w.pass(minutes(5));
        await w.reconcile();
      }

      ringsOnce(w);
      const late = addMinutes(w.now, -7);
      const open = (await heads(w)).filter(isOpen);
      expect(open.filter(({ lookAt }) => lookAt < late).map(({ id, lookAt }) => [id, lookAt])).toEqual([]);
      expect(open.filter(({ callAt, rungAt }) => callAt < late && !rungAt)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('many guests want one slot in the same moment, and some of them another: nobody gets a place that is not there', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(SLOTS[0] as Instant, SLOTS[1] as Instant), { minLength: 2, maxLength: 14 }),
      fc.scheduler(),
      async (wanted, scheduler) => {
        let mixing = false;
        const w = await world({ before: async () => (mixing ? scheduler.schedule(Promise.resolve()) : undefined) });
        const body = { topic: 'INQUIRY', phone: '19000000001', mayRemind: false };

        mixing = true;
        const asked = Promise.all(
          wanted.map((at) => outcomeOf(() => w.as('S20', bookByStaff, { body: { ...body, slot: at } }))),
        );
        await scheduler.waitFor(asked);
        mixing = false;

        for (const at of new Set(wanted)) {
          const many = wanted.filter((other) => other === at).length;
          const seats = await w.callbacks.callbacks.seats(site, at);
          expect(Object.values(seats)).toEqual(Array.from({ length: Math.min(3, many) }, () => 1));
        }
      },
    ),
    { numRuns: 25 },
  );
});
