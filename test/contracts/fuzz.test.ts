import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Route } from '../../functions/kernel/route.ts';
import { grants } from '../../functions/staff/capabilities.ts';
import { PostCode } from '../../functions/staff/posts.ts';
import { jsonSchemaOf, likely } from '../support/json-arbitraries.ts';
import { everyRoute, pathOf, staffNoOf, type WholeDoor, wholeDoor } from '../support/whole-door.ts';

/** Characters that systems stumble over: end of a C string, direction override, half a pair, an unassigned one, a path. */
const AWKWARD = ['\u0000', '\u202e', '\ud800', '\u{10ffff}', '../', '%2e', '%', '{}', '__proto__', '\ufeff'];
const awkward = fc
  .array(fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 4 })
  .map((parts) => parts.join(''));

const bodyText = (route: Route): fc.Arbitrary<string> => {
  const anything = fc.oneof(fc.json(), awkward, fc.constant(''));
  if (!route.body) return anything;
  const good = likely(jsonSchemaOf(route.body)).map((body) => JSON.stringify(body));
  const spoilt = fc
    .tuple(likely(jsonSchemaOf(route.body)), fc.string({ maxLength: 12 }), fc.oneof(fc.jsonValue(), awkward))
    .map(([body, name, value]) => JSON.stringify({ ...(body as object), [name]: value }));
  return fc.oneof({ weight: 3, arbitrary: good }, { weight: 2, arbitrary: spoilt }, anything);
};

const pathParams = (route: Route): fc.Arbitrary<Record<string, string>> => {
  const shape = (route.params && jsonSchemaOf(route.params).properties) ?? {};
  const part = (schema: (typeof shape)[string]) =>
    fc.oneof(likely(schema).map(String), awkward).map((text) => encodeURIComponent(text.toWellFormed()) || '-');
  return fc.record(Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, part(schema)])));
};

const queryOf = (route: Route): fc.Arbitrary<Record<string, string>> => {
  const wild = fc.dictionary(fc.string({ maxLength: 8 }), awkward, { maxKeys: 3 });
  if (!route.query) return wild;
  const good = likely(jsonSchemaOf(route.query)).map((query) =>
    Object.fromEntries(Object.entries(query as object).map(([name, value]) => [name, String(value)])),
  );
  return fc.oneof(good, wild);
};

const headers = fc.record(
  {
    'if-match': fc.oneof(fc.constantFrom('"1"', '1', 'W/"2"', '"99999999999"', '*'), awkward),
    'idempotency-key': fc.oneof(fc.stringMatching(/^[\x21-\x7e]{8,20}$/), awkward),
    'accept-language': fc.constantFrom('en', 'zh-CN', '*', ''),
    'content-type': fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', ''),
    'x-acting-post': fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom(...PostCode.options), awkward),
    'x-request-id': awkward,
    'x-site': fc.oneof(fc.constantFrom('dolon', 'elsewhere'), awkward),
  },
  { requiredKeys: [] },
);

const callers = ({ capability = '' }: Route): fc.Arbitrary<string> => {
  const able = PostCode.options.filter((post) => Object.hasOwn(grants[post], capability));
  const anybody = fc.constantFrom(...PostCode.options);
  const mostly = able.length > 0 ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...able) }, anybody) : anybody;
  return mostly.map(staffNoOf);
};

const requests = fc.constantFrom(...everyRoute).chain((one) =>
  fc.record({
    one: fc.constant(one),
    params: one.route.params ? fc.oneof(fc.constant({}), pathParams(one.route)) : fc.constant({}),
    query: queryOf(one.route),
    raw: bodyText(one.route),
    headers: fc.oneof(fc.constant({}), headers),
    staffNo: callers(one.route),
  }),
);

let door: WholeDoor;
beforeAll(async () => {
  door = await wholeDoor();
});

test('whatever is sent, the answer is an envelope and never a fault of ours', { timeout: 240_000 }, async () => {
  const seen: Record<number, number> = {};

  await fc.assert(
    fc.asyncProperty(requests, async ({ one, params, query, raw, headers: given, staffNo }) => {
      const asked = { path: pathOf(one.route, params), query, raw, headers: given, staffNo };

      const told = await door.askRoute(one, asked);

      seen[told.status] = (seen[told.status] ?? 0) + 1;
      expect(told.status, door.lines.at(-1)).toBeLessThan(500);
      const envelope = JSON.parse(told.text) as object;
      expect(Object.keys(envelope).sort()).toEqual(['code', 'data', 'message', 'requestId']);
      expect(told.code === 0).toBe(told.status < 300);
      expect(told.text).not.toMatch(/node_modules|\.ts:\d|at Object\./);
    }),
    { numRuns: 2_000 },
  );

  // Not every request may end at the door: the good ones go all the way.
  console.log('fuzzed requests by status:', JSON.stringify(seen));
  expect(Object.keys(seen).map(Number)).toEqual(expect.arrayContaining([200, 201, 400, 403, 404]));
});
