import { describe, expect, test } from 'vitest';
import { type CallCost, costed, itemBytes, readUnits, writeUnits } from '../../bench/capacity/calculator.ts';
import { isKept, percentile } from '../../bench/figure.ts';
import type { Item } from '../../functions/platform/table.ts';
import { memoryTable } from '../support/memory-table.ts';

const item = (over: Record<string, unknown> = {}): Item => ({ pk: 'p', sk: 's', ...over });
const filler = (bytes: number) => item({ text: 'x'.repeat(bytes - itemBytes(item({ text: '' }))) });
const inQueue = (sk: string) => item({ queuePk: 'q', queueSk: sk });

describe('the size of an item', () => {
  test.each([
    ['names and texts by their UTF-8 bytes', item({ 名: '中文' }), 6 + 3 + 6],
    ['a truth value as one byte', item({ a: true }), 6 + 1 + 1],
    ['a number by pairs of digits and one more', item({ n: 1_234_567 }), 6 + 1 + 5],
    ['a list by three bytes and one an element', item({ l: ['ab', 'c'] }), 6 + 1 + 3 + 3 + 2],
    ['nothing for what is undefined', item({ gone: undefined }), 6],
  ])('counts %s', (_what, given, bytes) => {
    expect(itemBytes(given)).toBe(bytes);
  });
});

describe('a write', () => {
  test.each([
    ['of 1 KB costs one unit', undefined, filler(1_024), 1, 1],
    ['of one byte more costs two', undefined, filler(1_025), 1, 2],
    ['is billed by the larger image', filler(3_000), filler(10), 1, 3],
    ['costs twice in a transaction', undefined, filler(1_024), 2, 2],
    ['that enters an index costs one more, not doubled', undefined, inQueue('1'), 2, 3],
    ['that leaves an index costs one more', inQueue('1'), item(), 1, 2],
    ['that moves within an index costs two more', inQueue('1'), inQueue('2'), 1, 3],
    ['that leaves an index key as it is costs nothing more', inQueue('1'), inQueue('1'), 1, 1],
    ['that deletes costs by what it deletes', filler(2_000), undefined, 1, 2],
  ] as const)('%s', (_what, before, after, factor, units) => {
    expect(writeUnits([{ before, after }], factor)).toBe(units);
  });
});

describe('a read', () => {
  test.each([
    ['of 4 KB, strong', 4_096, true, 1],
    ['of 4 KB, eventual', 4_096, false, 0.5],
    ['of one byte more', 4_097, true, 2],
    ['of nothing', 0, false, 0.5],
  ] as const)('%s', (_what, bytes, consistent, units) => {
    expect(readUnits(bytes, consistent)).toBe(units);
  });

  test('of a Query rounds once, a batch for each item, read or written', async () => {
    const costs: CallCost[] = [];
    const table = costed(memoryTable(), (cost) => costs.push(cost));
    const keys = ['1', '2', '3', '4'].map((sk) => ({ pk: 'p', sk }));
    await table.putAll(keys.map((key) => ({ ...key, text: 'x'.repeat(1_000) })));

    await table.query({ pk: 'p' });
    await table.getAll(keys);

    expect(costs).toEqual([
      { call: 'putAll', wcu: 4, rcu: 0 },
      { call: 'query', wcu: 0, rcu: 0.5 },
      { call: 'getAll', wcu: 0, rcu: 2 },
    ]);
  });
});

describe('a figure', () => {
  test.each([
    ['at its upper limit is kept', { value: 5, budget: { most: 5 } }, true],
    ['over it is not', { value: 5.1, budget: { most: 5 } }, false],
    ['under its lower limit is not', { value: 499, budget: { least: 500 } }, false],
    ['that could not be measured is not', { value: Number.NaN, budget: { most: 5 } }, false],
    ['without a budget is', { value: Number.NaN }, true],
  ])('%s', (_what, given, kept) => {
    expect(isKept({ part: 'p', name: 'n', unit: 'ms', ...given })).toBe(kept);
  });

  test('of a share of values is one of them', () => {
    expect([percentile([3, 1, 2], 0.5), percentile([1, 2, 3], 0.99), percentile([], 0.5)]).toEqual([2, 3, Number.NaN]);
  });
});
