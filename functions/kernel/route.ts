import type * as z from 'zod';
import type { Actor } from './actor.ts';
import type { Refusal, Texts } from './errors.ts';
import type { Reads } from './reads.ts';
import type { Instant } from './time.ts';

export type Audience = 'public' | 'customer' | 'staff' | 'partner';
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One route as data. The runtime validates with it, CDK lays gateway routes from it, OpenAPI, the contract tests and the
 * typed client are printed from it.
 */
export interface Route {
  readonly method: Method;
  /** Below `/v1`; parameters in braces: `/tickets/{ticketId}/accept`. */
  readonly path: `/${string}`;
  readonly audience: Audience;
  /** What a member of staff must be able to do; needed for audience `staff`, absent for the others. */
  readonly capability?: string;
  readonly summary: Texts;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly answer: z.ZodType;
  /** True: somebody else's server calls, so the body is taken as the text that it is, and the answer is plain text without envelope. */
  readonly inText?: boolean;
  /** Status of success; 200 if left out. */
  readonly status?: 200 | 201 | 202;
  /** True: `If-Match` with the version is needed (428 without, 412 when stale). */
  readonly versioned?: boolean;
  /** `needed` where a POST creates; every other POST honours a key that is sent. */
  readonly idempotencyKey?: 'needed';
  /** Body fields that may differ between two tries of one request (a fresh proof of work): left out of its hash. */
  readonly repeatIgnores?: readonly string[];
  /** True only where showing personal data in clear is the purpose of the route; everywhere else answers are masked. */
  readonly reveals?: boolean;
  /** Whose data the answer shows to staff; needed wherever it can hold a personal text, and of whatever tells of one customer. */
  readonly reads?: Reads;
  /** True: the gateway is told of this path by itself, because it lies under the prefix of another domain. */
  readonly ownGatewayRoute?: boolean;
  /** For how long anybody may keep the answer: it is the same for everybody, carries an `ETag`, and is not told twice to who has it. */
  readonly cachedSeconds?: number;
  readonly refusals: readonly Refusal<never>[];
  /** One example per part, parsed by a test and shown in OpenAPI. Invented data only. */
  readonly example?: { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };
  /** Requests a second and burst of a public route at the gateway. */
  readonly throttle?: { readonly rate: number; readonly burst: number };
}

/** Declares a route and keeps its exact type, so that actions and clients know its input and answer. */
export const route = <const R extends Route>(declared: R): R => declared;

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;

export interface InputOf<R extends Route> {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: R['inText'] extends true ? { readonly text: string } : Parsed<R['body']>;
}

export type AnswerOf<R extends Route> = z.input<R['answer']>;

/**
 * The mark of one request that may be repeated: `key` = hash over site, person, route and Idempotency-Key; `body` = hash of
 * the body. An event that a request causes carries it, so the events are the memory of what was done already.
 */
export interface Operation {
  readonly key: string;
  readonly body: string;
}

/** What an action is called with. `version` is If-Match's, on versioned routes. */
export interface Call<R extends Route, Deps> {
  readonly input: InputOf<R>;
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: Deps;
  readonly op?: Operation;
  readonly version: R['versioned'] extends true ? number : undefined;
  readonly correlationId: string;
  /** The gateway's own id of the request, where one was asked. */
  readonly requestId?: string;
}

export interface Action<R extends Route = Route, Deps = unknown> {
  readonly route: R;
  run(call: Call<R, Deps>): Promise<AnswerOf<R>>;
}

/** Binds the `action` helper to a domain's dependencies: `export const action = actionsWith<TicketDeps>()`. */
export const actionsWith =
  <Deps>() =>
  <R extends Route>(declared: R, run: (call: Call<R, Deps>) => Promise<AnswerOf<R>>): Action<R, Deps> => ({
    route: declared,
    run,
  });
