import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { InputOf, Operation, Route } from '../kernel/route.ts';
import { canonical } from './canonical.ts';
import {
  bodyTooLarge,
  type FieldFault,
  invalidRequest,
  keyNeeded,
  malformedBody,
  notJson,
  versionNeeded,
} from './request-errors.ts';

const BODY_LIMIT_BYTES = 64 * 1024;
const KEY = /^[\x21-\x7e]{8,128}$/;

/** A header by its lower-case name, or undefined. */
export const headerOf = (event: APIGatewayProxyEventV2, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

function textOf(event: APIGatewayProxyEventV2): string {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (Buffer.byteLength(text) > BODY_LIMIT_BYTES) throw bodyTooLarge();
  return text;
}

function bodyOf(event: APIGatewayProxyEventV2, route: Route): unknown {
  const text = textOf(event);
  if (route.inText) return { text };
  if (text === '') return {};
  const type = headerOf(event, 'content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    if (route.body) throw notJson();
    return {};
  }
  try {
    return JSON.parse(text);
  } catch {
    throw malformedBody();
  }
}

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

function check(schema: z.ZodType | undefined, value: unknown, faults: FieldFault[]): unknown {
  if (!schema) return {};
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) faults.push(...faultsOf(issue));
  return {};
}

// Unknown keys are named one by one, so that the sender sees which; reasons never repeat the value that was sent.
function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key].join('.').slice(0, 200), reason: 'unknown field' }));
  return [{ path: path.join('.'), reason: issue.message }];
}

function received(event: APIGatewayProxyEventV2, route: Route, faults: FieldFault[]): unknown {
  if (route.method === 'GET') return {};
  const body = bodyOf(event, route);
  return route.inText ? body : check(route.body, body, faults);
}

/** Path, query and body, parsed together, so that all that is wrong is told at once. */
export function inputOf<R extends Route>(event: APIGatewayProxyEventV2, route: R): InputOf<R> {
  const faults: FieldFault[] = [];
  const params = Object.fromEntries(
    Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, decoded(value ?? '')]),
  );
  const { proxy: _greedy, ...named } = params;
  const input = {
    params: check(route.params, named, faults),
    query: check(route.query, event.queryStringParameters ?? {}, faults),
    body: received(event, route, faults),
  };
  if (faults.length > 0) throw invalidRequest(faults);
  return input as InputOf<R>;
}

const hash = (...parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16); // 96 bits: enough to tell the requests of a day apart

const personOf = (actor: Actor): string =>
  actor.kind === 'staff' ? actor.staffId : actor.kind === 'customer' ? actor.customerId : actor.kind;

/**
 * The mark of this request, if it carries an Idempotency-Key: the key counts for one person and one route with its path;
 * `body` is a hash of the canonical body (`ignoring` names fields that may differ between tries, like a fresh proof of work).
 */
export function operationOf(
  event: APIGatewayProxyEventV2,
  route: Route,
  actor: Actor,
  body: unknown,
): Operation | undefined {
  const key = headerOf(event, 'idempotency-key');
  if (key === undefined && route.idempotencyKey !== 'needed') return undefined;
  if (key === undefined || !KEY.test(key)) throw keyNeeded();
  const ignored = new Set(route.repeatIgnores ?? []);
  const kept = Object.fromEntries(
    Object.entries(body as Record<string, unknown>).filter(([name]) => !ignored.has(name)),
  );
  return {
    key: hash(actor.site, personOf(actor), route.method, event.rawPath, key),
    body: hash(canonical(kept)),
  };
}

/** The version that the caller read, from If-Match (`"7"` or `7`). */
export function versionOf(event: APIGatewayProxyEventV2, route: Route): number | undefined {
  if (!route.versioned) return undefined;
  const matched = /^(?:W\/)?"?(\d{1,9})"?$/.exec(headerOf(event, 'if-match') ?? '');
  if (!matched) throw versionNeeded();
  return Number(matched[1]);
}
