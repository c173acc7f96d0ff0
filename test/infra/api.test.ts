import { describe, expect, test } from 'vitest';
import { contracts } from '../../functions/contracts.ts';
import type { Route } from '../../functions/kernel/route.ts';
import { prefixOf } from '../../lib/constructs/gateway-routes.ts';
import { resourcesOf, stages, synthesised } from '../support/assembly.ts';

const declared: readonly Route[] = Object.values(contracts).flatMap((contract) => Object.values<Route>(contract));
const HTTP_API_ROUTES = 300; // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
const STACK_RESOURCES = 500; // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html

/** Whether the gateway would send a method and path to a route, as it matches: braces one segment, `+` all that is left. */
function covers(routeKey: string, method: string, path: string): boolean {
  const [ownMethod, own = ''] = routeKey.split(' ');
  const pattern = own.replace(/\{[^}]+\+\}/g, '.+').replace(/\{[^}]+\}/g, '[^/]+');
  return ownMethod === method && new RegExp(`^${pattern}$`).test(path);
}

test.each([
  ['/tickets', '/tickets'],
  ['/tickets/{ticketId}/accept', '/tickets'],
  ['/me', '/me'],
  ['/me/tickets/{ticketId}', '/me/tickets'],
  ['/staff/me', '/staff'],
])('the path %s belongs to the prefix %s', (path, prefix) => {
  expect(prefixOf(path)).toBe(prefix);
});

describe.each(stages)('the HTTP API of the stage $stage', ({ stage, authorizerSeconds, corsOrigins, throttle }) => {
  const built = synthesised(stage);
  const all = resourcesOf(built, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => ({
    key: String(Properties.RouteKey),
    authorization: Properties.AuthorizationType,
    target: JSON.stringify(Properties.Target),
  }));
  const isOtherwise = ({ key }: { key: string }) => key.endsWith(' /{proxy+}');
  const routes = all.filter((route) => !isOtherwise(route));
  const [[, gatewayStage] = []] = resourcesOf(built, 'AWS::ApiGatewayV2::Stage');

  test.each(declared)(
    'lets $method $path through, with or without a token as its contract says',
    ({ method, path, audience }) => {
      const concrete = `/v1${path.replace(/\{[^}]+\}/g, 'some-id')}`;

      const found = routes.filter(({ key }) => covers(key, method, concrete));

      // The gateway takes the one that says most of the path: names before `{…}` before `{…+}`.
      const vague = (key: string) => key.split('{').length - 1 + (key.includes('+}') ? 10 : 0);
      const [chosen] = found.sort((a, b) => vague(a.key) - vague(b.key));
      expect(chosen?.authorization).toBe(audience === 'public' ? 'NONE' : 'CUSTOM');
    },
  );

  test('lets nothing in without a token that is not a public route of a contract', () => {
    const open = routes.filter(({ authorization }) => authorization !== 'CUSTOM').map(({ key }) => key);

    const wanted = declared
      .filter(({ audience }) => audience === 'public')
      .map(({ method, path }) => `${method} /v1${path}`);
    expect(open.sort()).toEqual(wanted.sort());
  });

  test('gives whatever no contract declares to the door that only answers in the envelope', () => {
    const otherwise = all.filter(isOtherwise);
    const health = all.find(({ key }) => key === 'GET /v1/health');

    expect(otherwise.map(({ key }) => key.split(' ')[0]).sort()).toEqual(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);
    expect(new Set(otherwise.map(({ target }) => target))).toEqual(new Set([health?.target]));
  });

  test('limits every public route by itself and all others together', () => {
    const limits = declared
      .filter((route) => route.throttle)
      .map(({ method, path, throttle: own }) => [
        `${method} /v1${path}`,
        { ThrottlingRateLimit: own?.rate, ThrottlingBurstLimit: own?.burst },
      ]);

    expect(gatewayStage?.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: throttle.rate, ThrottlingBurstLimit: throttle.burst },
      RouteSettings: Object.fromEntries(limits),
    });
  });

  test('remembers an answer of the authorizer for five minutes at most, and that answer names no route', () => {
    const [[, authorizer] = []] = resourcesOf(built, 'AWS::ApiGatewayV2::Authorizer');

    expect(authorizer?.Properties).toMatchObject({
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.Authorization'],
      AuthorizerResultTtlInSeconds: authorizerSeconds,
    });
    expect(authorizerSeconds).toBeLessThanOrEqual(300);
  });

  test('answers browsers of the named origins only, and leaves preflights to the gateway', () => {
    const [[, api] = []] = resourcesOf(built, 'AWS::ApiGatewayV2::Api');

    expect(api?.Properties.CorsConfiguration).toMatchObject({
      AllowOrigins: [...corsOrigins],
      ExposeHeaders: ['X-Request-Id', 'Retry-After', 'ETag'],
    });
    expect(routes.filter(({ key }) => /^(ANY|OPTIONS|\$default)/.test(key))).toEqual([]);
  });

  test('gives each function one permission, whose policy would not hold one for every route', () => {
    const integrations = resourcesOf(built, 'AWS::ApiGatewayV2::Integration').length;
    const permissions = resourcesOf(built, 'AWS::Lambda::Permission').filter(([id]) => id.startsWith('Api/'));

    // One more: the gateway may ask the authorizer.
    expect(permissions).toHaveLength(integrations + 1);
    expect(integrations).toBe(Object.keys(contracts).length);
  });

  test('writes an access log without anything personal', () => {
    const { Format } = (gatewayStage?.Properties.AccessLogSettings ?? { Format: '' }) as { Format: string };

    const words = [...Format.matchAll(/\$context\.([\w.]+)/g)].map(([, word]) => word);

    expect(words).not.toContain('identity.sourceIp');
    expect(words).toContain('requestId');
    expect(Format).not.toContain('$request');
  });

  test('fits into what AWS allows', () => {
    const counts = Object.values(built.stacks).map(
      ({ name, resources }) => [name, Object.keys(resources).length] as const,
    );
    process.stdout.write(
      `${stage}: ${all.length} routes of ${HTTP_API_ROUTES}; resources ${counts.map((each) => each.join(' ')).join(', ')} of ${STACK_RESOURCES}\n`,
    );

    expect(all.length).toBeLessThan(HTTP_API_ROUTES);
    for (const [name, count] of counts) expect(count, name).toBeLessThan(STACK_RESOURCES);
  });
});
