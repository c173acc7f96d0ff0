import { expect, test } from 'vitest';
import type { Instant } from '../../functions/kernel/time.ts';
import { resortsOf, simulateResorts, together } from '../../simulate/resorts.ts';
import type { YearEnd } from '../../simulate/year.ts';

const start = '2026-03-02T00:00:00.000Z' as Instant;
const all = { seed: 7, complaints: 10, days: 1, start, faults: { lost: 0, doubled: 0, crash: 0 } };

test('matters are shared out among resorts to the last one, each with a seed of its own', () => {
  const years = resortsOf(all, 3);

  expect(years.map((year) => year.complaints)).toEqual([4, 3, 3]);
  expect(new Set(years.map((year) => year.seed)).size).toBe(3);
});

test('the same resort has the same year, whichever others run beside it', { timeout: 240_000 }, async () => {
  const [one] = resortsOf(all, 2);
  const year = { ...all, ...one, complaints: 6 };

  const ends = await simulateResorts([year, year], () => {}, 2);

  expect(ends.map(({ filed, stuck, wrong }) => ({ filed, stuck, wrong }))).toEqual([
    { filed: 6, stuck: [], wrong: [] },
    { filed: 6, stuck: [], wrong: [] },
  ]);
  expect(ends[0]).toEqual(ends[1]);
});

test('what resorts came to is added up, and what was wrong is found by its resort', () => {
  const end = (over: Partial<YearEnd>): YearEnd => ({
    ...{ filed: 2, ended: { CLOSED: 2 }, stuck: [], wrong: [], tally: new Map([['accept: done', 1]]) },
    ...{ crashes: 1, lost: 1, doubled: 1, delivered: 9 },
    ...over,
  });

  const sum = together([end({}), end({ ended: { CLOSED: 1, DECLINED: 1 }, wrong: ['GD1: twice'] })]);

  expect(sum).toMatchObject({ filed: 4, ended: { CLOSED: 3, DECLINED: 1 }, delivered: 18, crashes: 2 });
  expect(sum.wrong).toEqual(['resort 2: GD1: twice']);
  expect(sum.tally.get('accept: done')).toBe(2);
});
