import { type Routes, routes } from './types.ts';

/** One request as a transport sends it. */
export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
}

/** What came back; a transport throws only where nothing came back at all. */
export interface Received {
  readonly status: number;
  readonly retryAfter?: string | undefined;
  readonly body: unknown;
}

export type Transport = (sent: Sent) => Promise<Received>;

/** A refusal or fault: `code` is stable, `message` fit to show; `network` and `timeout` where no answer came. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: string,
    message: string,
    of: { status: number; data?: Record<string, unknown>; retryAfter?: string | undefined },
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = of.status;
    this.data = of.data ?? {};
    this.retryAfterSeconds = of.retryAfter === undefined ? undefined : Number(of.retryAfter);
  }
}

export interface ClientOptions {
  /** Address up to and with `/v1`. */
  readonly baseUrl: string;
  readonly transport: Transport;
  /** The bearer token to send, if there is one. */
  readonly token?: () => string | undefined;
  /** Signs in anew; called once when requests are answered 401, which are then repeated. */
  readonly signIn?: () => Promise<void>;
  /** A fresh Idempotency-Key; every POST carries one. */
  readonly newKey: () => string;
  /** Default `zh`. */
  readonly language?: 'zh' | 'en';
  /** Default 10 s. */
  readonly timeoutMs?: number;
}

type Given<Part> = Part extends undefined ? undefined : Part;

/** What one call takes; `key` repeats an earlier request, `version` is the one that was read. */
export interface CallOf<Name extends keyof Routes> {
  readonly params?: Given<Routes[Name]['params']>;
  readonly query?: Given<Routes[Name]['query']>;
  readonly body?: Given<Routes[Name]['body']>;
  readonly key?: string;
  readonly version?: number;
}

const text = (value: unknown) => encodeURIComponent(String(value));

function urlOf(path: string, params: unknown, query: unknown): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => text((params as Record<string, unknown>)?.[name]));
  const asked = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return asked.length === 0 ? filled : `${filled}?${asked.map(([name, value]) => `${name}=${text(value)}`).join('&')}`;
}

/** A typed client of the service, the same for browsers and mini-programs; only the transport differs. */
export function createClient(options: ClientOptions) {
  const { baseUrl, transport, token, signIn, newKey, language = 'zh', timeoutMs = 10_000 } = options;

  const headersOf = (method: string, of: { key: string; version?: number | undefined }) => {
    const bearer = token?.();
    return {
      'accept-language': language,
      ...(method !== 'GET' && { 'content-type': 'application/json', 'idempotency-key': of.key }),
      ...(of.version !== undefined && { 'if-match': `"${of.version}"` }),
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    };
  };

  let signingIn: Promise<void> | undefined;
  /** Requests that find themselves signed out at the same time wait for one sign-in: a refresh token is good once. */
  function signInTogether(begin: () => Promise<void>): Promise<void> {
    signingIn ??= begin().finally(() => {
      signingIn = undefined;
    });
    return signingIn;
  }

  async function call<Name extends keyof Routes>(
    name: Name,
    asked: CallOf<Name> = {},
  ): Promise<Routes[Name]['answer']> {
    const { method, path } = routes[name];
    // One key for one intent: also the repeat after a new sign-in must act only once.
    const of = { key: asked.key ?? newKey(), version: asked.version };
    const url = baseUrl + urlOf(path, asked.params, asked.query);
    const body = method === 'GET' ? {} : { body: JSON.stringify(asked.body ?? {}) };
    const send = () => transport({ method, url, headers: headersOf(method, of), timeoutMs, ...body });
    let received = await send();
    // A sign-in that is refused must not sign in to be repeated.
    const isSignIn = path.startsWith('/auth/') && name !== 'logOut';
    if (received.status === 401 && signIn && !isSignIn) {
      await signInTogether(signIn);
      received = await send();
    }
    return dataOf(received) as Routes[Name]['answer'];
  }
  return { call };
}
export type Client = ReturnType<typeof createClient>;

function dataOf({ status, body, retryAfter }: Received): unknown {
  const { code, message, data } = (body ?? {}) as { code?: unknown; message?: unknown; data?: unknown };
  if (code === 0) return data;
  const known = typeof code === 'string';
  throw new ApiError(known ? code : 'gateway', known ? String(message) : `HTTP ${status}`, {
    status,
    data: (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>,
    retryAfter,
  });
}
