import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '../../functions/platform/dynamo-table.ts';
import { attributes, indexes } from '../../functions/platform/keys.ts';
import type { Table } from '../../functions/platform/table.ts';
import { clientSettings } from '../../local/aws-clients.ts';

export interface LocalTable {
  readonly table: Table;
  readonly tableName: string;
  readonly client: DynamoDBClient;
  remove(): Promise<void>;
}

const keySchema = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

/** A fresh, empty table of the product's shape on a DynamoDB of this machine; one for each test file. */
export async function localTable(endpoint: string): Promise<LocalTable> {
  const client = new DynamoDBClient({ ...clientSettings(endpoint), maxAttempts: 3 });
  const tableName = `test-${randomBytes(6).toString('hex')}`;
  const names = [attributes.pk, attributes.sk, ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk])];
  const definition = new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keySchema(attributes.pk, attributes.sk),
    GlobalSecondaryIndexes: Object.values(indexes).map(({ name, pk, sk }) => ({
      IndexName: name,
      KeySchema: keySchema(pk, sk),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
  });
  await client.send(definition);
  const table = dynamoTable({ client, tableName, random: Math.random, sleep: (ms) => pause(ms) });
  const remove = async () => {
    await client.send(new DeleteTableCommand({ TableName: tableName }));
    client.destroy();
  };
  return { table, tableName, client, remove };
}
