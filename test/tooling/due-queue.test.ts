import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueQueue } from '../../simulate/due-queue.ts';

test('a queue of what is due gives the earliest first, and of equal times whoever came first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (times) => {
      const queue = dueQueue<number>();
      for (const [n, time] of times.entries()) queue.add(String(time), n);
      const inOrder = times.map((time, n) => ({ time, n })).sort((a, b) => a.time - b.time || a.n - b.n);

      const taken: number[] = [];
      for (let first = queue.first(); first; first = queue.first()) {
        taken.push(first.thing);
        queue.takeFirst();
      }

      expect(taken).toEqual(inOrder.map(({ n }) => n));
    }),
  );
});
