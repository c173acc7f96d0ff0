import { describe, expect, test } from 'vitest';
import { round } from '../../bench/http/rounds.ts';
import { pricesOf, type Units } from '../../bench/prices.ts';

const NONE: Units = {
  ...{ transitions: 0, apiCalls: 0, invocations: 0, gbSeconds: 0, writes: 0 },
  ...{ reads: 0, events: 0, messages: 0, kmsCalls: 0, logKb: 0 },
};

describe('a round of requests', () => {
  test('keeps as many under way as it has connections, and never two on one', async () => {
    const busy = new Set<number>();
    let most = 0;
    const request = async (connection: number) => {
      expect(busy.has(connection)).toBe(false);
      busy.add(connection);
      most = Math.max(most, busy.size);
      await new Promise((resolve) => setTimeout(resolve, 1));
      busy.delete(connection);
      return true;
    };

    await round({ connections: 3, seconds: 5, most: 20, request });

    expect(most).toBe(3);
  });

  test('ends when nothing is left to ask, and does not count the asking for it', async () => {
    let left = 7;
    const request = async () => {
      left -= 1;
      return left >= 0;
    };

    const { requests } = await round({ connections: 2, seconds: 5, request });

    expect(requests).toBe(7);
  });

  test('ends at the most that is wanted', async () => {
    const { requests } = await round({ connections: 2, seconds: 5, most: 9, request: async () => true });

    expect(requests).toBe(9);
  });

  test('fails with a request that fails', async () => {
    const request = async () => {
      throw new Error('expected 200, got 500');
    };

    await expect(round({ connections: 2, seconds: 5, request })).rejects.toThrow('got 500');
  });
});

test.each([
  ['transitions', 15, 0.375],
  ['writes', 62, 0.03875],
  ['kmsCalls', 10, 0.03],
  ['logKb', 10, 0.005],
] as const)('a thousand complaints of %s: %d each cost $%d', (name, units, dollars) => {
  expect(pricesOf({ ...NONE, [name]: units })[name]).toBeCloseTo(dollars, 6);
});
