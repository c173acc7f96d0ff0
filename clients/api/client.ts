import { ApiError, type OwnCode } from './api-error.ts';
import { type Patience, patiently } from './patience.ts';
import { type RefusedEverywhere, type Routes, routes } from './types.ts';

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

export interface ClientOptions extends Patience {
  /** Address up to and with `/v1`. */
  readonly baseUrl: string;
  readonly transport: Transport;
  /** The bearer token to send, if there is one. */
  readonly token?: () => string | undefined;
  /** Signs in anew; called once for all requests that find themselves signed out, which are then repeated once. */
  readonly signIn?: () => Promise<void>;
  /** A fresh Idempotency-Key: 8 to 128 visible characters that never come again. */
  readonly newKey: () => string;
  /** Default `zh`. */
  readonly language?: 'zh' | 'en';
  /** For one try. Default 10 s. */
  readonly timeoutMs?: number;
  /** A random id that this device keeps, for counting alone; see `deviceOf`. */
  readonly device?: () => string | undefined;
  /** The resort, where a deployment has several. */
  readonly site?: string;
}

type Name = keyof Routes;
type Given<Part> = Part extends undefined ? undefined : Part;

/** What one call takes; `key` repeats an earlier request, `version` is the one that was read. */
export interface CallOf<Of extends Name> {
  readonly params?: Given<Routes[Of]['params']>;
  readonly query?: Given<Routes[Of]['query']>;
  readonly body?: Given<Routes[Of]['body']>;
  readonly key?: string;
  readonly version?: number;
}

export type AnswerOf<Of extends Name> = Routes[Of]['answer'];

/** Every code that a call of this route can fail with. */
export type CodeOf<Of extends Name> = Routes[Of]['refusals'] | RefusedEverywhere | OwnCode;

/** What became of a call, as a value: by `error.code` a switch covers every case, and the compiler knows the codes. */
export type Outcome<Of extends Name> =
  | { readonly ok: true; readonly data: AnswerOf<Of> }
  | { readonly ok: false; readonly error: ApiError<CodeOf<Of>> };

export interface Client {
  /** Answers the data or throws an `ApiError`. */
  call<Of extends Name>(name: Of, asked?: CallOf<Of>): Promise<AnswerOf<Of>>;
  /** Never throws what the service or the network refuses: that is a value, too. */
  attempt<Of extends Name>(name: Of, asked?: CallOf<Of>): Promise<Outcome<Of>>;
}

const text = (value: unknown) => encodeURIComponent(String(value));

function urlOf(path: string, params: unknown, query: unknown): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => text((params as Record<string, unknown>)?.[name]));
  const asked = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return asked.length === 0 ? filled : `${filled}?${asked.map(([name, value]) => `${name}=${text(value)}`).join('&')}`;
}

/** Where somebody is asked who he is, being signed in or not is no matter. */
const needsNoSignIn = (name: Name) =>
  /^\/(public|health|auth)(\/|$)/.test(routes[name].path) && routes[name].path !== '/auth/logout';

const told = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value });

/** A typed client of the service, the same for browsers and mini-programs; only the transport differs. */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, transport, token, newKey, language = 'zh', timeoutMs = 10_000, site, device } = options;
  const headersOf = (method: string, of: { key: string; version: number | undefined; bearer: string | undefined }) => ({
    'accept-language': language,
    ...(method !== 'GET' && told('x-device', device?.())),
    ...(site !== undefined && { 'x-site': site }),
    ...(method !== 'GET' && { 'content-type': 'application/json', 'idempotency-key': of.key }),
    ...(of.version !== undefined && { 'if-match': `"${of.version}"` }),
    ...(of.bearer !== undefined && { authorization: `Bearer ${of.bearer}` }),
  });
  const signedIn = signInTogether(options);

  async function call<Of extends Name>(name: Of, asked: CallOf<Of> = {}): Promise<AnswerOf<Of>> {
    const { method, path } = routes[name];
    // One key for one intent: its repeats, also the one after a new sign-in, must act only once.
    const of = { key: asked.key ?? newKey(), version: asked.version };
    const url = baseUrl + urlOf(path, asked.params, asked.query);
    const body = method === 'GET' ? {} : { body: JSON.stringify(asked.body ?? {}) };
    const send = (bearer: string | undefined) =>
      patiently(async () => {
        const headers = headersOf(method, { ...of, bearer });
        return dataOf(await transport({ method, url, headers, timeoutMs, ...body }));
      }, options);
    const answer = needsNoSignIn(name) ? await send(token?.()) : await signedIn(send);
    return answer as AnswerOf<Of>;
  }

  async function attempt<Of extends Name>(name: Of, asked: CallOf<Of> = {}): Promise<Outcome<Of>> {
    try {
      return { ok: true, data: await call(name, asked) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { ok: false, error: error as ApiError<CodeOf<Of>> };
    }
  }

  return { call, attempt };
}

const isSignedOut = (error: unknown) => error instanceof ApiError && error.status === 401;

/** Sends signed in: requests that find the token old at the same time wait for one sign-in, and each is repeated once. */
function signInTogether({ token, signIn }: ClientOptions) {
  let signingIn: Promise<void> | undefined;

  // A refresh token is good once, so two sign-ins beside each other would end both.
  const signInOnce = (begin: () => Promise<void>): Promise<void> => {
    if (signingIn) return signingIn;
    const over = () => {
      signingIn = undefined;
    };
    const begun = begin();
    begun.then(over, over);
    signingIn = begun;
    return begun;
  };

  return async <T>(send: (bearer: string | undefined) => Promise<T>): Promise<T> => {
    if (!signIn) return send(token?.());
    if (signingIn || token?.() === undefined) await signInOnce(signIn);
    const used = token?.();
    try {
      return await send(used);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      // Somebody else may have signed in while this answer was on its way.
      if (token?.() === used) await signInOnce(signIn);
      return send(token?.());
    }
  };
}

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
