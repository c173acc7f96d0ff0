import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SurveyRow } from '../../functions/surveys/model.ts';
import { figuresOf, meanInterval, shareInterval } from '../../functions/surveys/statistics.ts';
import { aTicket } from '../support/builders-tickets.ts';
import { site } from '../support/world.ts';

const row = (over: Partial<SurveyRow> = {}): SurveyRow => ({
  ...{ site, month: '2026-11', ticketNo: aTicket().ticketNo, round: 0, asked: true, answers: 0, ...over },
});
const rated = (overall: number, over: Partial<SurveyRow> = {}) =>
  row({ overall, solved: overall > 2 ? 'YES' : 'NO', mode: 'SMS', answers: 1, ...over });
const times = (n: number, one: SurveyRow) => Array.from({ length: n }, () => one);

describe('the interval of a share', () => {
  // Checked against the table of Wilson (1927) as Brown, Cai and DasGupta (2001) print it.
  test.each([
    [0, 0, undefined],
    [0, 10, { from: 0, to: 27.8 }],
    [10, 10, { from: 72.2, to: 100 }],
    [8, 10, { from: 49, to: 94.3 }],
    [15, 30, { from: 33.2, to: 66.8 }],
    [80, 100, { from: 71.1, to: 86.7 }],
  ])('%i of %i', (hits, n, expected) => {
    expect(shareInterval(hits, n)).toEqual(expected);
  });
});

describe('the interval of a mean', () => {
  test.each([
    [[], undefined],
    [[4], undefined],
    [[4, 4, 4], { from: 4, to: 4 }],
    [[1, 5], { from: 1, to: 5 }],
    [[3, 4, 5, 4, 3, 5, 4, 4], { from: 3.48, to: 4.52 }],
  ])('of %j', (values, expected) => {
    expect(meanInterval(values)).toEqual(expected);
  });
});

describe('figures', () => {
  test('of nothing say nothing, and say so', () => {
    expect(figuresOf([])).toEqual({
      ...{ n: 0, solved: { YES: 0, PARTLY: 0, NO: 0 }, indicative: true, asked: 0, answered: 0, byMode: [] },
    });
  });

  test.each([
    [29, true],
    [30, false],
  ])('of %i answers are indicative: %s', (n, indicative) => {
    expect(figuresOf(times(n, rated(5))).indicative).toBe(indicative);
  });

  test('tell n, share of answers, mean and top two boxes, and each way of asking by itself', () => {
    const rows = [
      ...times(6, rated(5)),
      ...times(2, rated(4, { mode: 'MINI_PROGRAM' })),
      ...times(2, rated(1, { mode: 'CALL', asked: false, answers: 9 })),
      ...times(8, row()),
    ];
    const figures = figuresOf(rows);

    expect(figures).toMatchObject({
      ...{ n: 10, mean: 4, topTwoPercent: 80, topTwoInterval: { from: 49, to: 94.3 } },
      ...{ asked: 16, answered: 8, responsePercent: 50, solved: { YES: 8, PARTLY: 0, NO: 2 }, indicative: true },
    });
    expect(figures.byMode.map(({ mode, n, mean }) => [mode, n, mean])).toEqual([
      ['CALL', 2, 1],
      ['MINI_PROGRAM', 2, 4],
      ['SMS', 6, 5],
    ]);
  });

  test('never leave the scale, hold the value itself, and get narrower with more of the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 60 }), (values) => {
        const {
          mean = 0,
          meanInterval: of,
          topTwoPercent = 0,
          topTwoInterval: share,
        } = figuresOf(values.map((value) => rated(value)));
        const more = figuresOf([...values, ...values, ...values].map((value) => rated(value)));
        if (!of || !share || !more.meanInterval || !more.topTwoInterval) throw new Error('no interval');

        expect(of.from).toBeGreaterThanOrEqual(1);
        expect(of.to).toBeLessThanOrEqual(5);
        expect(of.from).toBeLessThanOrEqual(mean + 0.01);
        expect(of.to).toBeGreaterThanOrEqual(mean - 0.01);
        expect(share.from).toBeLessThanOrEqual(topTwoPercent + 0.1);
        expect(share.to).toBeGreaterThanOrEqual(topTwoPercent - 0.1);
        expect(more.meanInterval.to - more.meanInterval.from).toBeLessThanOrEqual(of.to - of.from + 0.01);
        expect(more.topTwoInterval.to - more.topTwoInterval.from).toBeLessThan(share.to - share.from);
      }),
      { numRuns: 300 },
    );
  });
});
