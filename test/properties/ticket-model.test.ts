import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptBy, open, rulesHold } from '../support/ticket-invariants.ts';
import { anyStep, type Life, newLife } from '../support/ticket-life.ts';
import { hours } from '../support/world.ts';

/** Left alone for months, every matter is closed, or with the highest level, or with a caller. */
async function endsWithSomebody(life: Life): Promise<void> {
  for (let week = 0; week < 10; week += 1) {
    await life.w.pass(hours(24 * 7));
    await life.w.reconcile();
  }
  for (const { head, calls } of keptBy(life)) {
    if (open.includes(String(head.status))) expect([head.status, head.lv]).toEqual([head.status, 4]);
    if (head.status === 'RESOLVED') expect(calls.some((call) => call.queuePk !== undefined)).toBe(true);
  }
}

test('whatever people do, whatever is lost, doubled or late: the rules of a ticket hold', {
  timeout: 480_000,
}, async () => {
  const outcomes = new Map<string, number>();

  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
      const life = await newLife();
      const seen = new Map<string, object>();
      for (const { step } of steps) {
        await step(life);
        for (const kept of keptBy(life)) rulesHold(kept, seen);
      }
      await endsWithSomebody(life);
      for (const [what, n] of life.outcomes) outcomes.set(what, (outcomes.get(what) ?? 0) + n);
    }),
    { numRuns: 45 },
  );

  const done = [...outcomes].filter(([what]) => what.endsWith('done'));
  console.info(`acts by outcome: ${JSON.stringify(Object.fromEntries([...outcomes].sort()))}`);
  expect(done.map(([what]) => what)).toEqual(
    expect.arrayContaining([
      ...['resolve: done', 'attempts: done', 'return: done', 'ask-customer: done', 'propose: done', 'link: done'],
      ...['withdraw: done', 'supervise: done', 'recuse: done'],
    ]),
  );
});
