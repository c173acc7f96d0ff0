import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Account and region of the local cloud; MiniStack takes any key and files everything under this account. */
export const localAccount = '000000000000';
export const localRegion = 'us-east-1';

/** Environment for AWS tools that must talk to the local cloud and never to an account of this shell. */
export function awsEnvironment(endpoint: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_') && !name.startsWith('CDK_'));
  return {
    ...Object.fromEntries(own),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: localRegion,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** What every SDK client needs to talk to the local cloud. */
export function clientSettings(endpoint: string) {
  return { endpoint, region: localRegion, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
}

/** The local cloud's Secrets Manager. */
export const secretsOf = (endpoint: string) => new SecretsManagerClient(clientSettings(endpoint));

/** The local cloud's DynamoDB. */
export const dynamoOf = (endpoint: string) => new DynamoDBClient(clientSettings(endpoint));

/** The local cloud's key service. */
export const kmsOf = (endpoint: string) => new KMSClient(clientSettings(endpoint));
