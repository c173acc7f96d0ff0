import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '../../functions/platform/dynamo-table.ts';

/** One answer of a DynamoDB that is told what to say: a body, and the error's name where it is one. */
export interface Said {
  readonly error?: string;
  readonly body?: object;
}

/** What was asked: the operation and its parameters, as they went over the wire. */
export interface Asked {
  readonly operation: string;
  readonly body: Record<string, unknown>;
}

/** The table on a DynamoDB that answers by a script, for failures that a local one cannot produce; the last answer stays. */
export function scriptedTable(script: readonly [Said, ...Said[]]) {
  const asked: Asked[] = [];
  const pauses: number[] = [];
  const handle = async (request: { headers: Record<string, string>; body: Uint8Array }) => {
    const operation = request.headers['x-amz-target']?.split('.')[1] ?? '';
    const { error, body = {} } = script[Math.min(asked.length, script.length - 1)] as Said;
    asked.push({ operation, body: JSON.parse(new TextDecoder().decode(request.body)) as Record<string, unknown> });
    const told = error ? { __type: `com.amazonaws.dynamodb.v20120810#${error}`, ...body } : body;
    const response = {
      statusCode: error ? 400 : 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Buffer.from(JSON.stringify(told)),
    };
    return { response };
  };
  const client = new DynamoDBClient({
    region: 'local',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
    requestHandler: { handle } as never,
  });
  const consumed: unknown[] = [];
  const table = dynamoTable({
    client,
    tableName: 'scripted',
    random: () => 1,
    sleep: async (ms) => {
      pauses.push(ms);
    },
    onCapacity: (some) => consumed.push(...some),
  });
  return { table, asked, pauses, consumed };
}
