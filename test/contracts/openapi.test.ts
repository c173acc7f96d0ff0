import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { statusOf } from '../../functions/platform/answer.ts';
import { refusalsOf } from '../../scripts/openapi.ts';
import { everyRoute } from '../support/whole-door.ts';

/** The published file, read as a stranger's tool reads it: the structure that OpenAPI 3.1 asks for. */

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Json;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Json[];
  readonly parameters?: ReadonlyArray<Parameter | { readonly $ref: string }>;
  readonly requestBody?: { content: { 'application/json': { schema: Json; example?: unknown } } };
  readonly responses: Readonly<Record<string, { description: string; content: Record<string, { schema: Json }> }>>;
}
interface Document {
  readonly openapi: string;
  readonly servers: readonly { url: string }[];
  readonly info: { title: string; version: string; license: { name: string } };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { schemas: Json; securitySchemes: Readonly<Record<string, Json>> };
}

const published = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Document;
const operations = Object.entries(published.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object below a value, with where it stands. */
function objectsIn(value: unknown, at: string): { at: string; value: Json }[] {
  if (Array.isArray(value)) return value.flatMap((one, n) => objectsIn(one, `${at}/${n}`));
  if (!isJson(value)) return [];
  return [{ at, value }, ...Object.entries(value).flatMap(([name, one]) => objectsIn(one, `${at}/${name}`))];
}

const resolved = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((found, part) => (isJson(found) ? found[part] : undefined), published);

describe('the published document', () => {
  test('says which version it is of, what it is called and under which licence', () => {
    expect(published).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: expect.any(String), version: expect.any(String), license: { name: 'MIT' } },
    });
  });

  test('is OpenAPI for a validator that knows nothing of this project, and it finds a fault that is put in', async () => {
    const broken = { ...published, info: { title: 'without a version' } };

    const found = [await new Validator().validate({ ...published }), await new Validator().validate(broken)];

    expect(found).toMatchObject([{ valid: true }, { valid: false }]);
  });

  test('names a host first, for tools that import it', () => {
    expect(published.servers.map(({ url }) => url)).toEqual(['http://localhost:3000', '/']);
  });

  test('has one operation for each route and none besides, each with a name of its own', () => {
    const told = operations.map(({ path, method, operation }) => `${method} ${path} ${operation.operationId}`);
    const declared = everyRoute.map(({ name, route }) => `${route.method.toLowerCase()} /v1${route.path} ${name}`);

    expect(told.sort()).toEqual(declared.sort());
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  test('points only at what is there', () => {
    const pointers = objectsIn(published, '#').flatMap(({ value }) =>
      typeof value.$ref === 'string' ? [value.$ref] : [],
    );

    expect(new Set(pointers).size).toBeGreaterThan(0);
    expect(pointers.filter((pointer) => !pointer.startsWith('#/') || !isJson(resolved(pointer)))).toEqual([]);
  });

  test('has sound schemas: known types, patterns that compile, required names that exist, no empty choice', () => {
    const known = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
    const places = objectsIn(published, '#').filter(({ at }) => /\/(schema|schemas)(\/|$)/.test(at));
    const isBroken = ({ value, at }: (typeof places)[number]) => {
      if (/\/(properties|example|default|const)$/.test(at)) return false;
      const { type, pattern, required, properties, enum: choice } = value;
      const types = type === undefined ? [] : [type].flat();
      if (types.some((one) => !known.includes(String(one)))) return true;
      if (
        Array.isArray(required) &&
        isJson(properties) &&
        required.some((name) => !(String(name) in (properties as Json)))
      )
        return true;
      if (Array.isArray(choice) && new Set(choice).size !== choice.length) return true;
      if (Array.isArray(choice) && choice.length === 0) return true;
      return typeof pattern === 'string' && !compiles(pattern);
    };

    expect(places.length).toBeGreaterThan(1_000);
    expect(places.filter(isBroken).map(({ at }) => at)).toEqual([]);
  });
});

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

const byName = new Map(everyRoute.map(({ name, route }) => [name, route]));

describe.each(operations)('$method $path', ({ path, operation }) => {
  const route = byName.get(operation.operationId);

  test('is told in Chinese and in English', () => {
    expect(operation.summary).toMatch(/\p{Script=Han}/u);
    expect(operation.description).toMatch(/[a-z]{2}/);
  });

  test('declares each name of its path as needed, and no parameter twice', () => {
    const parameters = (operation.parameters ?? []).map((one) =>
      '$ref' in one ? (resolved(one.$ref) as Parameter) : one,
    );
    const inPath = parameters.filter((one) => one.in === 'path');
    const places = parameters.map((one) => `${one.in} ${one.name}`);

    expect(inPath.map(({ name }) => name).sort()).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
    );
    expect(inPath.every(({ required }) => required === true)).toBe(true);
    expect(new Set(places).size).toBe(places.length);
    expect(parameters.filter((one) => !['path', 'query', 'header'].includes(one.in) || !isJson(one.schema))).toEqual(
      [],
    );
  });

  test('names only ways of signing in that are described', () => {
    const named = operation.security.flatMap((way) => Object.keys(way));

    expect(named.filter((way) => !(way in published.components.securitySchemes))).toEqual([]);
    expect(named.length > 0).toBe(route?.audience !== 'public');
  });

  test('has one answer of success and tells every code that it can refuse with, under its status', () => {
    const refusals = route === undefined ? [] : refusalsOf(route);
    const untold = refusals.filter(
      ({ code, kind }) => !operation.responses[String(statusOf[kind])]?.description.includes(`\`${code}\``),
    );

    expect(Object.keys(operation.responses).filter((status) => status.startsWith('2'))).toEqual([
      String(route?.status ?? 200),
    ]);
    expect(untold.map(({ code }) => code)).toEqual([]);
    expect(refusals.length).toBeGreaterThan(0);
  });

  test('shows only an example that its own contract takes', () => {
    const example = operation.requestBody?.content['application/json'].example;
    const issues = example === undefined ? [] : (route?.body?.safeParse(example).error?.issues ?? []);

    expect(operation.requestBody === undefined).toBe(route?.body === undefined);
    expect(example).toEqual(route?.example?.body);
    expect(issues).toEqual([]);
  });
});
