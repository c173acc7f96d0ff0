import { Duration, Lazy, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Route } from '../../functions/kernel/route.ts';
import { cors } from '../cors.ts';
import type { Settings } from '../settings.ts';
import { gatewayRoutes } from './gateway-routes.ts';
import type { Surroundings } from './surroundings.ts';
import { watchApi } from './watch-api.ts';

/** No headers, no addresses, no query: nothing personal stands in the access log. */
const accessLogLine = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  bytes: '$context.responseLength',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
});

const openToAll = {
  id: 'AwsSolutions-APIG4',
  reason: 'A public route of its contract: no login, but a throttle of its own, and a proof of work or a query code.',
};

const nothingBehind = {
  id: 'AwsSolutions-APIG4',
  reason: 'Stands for paths that do not exist: it answers 404 in the envelope and does nothing else.',
};

export interface DomainApiProps {
  readonly around: Surroundings;
  readonly authorizer: IHttpRouteAuthorizer;
}

/** A domain, and the function that answers all its routes. */
export interface Domain {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly lambda: Lambda;
}

/** The HTTP API, laid from the contracts of the domains (see `gatewayRoutes`). */
export class DomainApi extends Construct {
  readonly http: HttpApi;
  readonly #authorizer: IHttpRouteAuthorizer;
  readonly #stage: HttpStage;
  /** Limits by route key, spelt as CloudFormation wants them. */
  readonly #throttles: Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }> = {};
  readonly #owners = new Map<string, string>();

  constructor(scope: Construct, id: string, { around, authorizer }: DomainApiProps) {
    super(scope, id);
    this.#authorizer = authorizer;
    this.http = new HttpApi(this, 'Http', {
      description: `Guest service centre, ${around.settings.stage}`,
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [...around.settings.corsOrigins],
        allowMethods: cors.methods.map((method) => CorsHttpMethod[method]),
        allowHeaders: [...cors.maySend],
        exposeHeaders: [...cors.mayRead],
        maxAge: Duration.minutes(cors.keptMinutes),
      },
    });
    this.#stage = this.#openStage(around.settings);
    watchApi(this, { stage: this.#stage, topic: around.alarmTopic });
  }

  /** Gives a domain's routes to its function. Throws when another domain has one of its gateway routes already. */
  serve({ name, routes, lambda }: Domain): HttpLambdaIntegration {
    // One permission a function: its policy holds 20 KB, and a permission for every route would overrun it.
    const integration = new HttpLambdaIntegration(`${name}Integration`, lambda, { scopePermissionToRoute: false });
    for (const { method, path, isPublic, throttle } of gatewayRoutes(routes)) {
      const key = `${method} ${path}`;
      const owner = this.#owners.get(key);
      if (owner !== undefined) throw new Error(`${key} is claimed by two domains: ${owner} and ${name}`);
      this.#owners.set(key, name);
      const authorizer = isPublic ? new HttpNoneAuthorizer() : this.#authorizer;
      const added = this.http.addRoutes({ path, methods: [HttpMethod[method]], integration, authorizer });
      if (isPublic) for (const route of added) Validations.of(route).acknowledge(openToAll);
      if (throttle) {
        this.#throttles[key] = { ThrottlingRateLimit: throttle.rate, ThrottlingBurstLimit: throttle.burst };
        // A stage refuses limits of a route that is not there yet.
        this.#stage.node.addDependency(...added);
      }
    }
    return integration;
  }

  /**
   * Gives everything that no domain declares to one function, whose router answers it with our envelope instead of the
   * gateway's own words. Methods are named one by one for the same reason as in `gatewayRoutes`.
   */
  otherwise(integration: HttpLambdaIntegration): void {
    const methods = [HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH];
    const added = this.http.addRoutes({
      path: '/{proxy+}',
      methods,
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
    for (const route of added) Validations.of(route).acknowledge(nothingBehind);
  }

  #openStage(settings: Settings): HttpStage {
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.throttle.rate, burstLimit: settings.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(accessLogLine),
      },
    });
    // The construct has no property for limits by route; read when all routes are known.
    const resource = stage.node.defaultChild;
    if (!(resource instanceof CfnStage)) throw new Error('an HTTP stage has changed its shape');
    resource.routeSettings = Lazy.any({ produce: () => this.#throttles });
    return stage;
  }
}
