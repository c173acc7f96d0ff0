import { expect, test } from 'vitest';
import type { Instant } from '../../functions/kernel/time.ts';
import { chanceOf } from '../../simulate/chance.ts';
import { wrongWith } from '../../simulate/checks.ts';
import { simulate } from '../../simulate/year.ts';

/** Monday, eight in the morning in China. */
const start = '2026-03-02T00:00:00.000Z' as Instant;
const seed = Number(process.env.SIMULATION_SEED ?? Math.floor(Math.random() * 1_000_000) + 1);

test('some weeks of a busy centre, with people, timers, absences and faults drawn from a seed: nothing stuck, nothing twice, every clock ends', {
  timeout: 240_000,
}, async () => {
  console.info(`SIMULATION_SEED=${seed} replays it`);

  const end = await simulate({ seed, complaints: 120, days: 12, start, faults: { lost: 2, doubled: 5, crash: 0.5 } });

  expect({ stuck: end.stuck, wrong: end.wrong }).toEqual({ stuck: [], wrong: [] });
  expect(end.filed).toBe(120);
  expect(end.ended.CLOSED).toBeGreaterThan(60);
  // A run in which nothing went wrong, or nobody did anything unusual, would prove little.
  expect(Math.min(end.lost, end.doubled, end.crashes)).toBeGreaterThan(0);
  expect(end.tally.size).toBeGreaterThan(20);
});

test('the same seed draws the same, and every number comes up', () => {
  const draws = (one: number) => {
    const chance = chanceOf(one);
    return Array.from({ length: 1_000 }, () => chance.between(1, 10));
  };

  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
  expect(new Set(draws(7)).size).toBe(10);
});

const event = (version: number, type: string, over: object = {}) => ({
  ...{ version, type, changes: {}, facts: {}, actor: { kind: 'staff', id: 'D01' } },
  ...over,
});
const head = { pk: 'p', sk: 's', version: 2, status: 'CLOSED' };

test.each<[string, object[], object, RegExp | undefined]>([
  [
    'nothing',
    [event(1, 'ticket.received'), event(2, 'ticket.closed', { changes: { status: ['RESOLVED', 'CLOSED'] } })],
    {},
    undefined,
  ],
  ['an event that is missing', [event(2, 'ticket.closed')], {}, /versions 2/],
  ['an event that is there twice', [event(1, 'a'), event(2, 'b'), event(2, 'b')], {}, /versions 1,2,2/],
  [
    'a move that the table does not know',
    [event(1, 'a'), event(2, 'b', { changes: { status: ['CLOSED', 'RECEIVED'] } })],
    {},
    /moved CLOSED to RECEIVED/,
  ],
  [
    'a clock that ends untold',
    [event(1, 'a'), event(2, 'b', { changes: { 'ck.RS': ['R1.2.0', undefined] } })],
    {},
    /RESOLVE ended untold/,
  ],
  [
    'a clock that is told',
    [event(1, 'a'), event(2, 'b', { changes: { 'ck.RS': ['R1.2.0', null] }, facts: { ended: ['RESOLVE:MET'] } })],
    {},
    undefined,
  ],
  ['a clock that still runs', [event(1, 'a'), event(2, 'b')], { ck: { RS: 'R1.2.0' } }, /RS still run/],
  [
    'a handler who closes his own matter',
    [
      event(1, 'work-order.taken-over', { facts: { assignee: 'D01' } }),
      event(2, 'ticket.closed', { facts: { followUpId: 'fu_1' } }),
    ],
    {},
    /closed his own/,
  ],
  [
    'a rung that is told twice',
    [
      event(1, 'ticket.escalated', { facts: { reached: ['ACCEPT:100'] } }),
      event(2, 'ticket.escalated', { facts: { reached: ['ACCEPT:100'] } }),
    ],
    {},
    /told 2 times/,
  ],
])('the checks find %s', (_what, events, over, found) => {
  const wrong = wrongWith({ head: { ...head, ...over }, events } as never);

  if (found === undefined) expect(wrong).toEqual([]);
  else expect(wrong.join('\n')).toMatch(found);
});
