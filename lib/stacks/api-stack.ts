import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Construct } from 'constructs';
import { contracts, type DomainName } from '../../functions/contracts.ts';
import { type EnvName, envNames } from '../../functions/platform/env-names.ts';
import { DomainApi } from '../constructs/domain-api.ts';
import { domainEnvironment, grantDomainData } from '../constructs/domain-data.ts';
import { DomainFunction } from '../constructs/domain-function.ts';
import { ServiceDashboard } from '../constructs/service-dashboard.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from './data-stack.ts';
import type { WorkflowStack } from './workflow-stack.ts';

export interface ApiStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
}

/** Whom it hurts when a domain's door fails. */
const errorImpact: Readonly<Record<DomainName, string>> = {
  tickets: 'Guests cannot file or look up matters, staff cannot work on them.',
  'follow-ups': 'Follow-up calls cannot be recorded, so matters are not closed.',
  staff: 'Staff do not see their posts and rights.',
  policies: 'Policies cannot be read or changed; the service goes on with the last ones.',
  challenges: 'The public form gets no proof of work, so guests cannot file matters on the web.',
  customers: 'Staff cannot look up customers.',
  operations: 'Administrators do not see undelivered messages; nobody else notices.',
};

/** The door: one HTTP API, one authorizer, one function a domain. */
export class ApiStack extends Stack {
  readonly http: DomainApi;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { settings, data, workflow } = props;
    const verify = new DomainFunction(this, 'Authorizer', {
      settings,
      entry: 'platform/authorizer.ts',
      errorImpact: 'Nobody can sign in.',
      environment: { [envNames.staffIssuers]: this.toJsonString(settings.staffIssuers) },
    });
    const authorizer = new HttpLambdaAuthorizer('Tokens', verify.lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: ['$request.header.Authorization'],
      resultsCacheTtl: Duration.seconds(settings.authorizerSeconds),
    });
    this.http = new DomainApi(this, 'Api', { settings, authorizer });
    for (const [domain, contract] of Object.entries(contracts)) {
      const own: Partial<Record<EnvName, string>> = domain === 'operations' ? this.#deadLetterEnvironment(workflow) : {};
      const door = new DomainFunction(this, `${domain}-door`, {
        settings,
        entry: `${domain}/handler.ts`,
        errorImpact: errorImpact[domain as DomainName],
        environment: { ...domainEnvironment(data, settings), ...own } as Partial<Record<EnvName, string>>,
      });
      grantDomainData(door.lambda, data);
      if (domain === 'operations') this.#grantReplay(door, workflow);
      this.http.serve(domain, Object.values(contract), door.lambda);
    }
    new ServiceDashboard(this, 'Dashboard', { api: this.http.api, table: data.table });
    new CfnOutput(this, 'ApiUrl', { value: this.http.api.apiEndpoint });
  }

  #deadLetterEnvironment({ deadLetters }: WorkflowStack): Partial<Record<EnvName, string>> {
    const queues = Object.fromEntries(
      Object.entries(deadLetters).map(([name, { dlq, source }]) => [name, { dlqUrl: dlq.queueUrl, ...(source && { queueUrl: source.queueUrl }) }]),
    );
    return { [envNames.deadLetterQueues]: this.toJsonString(queues) };
  }

  #grantReplay(door: DomainFunction, { deadLetters }: WorkflowStack): void {
    for (const { dlq, source } of Object.values(deadLetters)) {
      dlq.grantConsumeMessages(door.lambda);
      source?.grantSendMessages(door.lambda);
    }
  }
}
