import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type AppError, type ErrorKind, isAppError } from '../kernel/errors.ts';
import { mapPersonal, mask } from '../kernel/personal.ts';
import type { Route } from '../kernel/route.ts';
import { type Instant, shown } from '../kernel/time.ts';
import { headerOf } from './read-request.ts';
import { internalFault } from './request-errors.ts';

/** The one place where a kind of failure becomes an HTTP status. */
export const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  notAllowed: 405,
  conflict: 409,
  refused: 409,
  stale: 412,
  tooLarge: 413,
  unsupported: 415,
  reused: 422,
  unversioned: 428,
  busy: 429,
  internal: 500,
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const SHOWN_ZONE = 'Asia/Shanghai';
const RETRY_AFTER_SECONDS = '2';

/** Instants leave as local time with its offset, so that a reader sees the house's clock. */
function local(value: unknown): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? shown(value as Instant, SHOWN_ZONE) : value;
  if (Array.isArray(value)) return value.map(local);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, local(part)]));
}

export const speaksEnglish = (event: APIGatewayProxyEventV2): boolean =>
  /^\s*en\b/i.test(headerOf(event, 'accept-language') ?? '');

const plain = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

/** What lets caches keep an answer, and ask whether it is still the same. */
const keptBy = (seconds: number, told: unknown): Record<string, string> => ({
  'cache-control': `public, max-age=${seconds}`,
  vary: 'accept-language',
  etag: `"${createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22)}"`,
});

/** Whether the caller has this very answer already, by his `If-None-Match`. */
const isHad = (has: string | undefined, etag: string): boolean =>
  has?.trim() === '*' || (has ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

/** What a route answers: checked against its schema (nothing undeclared leaves), personal fields masked, in the envelope. */
export function answered(
  route: Route,
  answer: unknown,
  told: { requestId: string; english: boolean; has?: string | undefined },
): APIGatewayProxyStructuredResultV2 {
  const declared = route.answer.parse(answer);
  const data = local(route.reveals ? declared : mapPersonal(route.answer, declared, (text, kind) => mask(text, kind)));
  const version = (data as { version?: unknown } | null)?.version;
  const etag: Record<string, string> = typeof version === 'number' ? { etag: `"${version}"` } : {};
  const message = told.english ? 'ok' : '成功';
  if (route.cachedSeconds !== undefined) Object.assign(etag, keptBy(route.cachedSeconds, [message, data]));
  if (etag.etag !== undefined && route.cachedSeconds !== undefined && isHad(told.has, etag.etag))
    return { statusCode: 304, headers: etag };
  return plain(route.status ?? 200, { code: 0, message, data, requestId: told.requestId }, etag);
}

/** What a route answers to somebody else's server: the text alone. */
export const answeredInText = (route: Route, answer: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode: route.status ?? 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: String(route.answer.parse(answer)),
});

/** A failure in the same envelope; what was not thrown on purpose is told as `internal`, without its message. */
export function failed(
  error: unknown,
  told: { requestId: string; english: boolean },
): APIGatewayProxyStructuredResultV2 {
  const known: AppError = isAppError(error) && error.kind !== 'internal' ? error : internalFault();
  const message = told.english ? known.texts.en : known.texts.zh;
  const retry: Record<string, string> =
    known.kind === 'busy' ? { 'retry-after': String(known.details.retryAfterSeconds ?? RETRY_AFTER_SECONDS) } : {};
  const body = { code: known.code, message, data: local(known.details), requestId: told.requestId };
  return plain(statusOf[known.kind], body, retry);
}
