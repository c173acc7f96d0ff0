import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { contracts } from '../functions/contracts.ts';
import type { Refusal } from '../functions/kernel/errors.ts';
import { keyReused } from '../functions/kernel/refused-changes.ts';
import type { Audience, Route } from '../functions/kernel/route.ts';
import { statusOf } from '../functions/platform/answer.ts';
import { everywhere, keyNeeded, notYours, signInNeeded, versionNeeded } from '../functions/platform/request-errors.ts';
import { answerSchemaOf, type Shapes } from './answer-schema.ts';
import type { Generated } from './generated.ts';

/** The published document, OpenAPI 3.1, from the contracts: what the runtime checks is what is told here. */

const security: Readonly<Record<Audience, Record<string, string[]>[]>> = {
  public: [],
  customer: [{ customerToken: [] }],
  staff: [{ staffToken: [] }],
  partner: [{ staffToken: [] }],
};

const ErrorEnvelope = z
  .object({
    code: z.string().meta({ description: '稳定的错误码 · stable dotted code' }),
    message: z.string().meta({ description: '可直接提示用户的短句 · short text fit for a toast' }),
    data: z.record(z.string(), z.unknown()).meta({ description: '`fields`, `current`, `version`, …' }),
    requestId: z.string(),
  })
  .meta({ id: 'Error' });

/** Before the service is reached the gateway itself may answer; it knows no envelope. */
const GatewayError = z.object({ message: z.string() }).meta({ id: 'GatewayError' });
const GATEWAY_STATUSES: ReadonlySet<string> = new Set(['401', '404', '429', '500']);
const AnyError = z.union([ErrorEnvelope, GatewayError]).meta({ id: 'AnyError' });

/** Every refusal that a route can answer: its own, and what its kind of route brings with it. */
export function refusalsOf(route: Route): Refusal<never>[] {
  const login = { public: [], customer: [signInNeeded], staff: [signInNeeded, notYours], partner: [signInNeeded] };
  const needs = [...(route.idempotencyKey ? [keyNeeded, keyReused] : []), ...(route.versioned ? [versionNeeded] : [])];
  const own: readonly Refusal<never>[] = [...route.refusals, ...login[route.audience], ...needs, ...everywhere];
  return [...new Map(own.map((one) => [one.code, one])).values()];
}

function errorsOf(route: Route) {
  const byStatus = Object.groupBy(refusalsOf(route), (one) => String(statusOf[one.kind]));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes = []]) => [
      status,
      {
        description: codes.map((one) => `\`${one.code}\``).join(', '),
        content: { 'application/json': { schema: GATEWAY_STATUSES.has(status) ? AnyError : ErrorEnvelope } },
      },
    ]),
  );
}

const Key = z.string().min(8).max(128);
const KEY_MEANS = '同一键、同一内容，结果相同 · same key and body, same answer';

/** Each header stands once, among the document's parameters. */
const headers = {
  keyNeeded: Key.meta({ description: KEY_MEANS, param: { id: 'IdempotencyKeyNeeded' } }),
  key: Key.optional().meta({ description: KEY_MEANS, param: { id: 'IdempotencyKey' } }),
  version: z.string().meta({
    description: '读到的版本号 · the version that was read, like "3"',
    param: { id: 'IfMatch' },
  }),
  device: z
    .string()
    .optional()
    .meta({
      description: '设备随机标识，仅用于计数 · a random id that the device keeps, for counting alone',
      param: { id: 'Device' },
    }),
  seen: z
    .string()
    .optional()
    .meta({ description: '上次的 ETag · the ETag of what one has', param: { id: 'IfNoneMatch' } }),
  language: z
    .string()
    .optional()
    .meta({ description: 'zh（默认）或 en', param: { id: 'AcceptLanguage' } }),
};

function headersOf(route: Route) {
  const changes = route.method !== 'GET';
  return z.object({
    ...(changes && { 'Idempotency-Key': route.idempotencyKey === 'needed' ? headers.keyNeeded : headers.key }),
    ...(route.versioned && { 'If-Match': headers.version }),
    ...(route.audience !== 'staff' && changes && { 'X-Device': headers.device }),
    ...(route.cachedSeconds !== undefined && { 'If-None-Match': headers.seen }),
    'Accept-Language': headers.language,
  });
}

/** The named shapes of everything that the document shows; one name, one shape. */
class NamedShapes {
  readonly all: Record<string, unknown> = {};

  add(shapes: Shapes): void {
    for (const [name, shape] of Object.entries(shapes)) {
      if (JSON.stringify(this.all[name] ?? shape) !== JSON.stringify(shape))
        throw new Error(`The name "${name}" stands for two shapes: give one of them a name of its own.`);
      this.all[name] = shape;
    }
  }
}

function operationOf(domain: string, name: string, route: Route, shapes: NamedShapes): ZodOpenApiOperationObject {
  const example = route.example?.body;
  const answer = answerSchemaOf(route);
  shapes.add(answer.shapes);
  return {
    operationId: name,
    tags: [domain],
    summary: route.summary.zh,
    description: route.summary.en,
    security: security[route.audience],
    requestParams: {
      header: headersOf(route),
      ...(route.params && { path: route.params }),
      ...(route.query && { query: route.query }),
    },
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: route.body, ...(example !== undefined && { example }) } },
      },
    }),
    responses: {
      [String(route.status ?? 200)]: {
        description: '成功 · done',
        content: route.inText
          ? { 'text/plain': { schema: route.answer } }
          : { 'application/json': { schema: answer.schema } },
      },
      ...(route.cachedSeconds !== undefined && { '304': { description: '未变更 · not changed (If-None-Match)' } }),
      ...errorsOf(route),
    },
    ...(route.capability && { 'x-capability': route.capability }),
  } as ZodOpenApiOperationObject;
}

function pathsOf(shapes: NamedShapes): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [domain, contract] of Object.entries(contracts)) {
    for (const [name, route] of Object.entries(contract as Record<string, Route>)) {
      const path = `/v1${route.path}`;
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(domain, name, route, shapes) };
    }
  }
  return paths as ZodOpenApiPathsObject;
}

/** docs/openapi.json. */
export function openApi(): Generated {
  const shapes = new NamedShapes();
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: '客群服务中心 API · Guest service centre API',
      version: '1',
      description:
        '投诉、咨询、派单、回访。错误码稳定，`message` 可直接提示用户。 · Tickets, dispatch, follow-up; error codes are stable.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Tools that import the document take the first: a relative one would leave them without a host.
    servers: [
      { url: 'http://localhost:3000', description: '本机 npm start · one machine' },
      { url: '/', description: '本文档所在主机 · where this document is served' },
    ],
    paths: pathsOf(shapes),
    components: {
      securitySchemes: {
        staffToken: { type: 'http', scheme: 'bearer', description: '员工令牌（OIDC） · token of an OIDC issuer' },
        customerToken: { type: 'http', scheme: 'bearer', description: '小程序会话 · mini-program session' },
      },
    },
  });
  // What requests name the library has gathered by itself: where answers name it too, it must be the same.
  shapes.add(document.components?.schemas as Shapes);
  const schemas = Object.fromEntries(Object.entries(shapes.all).sort(([a], [b]) => a.localeCompare(b)));
  Object.assign(document.components ?? {}, { schemas });
  return { file: 'docs/openapi.json', text: `${JSON.stringify(document, null, 2)}\n` };
}
