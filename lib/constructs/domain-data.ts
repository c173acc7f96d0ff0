import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, Grant, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { READ_LOG } from '../../functions/platform/access-keys.ts';
import { type EnvName, envNames } from '../../functions/platform/env-names.ts';
import { eventPartitions } from '../../functions/platform/event-keys.ts';
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
  'dynamodb:ConditionCheckItem',
  'dynamodb:PutItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
];

export interface DataGrant {
  /** Erases the words of events, or seals them, and those of the log of reads, anew; touches nothing else of them. Default: changes no event. */
  readonly words?: 'ERASES' | 'SEALS_ANEW';
}

/**
 * Lets a function read, write and delete items (never scan, or change the table), make and open data keys, and read the
 * root secret. Bare grants, because the construct's own ones carry wildcards and scans.
 */
export function grantDomainData(lambda: Lambda, data: DomainData, { words }: DataGrant = {}): void {
  const { table, dataKey, rootSecret } = data;
  const arnsOfIndexes = Object.values(indexes).map((index) => `${table.tableArn}/index/${index.name}`);
  Grant.addToPrincipal({ grantee: lambda, actions: [...READS, ...WRITES], resourceArns: [table.tableArn] });
  Grant.addToPrincipal({ grantee: lambda, actions: ['dynamodb:Query'], resourceArns: arnsOfIndexes });
  keepFromReadLog(lambda, table, words === 'SEALS_ANEW');
  keepFromEvents(lambda, table, words !== undefined);
  dataKey.grant(lambda, 'kms:GenerateDataKey', 'kms:Decrypt');
  rootSecret.grantRead(lambda);
}

/**
 * What happened stays as it was written: whoever may write the table may not change or delete in the partitions of events, which
 * the first part of every request to the table is compared with. An event is put in a transaction or not at all, with the change that it
 * tells of. That it is not written over within one, no policy can say (ADR 101): the code insists on it that nothing stands there, and
 * whoever does it all the same is told of by the stream within seconds.
 */
function keepFromEvents(lambda: Lambda, table: TableV2, touchesWords: boolean): void {
  const inEvents = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [...eventPartitions] } };
  const butWords = { 'ForAnyValue:StringNotEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'texts'] } };
  const deny = (actions: string[], conditions: Record<string, Record<string, string[]>>) =>
    lambda.addToRolePolicy(
      new PolicyStatement({ effect: Effect.DENY, actions, resources: [table.tableArn], conditions }),
    );
  deny(['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', ...(touchesWords ? [] : ['dynamodb:UpdateItem'])], inEvents);
  if (touchesWords) deny(['dynamodb:UpdateItem'], { ...inEvents, ...butWords });
  const alone = { StringNotEquals: { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } };
  deny(['dynamodb:PutItem'], { ...inEvents, ...alone });
}

/**
 * Who read whose data stays as it was written, too (F26): nobody changes an entry of the read log or takes one away, and of the words
 * in it no more than how they are sealed.
 */
function keepFromReadLog(lambda: Lambda, table: TableV2, touchesWords: boolean): void {
  const inLog = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`S#*#${READ_LOG}#*`] } };
  const butReasons = { 'ForAnyValue:StringNotEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'reason', 'sealedAs'] } };
  const deny = (actions: string[], conditions: Record<string, Record<string, string[]>>) =>
    lambda.addToRolePolicy(
      new PolicyStatement({ effect: Effect.DENY, actions, resources: [table.tableArn], conditions }),
    );
  deny(['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', ...(touchesWords ? [] : ['dynamodb:UpdateItem'])], inLog);
  if (touchesWords) deny(['dynamodb:UpdateItem'], { ...inLog, ...butReasons });
}
