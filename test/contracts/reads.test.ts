import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { holdsPersonal, innerOf } from '../../functions/kernel/personal.ts';
import type { Route } from '../../functions/kernel/route.ts';
import { everyRoute } from '../support/whole-door.ts';

const staffRoutes = everyRoute.filter(({ route }) => route.audience === 'staff');
const named = staffRoutes.map((one) => [`${one.domain} ${one.name}`, one.route] as const);
const titleOf = ({ domain, name }: (typeof everyRoute)[number]) => `${domain} ${name}`;

/** Below one customer or matter, and nothing of him is told: counts, hashes, numbers of other matters. */
const TELLS_NOTHING_OF_HIM = ['tickets viewArchive', 'tickets verifyArchive', 'tickets listLinks'];

/** Whoever's personal data these are, they are no customer's. */
const OF_THE_STAFF = ['staff', 'rosters', 'sessions', 'access'];

interface Parts {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
}

/** Whether a schema has a place of that dotted name; lists are looked through. */
function has(schema: z.core.$ZodType | undefined, path: readonly string[]): boolean {
  if (schema === undefined) return false;
  const inner = innerOf(schema);
  if (inner) return has(inner, path);
  const { shape, element } = schema._zod.def as Parts;
  if (element) return has(element, path);
  const [name, ...rest] = path;
  return name === undefined || has(shape?.[name], rest);
}

const partOf = (route: Route, name: string | undefined): z.core.$ZodType | undefined =>
  ({ params: route.params, query: route.query, body: route.body, answer: route.answer })[name ?? ''];

test('every answer to staff that can hold a personal text, or shows one in clear, says whose it is', () => {
  const silent = staffRoutes.filter(
    ({ route }) => (holdsPersonal(route.answer) || route.reveals) && route.reads === undefined,
  );

  expect(silent.map(titleOf)).toEqual([]);
});

test('whatever is read below one customer or one matter says so', () => {
  const below = staffRoutes.filter(
    ({ route }) => route.method === 'GET' && /^\/(customers\/\{customerId\}|tickets\/(\{|by-number))/.test(route.path),
  );

  const silent = below.filter((one) => one.route.reads === undefined && !TELLS_NOTHING_OF_HIM.includes(titleOf(one)));

  expect(silent.map(titleOf)).toEqual([]);
  expect(below.length).toBeGreaterThan(10);
});

test('nobody looks through more than fifty people at once', () => {
  const lists = staffRoutes.filter(
    ({ route: { reads } }) =>
      reads !== undefined && reads !== 'COLLEAGUES' && reads.of.some((place) => place.startsWith('answer.items.')),
  );

  const longer = lists.filter(({ route }) => route.query?.shape.limit?.safeParse('51').success !== false);

  expect(longer.map(titleOf)).toEqual([]);
  expect(lists.length).toBeGreaterThanOrEqual(4);
  expect(lists.filter(({ route }) => !route.query?.shape.limit?.safeParse('50').success).map(titleOf)).toEqual([]);
});

test('only personal data of the staff is said to be that', () => {
  const colleagues = staffRoutes.filter(({ route }) => route.reads === 'COLLEAGUES');

  const others = colleagues.filter(({ domain }) => !OF_THE_STAFF.includes(domain)).map(titleOf);

  expect(others).toEqual(['leak-cases revealReporter']);
});

test('guests read of themselves, so that no route of theirs stands in the log of the staff', () => {
  expect(everyRoute.filter(({ route }) => route.audience !== 'staff' && route.reads).map(titleOf)).toEqual([]);
});

describe.each(named.filter(([, { reads }]) => reads !== undefined && reads !== 'COLLEAGUES'))('%s', (_name, route) => {
  test('finds the ids of those whose data it shows where it says that they are', () => {
    const { of } = route.reads as Exclude<Route['reads'], 'COLLEAGUES' | undefined>;

    const missing = of.filter((path) => {
      const [part, ...rest] = path.split('.');
      return !has(partOf(route, part), rest);
    });

    expect(missing).toEqual([]);
    expect(of.length).toBeGreaterThan(0);
  });
});
