import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { everyRoute } from '../support/whole-door.ts';

/** The methods that wx.request knows: https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html */
const MINI_PROGRAM = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];

const named = everyRoute.map(({ domain, name, route }) => [`${domain} ${name}`, route] as const);
const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

describe.each(named)('%s', (_name, route) => {
  test('has examples that its own schemas take', () => {
    const parts = ['params', 'query', 'body'] as const;

    const wrong = parts.flatMap((part) => {
      const example = route.example?.[part];
      if (example === undefined) return [];
      const schema: z.ZodType | undefined = route[part];
      return [schema?.safeParse(example).error?.issues ?? (schema ? [] : [`${part} has no schema`])].flat();
    });

    expect(wrong).toEqual([]);
  });

  test('shows a body where not every body field may be left out', () => {
    const needsBody = route.body !== undefined && !route.body.safeParse({}).success;

    expect(!needsBody || route.example?.body !== undefined).toBe(true);
  });

  test('declares each name of its path, and no other', () => {
    const declared = Object.keys(route.params?.shape ?? {});

    expect(declared).toEqual(namesIn(route.path));
  });

  test('uses a method that mini-programs can send, and no body with GET', () => {
    expect(MINI_PROGRAM).toContain(route.method);
    expect(route.method === 'GET' && route.body !== undefined).toBe(false);
  });

  test('is told in both languages', () => {
    expect(route.summary.zh).toMatch(/\p{Script=Han}/u);
    expect(route.summary.en).toMatch(/^[ -~’–]+$/);
  });

  test('is throttled where anybody may call it', () => {
    expect(route.audience === 'public').toBe(route.throttle !== undefined);
  });
});

test('no two routes answer the same method and path, whatever their parameters are called', () => {
  const places = everyRoute.map(({ route }) => `${route.method} ${route.path.replace(/\{\w+\}/g, '{}')}`);

  expect(places.filter((place, n) => places.indexOf(place) !== n)).toEqual([]);
});

test('no route is shadowed by an earlier one of its domain', () => {
  const shadowed = everyRoute.flatMap((later, n) =>
    everyRoute.slice(0, n).flatMap((earlier) => {
      const pattern = new RegExp(`^${earlier.route.path.replace(/\{\w+\}/g, '[^/]+')}$`);
      const meets = earlier.domain === later.domain && earlier.route.method === later.route.method;
      return meets && pattern.test(later.route.path) ? [`${later.name} behind ${earlier.name}`] : [];
    }),
  );

  expect(shadowed).toEqual([]);
});

test('every route that creates something asks for an Idempotency-Key', () => {
  const creating = everyRoute.filter(({ route }) => route.status === 201 && route.idempotencyKey !== 'needed');

  expect(creating).toEqual([]);
});
