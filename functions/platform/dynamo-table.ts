import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { parametersOf, queryOf } from './dynamo-expressions.ts';
import { type Item, type Key, type Query, type RawCursor, type Table, type Write, WriteLost } from './table.ts';
import { itemTooLarge, tableBusy } from './table-errors.ts';

export interface DynamoTableOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** 0 ≤ n < 1, for the jitter of retries. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Told what every call cost, as the engine bills it; asked for only when somebody listens. */
  readonly onCapacity?: (consumed: readonly ConsumedCapacity[]) => void;
}

const TRIES = 6;
const FIRST_PAUSE_MS = 25; // 25 + 50 + 100 + 200 + 400 ms at most, less by jitter
const GET_AT_ONCE = 100;
const PUT_AT_ONCE = 25;
const BUSY =
  /^(TransactionConflict|ThrottlingException|ProvisionedThroughputExceeded|RequestLimitExceeded|TransactionInProgress|ThrottlingError)/;

interface Fault {
  readonly name?: string;
  readonly message?: string;
  readonly Item?: Parameters<typeof unmarshall>[0];
  readonly CancellationReasons?: ReadonlyArray<{
    readonly Code?: string;
    readonly Message?: string;
    readonly Item?: Parameters<typeof unmarshall>[0];
  }>;
}

/** The engine says so in words only: of the whole call, or of one write of a transaction. */
const tooLarge = ({ message, CancellationReasons = [] }: Fault): boolean =>
  [message, ...CancellationReasons.map((reason) => reason.Message)].some((said) => /item size/i.test(said ?? ''));

/** What an SDK error means: somebody was first, too much at once, or a fault to pass on. */
function meaningOf(error: Fault): WriteLost | 'busy' | undefined {
  // The item attached to a failed condition stays in wire form even through the document client.
  const standing = (item: Fault['Item']) => (item ? (unmarshall(item) as Item) : undefined);
  if (error.name === 'ConditionalCheckFailedException')
    return new WriteLost([{ index: 0, current: standing(error.Item) }]);
  const reasons = error.CancellationReasons ?? [];
  const lost = reasons.flatMap((reason, index) =>
    reason.Code === 'ConditionalCheckFailed' ? [{ index, current: standing(reason.Item) }] : [],
  );
  if (lost.length > 0) return new WriteLost(lost);
  const contended = reasons.some((reason) => BUSY.test(reason.Code ?? ''));
  return contended || BUSY.test(error.name ?? '') ? 'busy' : undefined;
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

const placeOf = ({ pk, sk }: Key) => `${pk}\n${sk}`;

/** The table port on DynamoDB. */
export function dynamoTable(options: DynamoTableOptions): Table {
  const { tableName: TableName, random, sleep, onCapacity } = options;
  const client = DynamoDBDocumentClient.from(options.client, { marshallOptions: { removeUndefinedValues: true } });
  const counted = onCapacity ? { ReturnConsumedCapacity: 'INDEXES' as const } : {};

  const told = (answer: { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] | undefined }) => {
    if (onCapacity && answer.ConsumedCapacity) onCapacity([answer.ConsumedCapacity].flat());
  };

  async function patiently<T extends object>(send: () => Promise<T>): Promise<T> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      try {
        const answer = await send();
        told(answer);
        return answer;
      } catch (error) {
        const meaning = meaningOf(error as Fault);
        if (meaning instanceof WriteLost) throw meaning;
        if (tooLarge(error as Fault)) throw itemTooLarge();
        if (meaning !== 'busy') throw error;
        await sleep(random() * FIRST_PAUSE_MS * 2 ** attempt);
      }
    }
    throw tableBusy();
  }

  const parameters = (write: Write) => ({ TableName, ...parametersOf(write) });

  function send(write: Write) {
    const own = { ...parameters(write), ...counted } as never;
    if (write.kind === 'put') return client.send(new PutCommand(own));
    if (write.kind === 'update') return client.send(new UpdateCommand(own));
    if (write.kind === 'delete') return client.send(new DeleteCommand(own));
    return client.send(
      new TransactWriteCommand({ TransactItems: [{ ConditionCheck: parameters(write) as never }], ...counted }),
    );
  }

  const ACTIONS = { put: 'Put', update: 'Update', delete: 'Delete', check: 'ConditionCheck' } as const;

  async function getSome(some: readonly Key[], consistent: boolean): Promise<Item[]> {
    const found: Item[] = [];
    let left: Array<Record<string, unknown>> = some.map(({ pk, sk }) => ({ pk, sk }));
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === TRIES) throw tableBusy();
      if (attempt > 0) await sleep(random() * FIRST_PAUSE_MS * 2 ** attempt);
      const asked = new BatchGetCommand({
        RequestItems: { [TableName]: { Keys: left, ConsistentRead: consistent } },
        ...counted,
      });
      const answer = await patiently(() => client.send(asked));
      found.push(...((answer.Responses?.[TableName] ?? []) as Item[]));
      left = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
    }
    return found;
  }

  async function putSome(some: readonly Item[]): Promise<void> {
    let left: Array<{ PutRequest: { Item: Record<string, unknown> } }> = some.map((item) => ({
      PutRequest: { Item: { ...item } },
    }));
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === TRIES) throw tableBusy();
      if (attempt > 0) await sleep(random() * FIRST_PAUSE_MS * 2 ** attempt);
      const RequestItems = { [TableName]: left };
      const answer = await patiently(() => client.send(new BatchWriteCommand({ RequestItems, ...counted })));
      left = (answer.UnprocessedItems?.[TableName] ?? []) as typeof left;
    }
  }

  return {
    async get({ pk, sk }, { consistent = false } = {}) {
      const answer = await patiently(() =>
        client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: consistent, ...counted })),
      );
      return answer.Item as Item | undefined;
    },

    async query(query: Query) {
      const answer = await patiently(() => client.send(new QueryCommand({ TableName, ...queryOf(query), ...counted })));
      const next = answer.LastEvaluatedKey as RawCursor | undefined;
      return { items: (answer.Items ?? []) as Item[], ...(next && { next }) };
    },

    async write(write) {
      await patiently<object>(() => send(write) as Promise<object>);
    },

    async transact(writes, token) {
      const TransactItems = writes.map((write) => ({ [ACTIONS[write.kind]]: parameters(write) })) as never;
      const ClientRequestToken = token === undefined ? {} : { ClientRequestToken: token };
      await patiently(() =>
        client.send(new TransactWriteCommand({ TransactItems, ...ClientRequestToken, ...counted })),
      );
    },

    async getAll(wanted, { consistent = false } = {}) {
      const unique = [...new Map(wanted.map((key) => [placeOf(key), key])).values()];
      const found = await Promise.all(chunks(unique, GET_AT_ONCE).map((some) => getSome(some, consistent)));
      const byPlace = new Map(found.flat().map((item) => [placeOf(item), item]));
      return wanted.map((key) => byPlace.get(placeOf(key)));
    },

    async putAll(items) {
      for (const some of chunks(items, PUT_AT_ONCE)) await putSome(some);
    },
  };
}
