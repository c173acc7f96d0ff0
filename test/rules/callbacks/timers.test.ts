import { describe, expect, test } from 'vitest';
import { bookByStaff, fileMissed } from '../../../functions/callbacks/actions/book-callback.ts';
import { cancelByStaff, moveByStaff } from '../../../functions/callbacks/actions/change-callback.ts';
import { keepTimer } from '../../../functions/callbacks/keep-timer.ts';
import { reconcileCallbacks } from '../../../functions/callbacks/reconcile-callbacks.ts';
import { FiredTimer, SPREAD_SECONDS, timerOf } from '../../../functions/callbacks/timers.ts';
import { addMinutes, addMs, type Instant, millis } from '../../../functions/kernel/time.ts';
import { aCallback, slot } from '../../support/builders-callbacks.ts';
import { minutes, monday, site, type World, world } from '../../support/world.ts';

const booking = { topic: 'INQUIRY', phone: '19000000001', mayRemind: false };
const later = addMinutes(slot, 120);
const namesOf = (w: World) => [...w.timers.standing.keys()];

/** A call that S20 has booked for half past eleven. */
async function booked(lost = false) {
  const w = await world({ tells: true });
  const { id } = await w.as('S20', bookByStaff, { body: { ...booking, slot } });
  await w.relay(({ entity }) => lost && entity === 'callback');
  return { w, id, params: { callbackId: id } };
}

test('a timer is named after its call and timing, carries a pointer and nothing else, and fires within half a minute', () => {
  const { name, at, input } = timerOf(aCallback({ generation: 3 }), 'request-1');

  expect(name).toBe('cb_01HK153X00FV0QTBMYWKVK8T81-3');
  expect(name).toMatch(/^[0-9a-zA-Z-_.]{1,64}$/);
  expect(FiredTimer.parse(input)).toEqual({
    ...{ site: 'dolon', id: 'cb_01HK153X00FV0QTBMYWKVK8T81', generation: 3, correlationId: 'request-1' },
  });
  expect(millis(at) - millis(addMinutes(slot, -10))).toBeLessThan(SPREAD_SECONDS * 1_000);
});

describe('a booked call', () => {
  test('has one timer, however often it is told; a move takes it away and sets another; a cancellation leaves none', async () => {
    const { w, id, params } = await booked();
    const first = namesOf(w);
    for (const event of w.events()) await w.consume(event);
    const again = namesOf(w);
    await w.as('S20', moveByStaff, { params, body: { slot: later } });
    await w.relay();
    const moved = namesOf(w);
    await w.as('S20', cancelByStaff, { params });
    await w.relay();

    expect([first, again, moved, namesOf(w)]).toEqual([[`${id}-1`], [`${id}-1`], [`${id}-2`], []]);
  });

  test('is reminded of and rung by timers alone, within half a minute of its time', async () => {
    const { w, id } = await booked();

    await w.until(addMinutes(slot, 1));

    const rung = w.events().find(({ type }) => type === 'callback.rung');
    expect(w.story(id)).toEqual(['callback.booked', 'callback.reminded', 'callback.rung']);
    expect([rung && rung.at >= slot, rung && rung.at < addMs(slot, 30_000)]).toEqual([true, true]);
  });

  test('whose event comes late, when it is due already, is rung at once', async () => {
    const { w, id } = await booked(true);
    w.now = addMinutes(slot, 2);
    const { timers, callbacks } = w;

    await keepTimer(
      { site, entityId: id, type: 'callback.booked' },
      { now: w.now, deps: callbacks, timers, correlationId: 'late' },
    );

    expect(w.story(id)).toEqual(['callback.booked', 'callback.rung']);
  });

  test('of which nobody is left on shift goes to whoever stands for the house', async () => {
    const { w, id } = await booked();
    const deps = { ...w.callbacks, agentsAt: async () => [], standsFor: async () => 'S02' };
    w.now = slot;

    await reconcileCallbacks(site, { now: addMinutes(slot, 2), deps, timers: w.timers, correlationId: 'test' });
    await w.relay();

    const told = w.table.items().filter((item) => item.is === 'notice' && item.kind === 'callback.rung');
    expect([w.story(id).at(-1), told.map(({ recipient }) => recipient)]).toEqual(['callback.rung', ['S02']]);
  });
});

describe('the reconciler', () => {
  test('sets the timer that a lost message has not set, before its time', async () => {
    const { w, id } = await booked(true);
    const without = namesOf(w);
    w.now = addMinutes(slot, -20);

    await w.reconcile();

    expect([without, namesOf(w)]).toEqual([[], [`${id}-1`]]);
    await w.until(addMinutes(slot, 1));
    expect(w.story(id)).toEqual(['callback.booked', 'callback.reminded', 'callback.rung']);
  });

  test('goes on with what is due where the Scheduler is away, and says how much it could not set', async () => {
    const { w, id } = await booked(true);
    await w.as('S20', fileMissed, { body: booking });
    w.now = addMinutes(slot, -9);
    const timers = { ...w.timers, set: async () => Promise.reject(new Error('away')) };

    const done = await reconcileCallbacks(site, {
      ...{ now: w.now, deps: w.callbacks, correlationId: 'test' },
      timers,
    });

    expect(done.failed).toBeGreaterThan(0);
    expect(w.story(id).slice(0, 1)).toEqual(['callback.booked']);
    expect(w.events().filter(({ type }) => type === 'callback.rung')).toHaveLength(1);
  });
});

test('a day without any message: every call is reminded of or rung by the reconciler alone', async () => {
  const w = await world();
  const slots = [60, 75, 90].map((after) => addMinutes(monday, after) as Instant);
  for (const each of slots) await w.as('S20', bookByStaff, { body: { ...booking, slot: each } });

  for (let n = 0; n < 24; n += 1) {
    await w.relay(() => true);
    w.timers.standing.clear();
    w.now = addMs(w.now, minutes(5));
    await w.mend();
  }

  const rung = w.events().filter(({ type }) => type === 'callback.rung');
  expect(rung.map(({ facts }) => facts.callAt).sort()).toEqual(slots);
});
