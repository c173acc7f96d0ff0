import { describe, expect, test } from 'vitest';
import { list } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import { countedTries, isTriedEnough, nextTryAt } from '../../../functions/follow-ups/try-rules.ts';
import { addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { timing } from '../../support/builders-tickets.ts';
import { resolvedComplaint } from '../../support/complaint.ts';
import { type World, world } from '../../support/world.ts';

const numbers = defaults['follow-up'];
const { calendars } = timing;

/** A time of that Monday, or of a day after it, as the clock on the wall shows it. */
const at = (wall: string, day = 0): Instant =>
  addMinutes(new Date(`2026-11-23T${wall}:00+08:00`).toISOString() as Instant, day * 1_440);
const tries = (...all: Instant[]) => all.map((one) => ({ at: one }));

test.each([
  ['once', tries(at('10:00')), 1],
  ['three times in a minute', tries(at('10:00'), at('10:00'), at('10:01')), 1],
  ['again a moment too soon', tries(at('10:00'), at('13:59')), 1],
  ['again after four hours', tries(at('10:00'), at('14:00')), 2],
  ['too soon in between', tries(at('10:00'), at('12:00'), at('14:00'), at('15:00'), at('18:00')), 3],
])('a guest who was rung %s was tried so often', (_title, all, n) => {
  expect(countedTries(all, { numbers, calendars })).toHaveLength(n);
});

test.each([
  ['as often as is allowed, on two days', tries(at('10:00'), at('14:00'), at('09:00', 1)), 3, true],
  ['as often, but on one day', tries(at('09:00'), at('14:00'), at('19:00')), 3, false],
  ['too seldom', tries(at('10:00'), at('09:00', 1)), 3, false],
  ['once, where more is not asked for', tries(at('10:00')), 1, true],
])('a guest who was tried %s may be given up, or not', (_title, counted, allowed, enough) => {
  expect(isTriedEnough(counted, allowed, numbers)).toBe(enough);
});

test.each([
  ['in the morning: in the afternoon', tries(at('10:00')), 5, at('14:00')],
  ['in the early afternoon: in the evening', tries(at('14:00')), 5, at('18:00')],
  ['in the late afternoon: four hours later it is too late', tries(at('17:00')), 5, at('09:00', 1)],
  ['in the evening: the next morning', tries(at('19:00')), 5, at('09:00', 1)],
  ['at noon, in no part of the day: after four hours', tries(at('12:30')), 5, at('16:30')],
  ['for the last time but one, always on one day: another day', tries(at('10:00'), at('14:00')), 3, at('09:00', 1)],
  ['on two days already: the same day will do', tries(at('10:00'), at('09:00', 1)), 3, at('14:00', 1)],
  [
    'often, on one day, too often already: another day',
    tries(at('09:00'), at('14:00'), at('18:30')),
    3,
    at('09:00', 1),
  ],
])('the next try after one %s', (_title, counted, allowed, due) => {
  expect(nextTryAt(counted, allowed, { numbers, calendars, now: at('20:00') })).toBe(due);
});

test('where guests are called in one part of the day alone, the next try is in it', () => {
  const one = { ...numbers, bands: [{ from: '09:00', to: '12:00' }] };

  expect(nextTryAt(tries(at('10:00')), 3, { numbers: one, calendars, now: at('10:00') })).toBe(at('09:00', 1));
});

describe('a call', () => {
  const callOf = async (w: World) => (await w.as('S13', list, {})).items[0];
  const attempt = async (w: World, body: object) =>
    w.as('S13', record, { params: { followUpId: (await callOf(w))?.id }, body } as never);

  test('whose guest is not there three times in a minute is not over, and says when he is tried next', async () => {
    const w = await world();
    const done = await resolvedComplaint(w);
    await w.relay();
    await w.until(at('10:00', 3));
    for (let n = 0; n < 3; n += 1) await attempt(w, { outcome: 'NO_ANSWER' });

    const after = await callOf(w);
    const told = w.events().filter(({ type }) => type === 'follow-up.attempted');
    expect([after?.status, after?.dueAt, told.map(({ facts }) => facts.attempt)]).toEqual([
      ...['IN_PROGRESS', at('14:00', 3)],
      [1, 1, 1],
    ]);

    for (const next of [at('14:00', 3), at('09:00', 4)]) {
      await w.until(next);
      await attempt(w, { outcome: 'BUSY' });
    }
    expect(w.story(done.id).at(-1)).toBe('follow-up.unreached');
  });

  test('that the guest wants at a time of his own reminds its caller ten minutes before, and says for when', async () => {
    const w = await world({ tells: true });
    await resolvedComplaint(w);
    await w.relay();
    const callLaterAt = at('07:00', 1);
    await attempt(w, { outcome: 'CALL_LATER', callLaterAt });
    await w.relay();
    const due = () => w.events().filter(({ type }) => type === 'follow-up.due');

    await w.until(at('06:49', 1));
    const early = due().length;
    await w.until(at('06:51', 1));

    expect([early, due().map((event) => [event.at, event.facts.dueAt])]).toEqual([0, [[at('06:50', 1), callLaterAt]]]);
    expect((await callOf(w))?.dueAt).toBe(callLaterAt);
  });
});
