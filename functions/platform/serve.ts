import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Actor, StaffActor } from '../kernel/actor.ts';
import { isAppError } from '../kernel/errors.ts';
import { type ShownData, subjectsOf } from '../kernel/reads.ts';
import type { Call, InputOf, Route } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import { answered, answeredInText, failed, speaksEnglish } from './answer.ts';
import type { Log } from './log.ts';
import { headerOf, inputOf, operationOf, versionOf } from './read-request.ts';
import { methodNotAllowed, noSuchRoute } from './request-errors.ts';

/** An action of any route of a domain; `serve` builds the call that its route promises. */
export interface ServedAction<Deps> {
  readonly route: Route;
  run(call: Call<never, Deps>): Promise<unknown>;
}

/** What the door itself needs, beside the domain's dependencies: who calls, what time it is, where the log line goes. */
export interface Door {
  readonly clock: () => Instant;
  readonly log: Log;
  /** Who calls, read afresh; throws `auth.signInNeeded`, `auth.forbidden` or `site.unknown`. */
  identify(event: APIGatewayProxyEventV2, route: Route): Promise<Actor>;
  /** Keeps who was shown whose data. Rejects where it cannot: then nothing is shown. */
  noteRead(read: DoneRead): Promise<void>;
}

/** That somebody was shown data of customers. */
export interface DoneRead {
  readonly actor: StaffActor;
  readonly route: Route;
  /** Ids of those whose data it was; none where nothing was found. */
  readonly subjects: readonly string[];
  readonly now: Instant;
  readonly requestId: string;
  readonly correlationId: string;
}

export interface Parts<Deps> {
  readonly deps: Deps;
  readonly door: Door;
}

export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

const PREFIX = '/v1';

type Contract = Readonly<Record<string, Route>>;
type Traced = APIGatewayProxyEventV2 & { traced?: { route?: Route; actor?: Actor } };

const idsOf = (event: APIGatewayProxyEventV2) => {
  const requestId = event.requestContext?.requestId ?? 'none';
  const given = headerOf(event, 'x-request-id') ?? '';
  return { requestId, correlationId: /^[\w.-]{8,80}$/.test(given) ? given : requestId };
};

/** Whose data a route shows, where the door is to write it down. */
function notedBy({ reads }: Route): ShownData | undefined {
  return reads === undefined || reads === 'COLLEAGUES' || reads.keptBy === 'ACTION' ? undefined : reads;
}

/**
 * An act whose request says whose data its answer shows: it is written down before anything is done, so that where it cannot be, nothing
 * was. Of a read it is not known whether there is anything to show, and of somebody new not who he is, before the answer.
 */
const isNotedFirst = (route: Route): boolean =>
  route.method !== 'GET' && notedBy(route)?.of.every((place) => !place.startsWith('answer.')) === true;

/** No customer's data leaves without an entry in the read log: who, as what, whose, when, in which request (F26). */
async function noteRead(door: Door, call: Call<Route, unknown>, of: { route: Route; answer?: unknown }) {
  const { route, answer } = of;
  const { actor, input, now, correlationId, requestId = correlationId } = call;
  const reads = notedBy(route);
  if (actor.kind !== 'staff' || reads === undefined) return;
  const subjects = subjectsOf(reads, { ...(input as InputOf<Route>), answer });
  await door.noteRead({ actor, route, subjects, now, requestId, correlationId });
}

async function perform<Deps>(action: ServedAction<Deps>, event: Traced, door: Door, deps: Deps) {
  const { route } = action;
  event.traced = { route };
  const actor = await door.identify(event, route);
  event.traced = { route, actor };
  const input = inputOf(event, route);
  const op = route.method === 'GET' ? undefined : operationOf(event, route, actor, input.body);
  const version = versionOf(event, route);
  const { requestId, correlationId } = idsOf(event);
  const call = { input, actor, now: door.clock(), deps, version, correlationId, requestId, ...(op && { op }) };
  const first = isNotedFirst(route);
  if (first) await noteRead(door, call as Call<Route, unknown>, { route });
  const answer = await action.run(call as unknown as Call<never, Deps>);
  if (!first) await noteRead(door, call as Call<Route, unknown>, { route, answer });
  if (route.inText) return answeredInText(route, answer);
  return answered(route, answer, { requestId, english: speaksEnglish(event), has: headerOf(event, 'if-none-match') });
}

/** The route's own path pattern, tried with every other method: a known path with a wrong method is 405, not 404. */
function missing(contract: Contract, path: string) {
  const segments = path.replace(/\/$/, '').split('/');
  const known = Object.values(contract).some((route) => {
    const pattern = (PREFIX + route.path).split('/');
    return (
      pattern.length === segments.length && pattern.every((part, n) => part.startsWith('{') || part === segments[n])
    );
  });
  return known ? methodNotAllowed() : noSuchRoute();
}

function logging(door: Door): middy.MiddlewareObj<Traced, APIGatewayProxyStructuredResultV2> {
  const started = new WeakMap<Traced, number>();
  const line = (event: Traced, status: number, error?: unknown) => {
    const { route, actor } = event.traced ?? {};
    const now = Date.parse(door.clock());
    door.log.request({
      ...idsOf(event),
      at: door.clock(),
      route: route ? `${route.method} ${route.path}` : 'none',
      status,
      ms: now - (started.get(event) ?? now),
      ...(actor && { site: actor.site, actorKind: actor.kind }),
      ...(isAppError(error) && { code: error.code }),
      ...(status >= 500 && { error }),
    });
  };
  return {
    before: ({ event }) => {
      started.set(event, Date.parse(door.clock()));
    },
    after: ({ event, response }) => line(event, response?.statusCode ?? 200),
    onError: (request) => {
      const { event, error } = request;
      request.response = failed(error, { requestId: idsOf(event).requestId, english: speaksEnglish(event) });
      line(event, request.response.statusCode ?? 500, error);
    },
  };
}

/**
 * A domain's door: every route of its contract, each with its action, behind one middleware chain.
 *
 * Throws at start when a route of the contract has no action, so that a forgotten one never reaches production.
 *
 * @param parts made at the first request, once: the dependencies of the domain and of the door
 */
export function serve<Deps>(
  contract: Contract,
  actions: readonly ServedAction<Deps>[],
  parts: () => Parts<Deps> | Promise<Parts<Deps>>,
): HttpHandler {
  for (const [name, route] of Object.entries(contract)) {
    if (!actions.some((action) => action.route === route)) throw new Error(`no action for route ${name}`);
  }
  let made: Promise<Parts<Deps>> | undefined;
  const partsOnce = () => {
    made ??= Promise.resolve().then(parts);
    made.catch(() => {
      made = undefined; // a function that could not be set up tries again at the next request
    });
    return made;
  };
  const routes = actions.map((action) => ({
    method: action.route.method,
    path: PREFIX + action.route.path,
    handler: async (event: Traced) => {
      const { door, deps } = await partsOnce();
      return perform(action, event, door, deps);
    },
  }));
  const router = httpRouter<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
    routes,
    notFoundResponse: ({ path }) => {
      throw missing(contract, path);
    },
  });
  let chain: HttpHandler | undefined;
  return async (event, context) => {
    const { door } = await partsOnce();
    chain ??= middy<Traced, APIGatewayProxyStructuredResultV2>()
      .use(logging(door))
      .handler(router as never) as unknown as HttpHandler;
    return chain(event, context);
  };
}
