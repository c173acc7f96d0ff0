import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { type CfnStage, CorsHttpMethod, HttpApi, HttpMethod, HttpNoneAuthorizer, type IHttpRouteAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Route } from '../../functions/kernel/route.ts';
import type { Settings } from '../settings.ts';
import { fiveMinutes, watched } from './watched.ts';

const PREFIX = '/v1';
const ALLOWED_HEADERS = ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'Accept-Language', 'X-Request-Id', 'X-Site', 'X-Acting-Post'];
/** Requests a second and burst of all that has a login; public routes have limits of their own. */
const WITH_LOGIN = { rate: 200, burst: 400 } as const;

export interface DomainApiProps {
  readonly settings: Settings;
  readonly authorizer: IHttpRouteAuthorizer;
}

/** First segment of a path: what a domain's greedy gateway route covers. */
export const prefixOf = (route: Route): string => route.path.split('/')[1] ?? '';

/**
 * The HTTP API, laid from the contracts: a greedy route per prefix for everything with a login (an HTTP API holds 300 routes,
 * this product will declare more), and a route of its own, with its own throttle, for every public one. The router inside
 * the Lambda answers what is not declared.
 */
export class DomainApi extends Construct {
  readonly api: HttpApi;
  readonly #authorizer: IHttpRouteAuthorizer;
  readonly #throttles: Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }> = {};

  constructor(scope: Construct, id: string, { settings, authorizer }: DomainApiProps) {
    super(scope, id);
    this.#authorizer = authorizer;
    this.api = new HttpApi(this, 'Http', {
      description: 'Guest service centre',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [...settings.corsOrigins],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.DELETE, CorsHttpMethod.OPTIONS],
        allowHeaders: ALLOWED_HEADERS,
        exposeHeaders: ['X-Request-Id', 'Retry-After', 'ETag'],
        maxAge: Duration.minutes(10),
      },
    });
    this.#stage(settings);
    this.#alarms();
  }

  /** Gives a domain's routes to its function. */
  serve(domain: string, routes: readonly Route[], lambda: Lambda): void {
    const integration = new HttpLambdaIntegration(`${domain}Integration`, lambda, { scopePermissionToRoute: false });
    for (const route of routes.filter((one) => one.audience === 'public')) {
      const path = PREFIX + route.path;
      this.api.addRoutes({ path, methods: [HttpMethod[route.method]], integration, authorizer: new HttpNoneAuthorizer() });
      const { rate, burst } = route.throttle ?? WITH_LOGIN;
      this.#throttles[`${route.method} ${path}`] = { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst };
    }
    const prefixes = new Set(routes.filter((one) => one.audience !== 'public').map(prefixOf));
    for (const prefix of prefixes) {
      for (const path of [`${PREFIX}/${prefix}`, `${PREFIX}/${prefix}/{proxy+}`]) {
        this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration, authorizer: this.#authorizer });
      }
    }
  }

  #stage(settings: Settings): void {
    const logs = new LogGroup(this, 'AccessLog', { retention: settings.logRetention, removalPolicy: RemovalPolicy.DESTROY });
    const stage = this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: WITH_LOGIN.rate, burstLimit: WITH_LOGIN.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(
          JSON.stringify({ requestId: '$context.requestId', route: '$context.routeKey', status: '$context.status', ms: '$context.responseLatency', bytes: '$context.responseLength' }),
        ),
      },
    });
    // Throttles per route have no property in the construct; they are known once all routes are added.
    const resource = stage.node.defaultChild as CfnStage;
    resource.addPropertyOverride('RouteSettings', this.#throttles);
  }

  #alarms(): void {
    watched(this, 'ServerErrors', {
      metric: this.api.metricServerError({ ...fiveMinutes, statistic: 'Sum' }),
      threshold: 5,
      impact: 'Guests and staff see errors.',
      runbook: 'api-server-errors',
    });
    watched(this, 'Slow', {
      metric: this.api.metricLatency({ ...fiveMinutes, statistic: 'p99' }),
      threshold: 3_000,
      periods: 2,
      impact: 'Guests and staff wait; WeChat cuts requests of a mini-program in the background after 5 s.',
      runbook: 'api-slow',
    });
  }
}
