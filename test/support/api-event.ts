import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { HttpHandler } from '../../functions/platform/serve.ts';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/v1`, as it is sent. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Signed in as this member of staff. */
  readonly staffNo?: string;
  /** What the authorizer has proven, where it is another than that staff number. */
  readonly proof?: Readonly<Record<string, string>>;
  readonly site?: string;
  /** The address that the request comes from; this machine's own if left out. */
  readonly sourceIp?: string;
}

/** An event as the HTTP API hands it to a Lambda behind the authorizer. */
export function apiEvent(asked: Asked): APIGatewayProxyEventV2 {
  const { method, path, query, body, headers = {}, staffNo, site = 'dolon' } = asked;
  // Made long after any sign-out of a test, so that only a test about sign-outs has to think of them.
  const ofIssuer = staffNo && {
    sub: staffNo,
    site,
    kind: 'staff',
    iss: 'https://sign-in.example',
    sid: '',
    iat: '4102444800',
  };
  const proof = asked.proof ?? ofIssuer;
  const rawPath = `/v1${path}`;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(query && { queryStringParameters: query }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-of-this-test',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: asked.sourceIp ?? '127.0.0.1', userAgent: 'test' },
      ...(proof && { authorizer: { lambda: proof } }),
    },
  } as unknown as APIGatewayProxyEventV2;
}

/** Asks a domain's door and reads the envelope. */
export async function ask(handler: HttpHandler, asked: Asked) {
  const { statusCode, headers, body } = await handler(apiEvent(asked), {} as Context);
  const { code, data } = JSON.parse(body ?? '{}') as { code: unknown; data: Record<string, unknown> };
  return { status: statusCode, headers, code, data };
}
