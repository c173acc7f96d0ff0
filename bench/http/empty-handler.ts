import { setTimeout as pause } from 'node:timers/promises';
import { localAccount, localRegion } from '../../local/aws-clients.ts';

const NAME = 'bench-floor';
const WAIT_MS = 100;
const TRIES = 300;
/** The local cloud files a call by the service that its signature names, and checks no more of it. */
const SIGNED = `AWS4-HMAC-SHA256 Credential=test/20260101/${localRegion}/cloudformation/aws4_request`;

/** One log line, as our functions leave one: for a silent handler the engine waits 50 ms to see whether one comes. */
const SOURCE = "exports.handler = async () => { console.log('{}'); return { statusCode: 200, body: '{}' }; };";

const template = {
  Resources: {
    Empty: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: `arn:aws:iam::${localAccount}:role/${NAME}`,
        Code: { ZipFile: SOURCE },
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: NAME, ProtocolType: 'HTTP' } },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': ['Empty', 'Arn'] },
        PayloadFormatVersion: '2.0',
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: 'GET /v1/nothing',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      },
    },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true },
    },
  },
  Outputs: { ApiUrl: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } } },
};

async function cloudFormation(endpoint: string, action: string, more: Record<string, string> = {}): Promise<string> {
  const body = new URLSearchParams({ Action: action, Version: '2010-05-15', StackName: NAME, ...more });
  const answer = await fetch(endpoint, { method: 'POST', headers: { authorization: SIGNED }, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${action} of the empty handler: ${answer.status} ${text.slice(0, 500)}`);
  return text;
}

/** Deploys a handler that does nothing behind an HTTP API of its own, in the same local cloud; answers the API's address. */
export async function deployEmptyHandler(endpoint: string): Promise<string> {
  await cloudFormation(endpoint, 'CreateStack', { TemplateBody: JSON.stringify(template) });
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await cloudFormation(endpoint, 'DescribeStacks');
    const url = /<OutputValue>([^<]+)<\/OutputValue>/.exec(seen)?.[1];
    if (seen.includes('CREATE_COMPLETE') && url) return url;
    if (/ROLLBACK|FAILED/.test(seen)) throw new Error(`the empty handler was not deployed: ${seen.slice(0, 500)}`);
    await pause(WAIT_MS);
  }
  throw new Error('the empty handler was not deployed in time');
}
