import { Stack } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { type EnvName, envNames } from '../../functions/platform/env-names.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from '../stacks/data-stack.ts';

/** What every function that works on the table is told. */
export const domainEnvironment = (data: DataStack, settings: Settings): Partial<Record<EnvName, string>> => ({
  [envNames.tableName]: data.table.tableName,
  [envNames.dataKeyArn]: data.dataKey.keyArn,
  [envNames.rootSecretArn]: data.rootSecret.secretArn,
  [envNames.sites]: Stack.of(data).toJsonString(settings.sites),
});

/**
 * What every function that works on the table may do: read and write items (never scan or change the table), make and open
 * data keys, read the root secret.
 */
export function grantDomainData(lambda: Lambda, data: DataStack): void {
  data.table.grant(
    lambda,
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:ConditionCheckItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
    'dynamodb:BatchWriteItem',
  );
  data.dataKey.grant(lambda, 'kms:GenerateDataKey', 'kms:Decrypt');
  data.rootSecret.grantRead(lambda);
}
