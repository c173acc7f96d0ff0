import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Construct } from 'constructs';
import { contracts, type DomainName } from '../../functions/contracts.ts';
import type { Route } from '../../functions/kernel/route.ts';
import { type EnvName, envNames } from '../../functions/platform/env-names.ts';
import type { FileFolder } from '../../functions/platform/file-folders.ts';
import { DomainApi } from '../constructs/domain-api.ts';
import { domainEnvironment, grantDomainData } from '../constructs/domain-data.ts';
import { DomainFunction } from '../constructs/domain-function.ts';
import { ServiceDashboard } from '../constructs/service-dashboard.ts';
import type { DataStack } from './data-stack.ts';
import type { WorkflowStack } from './workflow-stack.ts';

export interface ApiStackProps {
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
}

/** Whom it hurts when a domain's door fails. */
const errorImpact: Readonly<Record<DomainName | 'operations', string>> = {
  tickets: 'Guests cannot file or look up matters, and staff cannot work on them.',
  'follow-ups': 'Follow-up calls cannot be recorded, so matters are not closed.',
  callbacks: 'Calls cannot be booked, moved or recorded; those that are booked still ring.',
  access: 'Nobody can reveal a number, and nobody sees who was shown what; entries of reads are still kept.',
  attachments: 'No file can be added to a matter or opened; matters themselves can still be filed.',
  board: 'Supervisors do not see what is late or stuck; the ladder still tells them one by one.',
  exchange: 'No list of customers can be imported or exported.',
  audit: 'Nobody can check whether what is written down was tampered with; it is still written down.',
  evidence: 'No evidence can be taken for an authority.',
  leads: 'Sales does not see who asked and may buy; what is late is still told.',
  'leak-cases': 'Nobody can report or work on a leak or misconduct; what is due of open cases is still told.',
  lessons: 'Preventive actions cannot be planned or checked; what is late is still told.',
  sites: 'No new resort can be founded.',
  staff: 'Staff do not see their posts and rights.',
  recurrence: 'Staff do not see at entry what a guest told before.',
  rights: 'Nobody can ask for his own data or see what became of it; what is due of open requests is still told.',
  rosters: 'Nobody sees or changes who is on duty; dispatch and escalation go on by the last roster.',
  notices: 'Staff do not see their inbox; what goes out of the house still does.',
  policies: 'Policies cannot be read or changed; the service goes on with the last ones.',
  calendars: 'Calendars cannot be read or changed; the service goes on with the last ones.',
  challenges: 'The public form gets no proof of work, so guests cannot file matters on the web.',
  publications: 'Guests cannot read the privacy notice; what they agreed to is still kept.',
  customers: 'Staff cannot look up customers.',
  grading: 'Grades and credit cannot be read or changed; matters are timed by the last grades.',
  sessions: 'Nobody can sign in by the mini-program, and those who are signed in are out within minutes.',
  surveys: 'Guests cannot say what they think of a closed matter, and its figures cannot be read.',
  'place-codes': 'Codes of rooms and tables cannot be made or printed; those that hang still work.',
  'mini-program': 'Permissions to send messages to guests are not counted, so these go out by text message.',
  operations: 'Administrators do not see undelivered messages, and nobody sees whether the service is well.',
};

/** The doors that have to do with files, and in which folders. */
const FILES: Partial<Record<DomainName, readonly FileFolder[]>> = {
  attachments: ['quarantine', 'kept'],
  evidence: ['kept'],
  'leak-cases': ['quarantine', 'kept'],
  'place-codes': ['kept'],
  rights: ['rights'],
};

/** The doors that ask WeChat. */
const AT_WECHAT: readonly DomainName[] = ['sessions', 'mini-program'];

/** The door: one HTTP API, one authorizer, one function a domain. */
export class ApiStack extends Stack {
  readonly api: DomainApi;
  readonly #data: DataStack;
  readonly #workflow: WorkflowStack;

  constructor(scope: Construct, id: string, { data, workflow }: ApiStackProps) {
    super(scope, id);
    this.#data = data;
    this.#workflow = workflow;
    this.api = new DomainApi(this, 'Door', { around: data.around, authorizer: this.#authorizer() });
    for (const [name, contract] of Object.entries(contracts) as [DomainName, Readonly<Record<string, Route>>][]) {
      const { lambda } = this.#door(name);
      const integration = this.api.serve({ name, routes: Object.values(contract), lambda });
      if (name === 'operations') this.api.otherwise(integration);
    }
    new ServiceDashboard(this, 'Dashboard', { http: this.api.http, data, workflow });
    new CfnOutput(this, 'ApiUrl', { value: this.api.http.apiEndpoint });
    new CfnOutput(this, 'ApiId', { value: this.api.http.apiId });
  }

  /** Its yes names no route, so the gateway may remember it for all of them. */
  #authorizer(): HttpLambdaAuthorizer {
    const { around, rootSecret } = this.#data;
    const { lambda } = new DomainFunction(this, 'Authorizer', {
      around,
      entry: 'authorizer',
      errorImpact: 'Nobody is let in: neither staff nor mini-program customers can work.',
      environment: {
        [envNames.staffIssuers]: JSON.stringify(around.settings.staffIssuers),
        [envNames.rootSecretArn]: rootSecret.secretArn,
      },
    });
    rootSecret.grantRead(lambda);
    return new HttpLambdaAuthorizer('Tokens', lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: ['$request.header.Authorization'],
      resultsCacheTtl: Duration.seconds(around.settings.authorizerSeconds),
    });
  }

  #door(name: DomainName | 'operations'): DomainFunction {
    const { around } = this.#data;
    const own = this.#ownEnvironment(name);
    const environment = { ...domainEnvironment(this.#data, around.settings), ...own };
    const door = new DomainFunction(this, name, { around, entry: name, errorImpact: errorImpact[name], environment });
    grantDomainData(door.lambda, this.#data);
    if (name === 'operations') this.#grantReplay(door);
    if (name === 'audit') this.#grantCheckpoints(door);
    this.#grantFiles(name, door);
    if (name === 'mini-program') this.#data.wechatPushSecret.grantRead(door.lambda);
    if (name === 'exchange') this.#data.files.grant(door.lambda, 'exchange');
    if (AT_WECHAT.includes(name)) this.#data.wechatSecret.grantRead(door.lambda);
    return door;
  }

  #grantFiles(name: DomainName, { lambda }: DomainFunction): void {
    const folders = FILES[name];
    if (folders) this.#data.files.grant(lambda, ...folders);
  }

  /** What a door is told that no other is. */
  #ownEnvironment(name: DomainName): Partial<Record<EnvName, string>> {
    const { around, audit, checkpointKey, files, wechatSecret, wechatPushSecret } = this.#data;
    const { baseUrl, appId, templates } = around.settings.wechat;
    if (name === 'operations') return { [envNames.deadLetterQueues]: this.#deadLetterUrls() };
    if (name === 'audit')
      return {
        [envNames.auditBucket]: audit.bucket.bucketName,
        [envNames.checkpointKeyArn]: checkpointKey.keyArn,
      };
    if (FILES[name]) return { [envNames.filesBucket]: files.bucket.bucketName };
    const asking = { [envNames.templates]: JSON.stringify(templates) };
    const atWechat = { [envNames.wechat]: this.toJsonString({ baseUrl, appId, secretArn: wechatSecret.secretArn }) };
    if (name === 'tickets') return asking;
    if (name === 'exchange') return { [envNames.filesBucket]: files.bucket.bucketName, [envNames.wechatAppId]: appId };
    const pushed = {
      [envNames.wechatPush]: this.toJsonString({ appId, pushSecretArn: wechatPushSecret.secretArn }),
    };
    if (name === 'mini-program') return { ...asking, ...atWechat, ...pushed };
    return name === 'sessions' ? atWechat : {};
  }

  /** Reading checkpoints, and asking whether they are ours; signing one is none of a door's business. */
  #grantCheckpoints({ lambda }: DomainFunction): void {
    this.#data.audit.grantCheckpoints(lambda, 'read');
    this.#data.checkpointKey.grant(lambda, 'kms:VerifyMac');
  }

  #deadLetterUrls(): string {
    const urls = Object.entries(this.#workflow.deadLetters).map(([name, { queue, source }]) => [
      name,
      { dlqUrl: queue.queueUrl, ...(source && { queueUrl: source.queueUrl }) },
    ]);
    return this.toJsonString(Object.fromEntries(urls));
  }

  /** Listing dead letters and putting one back where it came from. */
  #grantReplay({ lambda }: DomainFunction): void {
    for (const { queue, source } of Object.values(this.#workflow.deadLetters)) {
      queue.grantConsumeMessages(lambda);
      source?.grantSendMessages(lambda);
    }
  }
}
