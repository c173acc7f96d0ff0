import { describe, expect, test } from 'vitest';
import type { Item } from '../../../functions/platform/table.ts';
import { WriteLost } from '../../../functions/platform/table.ts';
import { type Said, scriptedTable } from '../../support/scripted-dynamo.ts';

const key = { pk: 'S#test', sk: 'A' };
const fine: Said = {};
const cancelled = (...codes: string[]): Said => ({
  error: 'TransactionCanceledException',
  body: { CancellationReasons: codes.map((Code) => ({ Code })) },
});

describe('a write that meets contention or a throttle', () => {
  test.each([
    { said: { error: 'ThrottlingException' } },
    { said: { error: 'ProvisionedThroughputExceededException' } },
    { said: { error: 'RequestLimitExceeded' } },
    { said: { error: 'TransactionConflictException' } },
    { said: { error: 'TransactionInProgressException' } },
    { said: cancelled('None', 'TransactionConflict') },
    { said: cancelled('ThrottlingError', 'None') },
  ])('is tried again after longer and longer pauses: $said', async ({ said }) => {
    const { table, asked, pauses } = scriptedTable([said, said, fine]);

    await table.transact([{ kind: 'put', item: key }]);

    expect(asked).toHaveLength(3);
    expect(pauses).toEqual([25, 50]);
  });

  test('is given up as busy after six tries', async () => {
    const { table, asked } = scriptedTable([{ error: 'ThrottlingException' }]);

    const written = table.write({ kind: 'put', item: key });

    await expect(written).rejects.toMatchObject({ code: 'table.busy', kind: 'busy' });
    expect(asked).toHaveLength(6);
  });
});

test('a failed expectation counts more than a conflict beside it, and is not tried again', async () => {
  const said: Said = {
    error: 'TransactionCanceledException',
    body: {
      CancellationReasons: [
        { Code: 'TransactionConflict' },
        { Code: 'ConditionalCheckFailed', Item: { pk: { S: 'S#test' }, sk: { S: 'B' }, version: { N: '3' } } },
      ],
    },
  };
  const { table, asked } = scriptedTable([said]);

  const lost = await table.transact([{ kind: 'put', item: key }]).catch((error: unknown) => error);

  expect(lost).toBeInstanceOf(WriteLost);
  expect((lost as WriteLost).lost).toEqual([{ index: 1, current: { pk: 'S#test', sk: 'B', version: 3 } }]);
  expect(asked).toHaveLength(1);
});

test.each(['ValidationException', 'AccessDeniedException', 'ResourceNotFoundException'])(
  'a fault of ours, %s, is passed on at once',
  async (error) => {
    const { table, asked } = scriptedTable([{ error }]);

    await expect(table.get(key)).rejects.toMatchObject({ name: error });

    expect(asked).toHaveLength(1);
  },
);

describe('a batch that was done in part', () => {
  const wire = (sk: string) => ({ pk: { S: 'S#test' }, sk: { S: sk } });

  test('is read on with the keys that are left', async () => {
    const part: Said = {
      body: { Responses: { scripted: [wire('A')] }, UnprocessedKeys: { scripted: { Keys: [wire('B')] } } },
    };
    const rest: Said = { body: { Responses: { scripted: [wire('B')] } } };
    const { table, asked, pauses } = scriptedTable([part, rest]);

    const found = await table.getAll([
      { pk: 'S#test', sk: 'B' },
      { pk: 'S#test', sk: 'A' },
    ]);

    expect(found.map((item) => item?.sk)).toEqual(['B', 'A']);
    expect(
      asked.map(({ body }) => (body.RequestItems as { scripted: { Keys: unknown[] } }).scripted.Keys.length),
    ).toEqual([2, 1]);
    expect(pauses).toHaveLength(1);
  });

  test('is written on with the items that are left', async () => {
    const part: Said = { body: { UnprocessedItems: { scripted: [{ PutRequest: { Item: wire('B') } }] } } };
    const { table, asked } = scriptedTable([part, fine]);

    await table.putAll(['A', 'B'].map((sk): Item => ({ pk: 'S#test', sk })));

    expect(asked.map(({ body }) => (body.RequestItems as { scripted: unknown[] }).scripted)).toEqual([
      [{ PutRequest: { Item: wire('A') } }, { PutRequest: { Item: wire('B') } }],
      [{ PutRequest: { Item: wire('B') } }],
    ]);
  });

  test('is given up as busy when nothing ever gets done', async () => {
    const none: Said = { body: { UnprocessedItems: { scripted: [{ PutRequest: { Item: wire('A') } }] } } };
    const { table, asked } = scriptedTable([none]);

    await expect(table.putAll([key])).rejects.toMatchObject({ code: 'table.busy' });

    expect(asked).toHaveLength(6);
  });
});

test('a listener is told what each call cost, index by index', async () => {
  const ConsumedCapacity = [
    { TableName: 'scripted', WriteCapacityUnits: 3, GlobalSecondaryIndexes: { queue: { WriteCapacityUnits: 1 } } },
  ];
  const { table, asked, consumed } = scriptedTable([{ body: { ConsumedCapacity } }]);

  await table.transact([{ kind: 'put', item: key }], 'a-token');

  expect(consumed).toEqual(ConsumedCapacity);
  expect(asked[0]?.body).toMatchObject({ ReturnConsumedCapacity: 'INDEXES', ClientRequestToken: 'a-token' });
});
