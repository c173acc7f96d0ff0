import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, Grant, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { READ_LOG } from '../../functions/platform/access-keys.ts';
import { type EnvName, envNames } from '../../functions/platform/env-names.ts';
import { indexes } from '../../functions/platform/keys.ts';
import type { Settings } from '../settings.ts';

/** What a function works on: the table, the key that wraps the keys of personal fields, the root of all other keys. */
export interface DomainData {
  readonly table: TableV2;
  readonly dataKey: Key;
  readonly rootSecret: Secret;
}

/** What every function that works on the table is told. */
export const domainEnvironment = (data: DomainData, settings: Settings): Partial<Record<EnvName, string>> => ({
  [envNames.tableName]: data.table.tableName,
  [envNames.dataKeyArn]: data.dataKey.keyArn,
  [envNames.rootSecretArn]: data.rootSecret.secretArn,
  [envNames.sites]: JSON.stringify(settings.sites),
});

const READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** Deletes are of rows that follow from others (a place on the board, a link, a mark in an index); what happened is never deleted by code. */
const WRITES = [
  ...['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
  'dynamodb:BatchWriteItem',
];

/** All by which an entry of the read log could be changed or taken away; a batch may delete, so it is none of the log's either. */
const CHANGES = ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];

/**
 * Lets a function read, write and delete items (never scan, or change the table), make and open data keys, and read the
 * root secret. Bare grants, because the construct's own ones carry wildcards and scans.
 */
export function grantDomainData(lambda: Lambda, { table, dataKey, rootSecret }: DomainData): void {
  const arnsOfIndexes = Object.values(indexes).map((index) => `${table.tableArn}/index/${index.name}`);
  Grant.addToPrincipal({ grantee: lambda, actions: [...READS, ...WRITES], resourceArns: [table.tableArn] });
  Grant.addToPrincipal({ grantee: lambda, actions: ['dynamodb:Query'], resourceArns: arnsOfIndexes });
  // The read log stands as it was written: this wins over every grant. A put over an entry is refused by its condition in code,
  // and would be told by the stream all the same (F26).
  lambda.addToRolePolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      actions: CHANGES,
      resources: [table.tableArn],
      conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`S#*#${READ_LOG}#*`] } },
    }),
  );
  dataKey.grant(lambda, 'kms:GenerateDataKey', 'kms:Decrypt');
  rootSecret.grantRead(lambda);
}
