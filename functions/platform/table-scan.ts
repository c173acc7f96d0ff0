import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Page, RawCursor } from './table.ts';

/** Reads the whole table, a page at a time: for work on everything that is kept, never for a request. */
export type TableScan = (of: { readonly after?: RawCursor | undefined; readonly limit: number }) => Promise<Page>;

/** The scan of DynamoDB; consistent, so that what was written before a page is asked for is seen. */
export function dynamoScan(client: DynamoDBClient, tableName: string): TableScan {
  const documents = DynamoDBDocumentClient.from(client);
  return async ({ after, limit }) => {
    const asked = { TableName: tableName, Limit: limit, ConsistentRead: true };
    const answer = await documents.send(new ScanCommand({ ...asked, ...(after && { ExclusiveStartKey: after }) }));
    const next = answer.LastEvaluatedKey as RawCursor | undefined;
    return { items: (answer.Items ?? []) as Item[], ...(next && { next }) };
  };
}
