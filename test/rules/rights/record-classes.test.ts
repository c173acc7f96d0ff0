import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { leadsTo } from '../../../functions/rights/searching/leads-to.ts';
import { classLabels, classOf, notReached, RecordClass } from '../../../functions/rights/searching/record-classes.ts';

const sources = readdirSync('functions', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join('functions', file), 'utf8'));

/** The name of every kind of record that the product keeps: as its kind declares it, or as an item says of itself. */
const kinds = [
  ...new Set(
    sources.flatMap((text) => [
      ...[...text.matchAll(/recordKind\(\{\s*name: '([a-z-]+)'/g)].map(([, name]) => name),
      ...[...text.matchAll(/\bis: '([a-z]+(?:-[a-z]+)*)'[,} ]/g)].map(([, name]) => name),
    ]),
  ),
] as string[];

test('every kind of record that the product keeps hangs on a customer in a class, or is said not to, and why', () => {
  const outside = Object.values(notReached).flat();

  const unknown = kinds.filter((name) => classOf[name] === undefined && !outside.includes(name));

  expect(kinds.length).toBeGreaterThan(60);
  expect(unknown).toEqual([]);
});

test('no kind is both, and none is named that the product does not have', () => {
  const outside = Object.values(notReached).flat();
  const named = [...Object.keys(classOf), ...outside];

  expect(outside.filter((name) => classOf[name] !== undefined)).toEqual([]);
  expect(named.filter((name) => !kinds.includes(name))).toEqual([]);
  expect(Object.keys(leadsTo).filter((name) => classOf[name] === undefined)).toEqual([]);
});

test('every class has a name in both languages, and something in it', () => {
  const used = new Set(Object.values(classOf));

  expect(RecordClass.options.filter((name) => !used.has(name))).toEqual([]);
  for (const { zh, en } of Object.values(classLabels)) expect([zh.length > 1, en.length > 3]).toEqual([true, true]);
});
