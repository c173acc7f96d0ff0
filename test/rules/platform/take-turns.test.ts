import { expect, test } from 'vitest';
import { type Part, takeTurns } from '../../../functions/platform/take-turns.ts';

const SECOND = 1_000;

/** A clock that only parts move, and parts that each do so many pieces of a second, or stop when their time is over. */
function house(pieces: Readonly<Record<string, number>>) {
  const time = { now: 0 };
  const done: Record<string, number> = {};
  const parts = Object.entries(pieces).map(
    ([name, many]): Part => ({
      name,
      async run(spent) {
        for (done[name] = 0; (done[name] ?? 0) < many && !spent(); ) {
          done[name] = (done[name] ?? 0) + 1;
          time.now += SECOND;
        }
      },
    }),
  );
  return { parts, done, time: { now: () => time.now, endsAt: 30 * SECOND, first: 0 } };
}

test('a part that has work without end takes its share and no more; what the others do not need it may have', async () => {
  const { parts, done, time } = house({ endless: 1_000, short: 2, other: 3 });

  const turns = await takeTurns(parts, time);

  expect(done).toEqual({ endless: 10, short: 2, other: 3 });
  expect(turns.map(({ name, cutShort }) => [name, cutShort])).toEqual([
    ['endless', true],
    ['short', false],
    ['other', false],
  ]);
});

test('the last part has all that is left', async () => {
  const { parts, done, time } = house({ short: 2, endless: 1_000 });

  await takeTurns(parts, time);

  expect(done).toEqual({ short: 2, endless: 28 });
});

test('another part begins in another run, so that none is always the one for which no time is left', async () => {
  const deaf: Part = {
    name: 'deaf',
    run: async () => {
      clock.now += 40 * SECOND;
    },
  };
  const clock = { now: 0 };
  const quick: Part = { name: 'quick', run: async () => undefined };
  const run = async (first: number) => {
    clock.now = 0;
    const turns = await takeTurns([deaf, quick], { now: () => clock.now, endsAt: 30 * SECOND, first });
    return turns.map(({ name, cutShort }) => `${name}${cutShort ? ' not begun' : ''}`);
  };

  expect(await run(0)).toEqual(['deaf', 'quick not begun']);
  expect(await run(1)).toEqual(['quick', 'deaf']);
});

test.each([
  ['an error', new Error('broken')],
  ['nothing', undefined],
])('a part that throws %s keeps no other from its turn, and is told of', async (_what, thrown) => {
  const broken: Part = {
    name: 'broken',
    run: async () => {
      throw thrown;
    },
  };
  const { parts, done, time } = house({ other: 3 });

  const turns = await takeTurns([broken, ...parts], time);

  expect(done).toEqual({ other: 3 });
  expect(turns.map(({ error }) => error !== undefined)).toEqual([true, false]);
});
