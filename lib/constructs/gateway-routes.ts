import type { Method, Route } from '../../functions/kernel/route.ts';

/** Version of the API, first part of every path. */
export const apiPrefix = '/v1';

/** One route of the HTTP API itself. */
export interface GatewayRoute {
  readonly method: Method;
  readonly path: string;
  /** True: no token is asked for. */
  readonly isPublic: boolean;
  readonly throttle?: { readonly rate: number; readonly burst: number };
}

/** `/tickets/{ticketId}/accept` → `/tickets`; under `/me` it takes two segments, because several domains share that one. */
export function prefixOf(path: string): string {
  const [first = '', second] = path.split('/').filter((segment) => segment !== '');
  return first === 'me' && second !== undefined && !second.startsWith('{') ? `/me/${second}` : `/${first}`;
}

/**
 * The gateway routes of one domain: every public route by itself, because it has a throttle of its own, and for all that
 * needs a token one greedy pair (`<prefix>`, `<prefix>/{proxy+}`) per prefix and method.
 *
 * Not `ANY`: such a route behind an authorizer takes a browser's preflight too and refuses it, while the gateway answers
 * preflights by itself for methods that are named. An HTTP API holds 300 routes, so one for every declared route would not fit.
 */
export function gatewayRoutes(routes: readonly Route[]): readonly GatewayRoute[] {
  const open = routes
    .filter((route) => route.audience === 'public')
    .map(({ method, path, throttle }) => ({
      method,
      path: apiPrefix + path,
      isPublic: true,
      ...(throttle && { throttle }),
    }));
  const alone = routes
    .filter((route) => route.audience !== 'public' && route.ownGatewayRoute)
    .map(({ method, path }) => ({ method, path: apiPrefix + path, isPublic: false }));
  const greedy = routes
    .filter((route) => route.audience !== 'public' && !route.ownGatewayRoute)
    .flatMap(({ method, path }) => {
      const prefix = apiPrefix + prefixOf(path);
      return [prefix, `${prefix}/{proxy+}`].map((each) => ({ method, path: each, isPublic: false }));
    });
  const unique = new Map([...open, ...alone, ...greedy].map((route) => [`${route.method} ${route.path}`, route]));
  return [...unique.values()];
}
