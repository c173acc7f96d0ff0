import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relayEvents } from '../../../functions/platform/relay-events.ts';
import { logLines } from '../../support/log-lines.ts';

const eventItem = (n: number, over: object = {}) => ({
  pk: 'S#dolon#T#GD20261123ABCDEF',
  sk: `E#${String(n).padStart(8, '0')}`,
  entity: 'event',
  id: `tck_20261123ABCDEF-${n}`,
  type: 'ticket.resolved',
  site: 'dolon',
  entityId: 'tck_20261123ABCDEF',
  version: n,
  at: '2026-11-23T02:00:00.000Z',
  correlationId: 'request-1',
  actor: { kind: 'staff', id: 'S04', post: 'COMPLAINT_AGENT' },
  op: { key: 'k', body: 'b' },
  changes: { status: ['IN_PROGRESS', 'RESOLVED'], contactPhone: [null, 'v1.sealed'] },
  texts: { result: 'v1.sealed' },
  facts: { status: 'RESOLVED' },
  wakes: [{ machine: 'escalation', id: 'tck_20261123ABCDEF', generation: 2, wakeAt: '2026-11-23T03:00:00.000Z' }],
  ...over,
});

const recordOf = (
  n: number,
  over: object = {},
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE' = 'INSERT',
): DynamoDBRecord => {
  const item = eventItem(n, over);
  const image = marshall(item, { removeUndefinedValues: true }) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
  const Keys = { pk: { S: item.pk }, sk: { S: item.sk } };
  return { eventName, dynamodb: { Keys, SequenceNumber: `seq-${n}`, ...(image && { NewImage: image }) } };
};

type Send = (details: readonly string[]) => boolean[] | Promise<boolean[]>;

/** A bus that remembers what it took. */
function bus(send: Send = (details) => details.map(() => true)) {
  const taken: string[] = [];
  const calls: number[] = [];
  const { log, lines } = logLines();
  const relay = (records: readonly DynamoDBRecord[]) =>
    relayEvents(records, {
      busName: 'the-bus',
      log,
      async send(entries) {
        calls.push(entries.length);
        const details = entries.map(({ Detail = '' }) => Detail);
        const answer = await send(details);
        taken.push(...details.filter((_, n) => answer[n]));
        return answer;
      },
    });
  const versions = () => taken.map((detail) => (JSON.parse(detail) as { version: number }).version);
  return { relay, taken, calls, versions, lines };
}

const failedAt = (n: number) => ({ batchItemFailures: [{ itemIdentifier: `seq-${n}` }] });
const nothingFailed = { batchItemFailures: [] };
const numbers = (n: number) => Array.from({ length: n }, (_, one) => one + 1);

describe('the relay', () => {
  test('tells of an event by its pointers and plain facts, and of nothing else that the item holds', async () => {
    const { relay, taken } = bus();

    const answer = await relay([recordOf(7)]);

    expect(answer).toEqual(nothingFailed);
    expect(taken.map((detail) => JSON.parse(detail) as unknown)).toEqual([
      {
        id: 'tck_20261123ABCDEF-7',
        type: 'ticket.resolved',
        site: 'dolon',
        entity: 'event',
        entityId: 'tck_20261123ABCDEF',
        version: 7,
        at: '2026-11-23T02:00:00.000Z',
        correlationId: 'request-1',
        facts: { status: 'RESOLVED' },
        wakes: [{ machine: 'escalation', id: 'tck_20261123ABCDEF', generation: 2, wakeAt: '2026-11-23T03:00:00.000Z' }],
      },
    ]);
  });

  test('passes over whatever is not a new event', async () => {
    const { relay, calls } = bus();
    const records: DynamoDBRecord[] = [
      recordOf(1, { sk: 'A#HEAD' }),
      recordOf(2, {}, 'MODIFY'),
      recordOf(3, {}, 'REMOVE'),
      { eventName: 'INSERT', dynamodb: { SequenceNumber: 'seq-4' } },
    ];

    const answer = await relay(records);

    expect(answer).toEqual(nothingFailed);
    expect(calls).toEqual([]);
  });

  describe('of the log of reads', () => {
    const entry = {
      ...{ pk: 'S#dolon#READS#BY#S04#2026-11', sk: 'RD#rd_01HK153X00FV0QTBMYWKVK8T81#0', is: 'read' },
      ...{ id: 'rd_01HK153X00FV0QTBMYWKVK8T81', part: 0, site: 'dolon', at: '2026-11-23T02:00:00.000Z' },
      ...{ staffNo: 'S04', post: 'COMPLAINT_AGENT', route: 'GET /customers/{customerId}', what: 'CUSTOMER' },
      ...{ subjects: ['cus_01HK153X00FV0QTBMYWKVK8T81'], reason: 'v1.sealed', requestId: 'r', correlationId: 'c' },
    };
    const record = (eventName: 'INSERT' | 'MODIFY' | 'REMOVE', over: object = {}): DynamoDBRecord => {
      const NewImage = marshall(entry) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
      const Keys = { pk: { S: entry.pk }, sk: { S: entry.sk } };
      const image = { Keys, SequenceNumber: 'seq-1', ApproximateCreationDateTime: 1_763_862_000 };
      return { eventName, dynamodb: { ...image, ...(NewImage && { NewImage }) }, ...over };
    };

    test('tells of a new entry by pointers and codes, without the reader’s words', async () => {
      const { relay, taken } = bus();

      await relay([record('INSERT')]);

      const [told = '{}'] = taken;
      expect(JSON.parse(told)).toMatchObject({
        ...{ type: 'read.kept', entity: 'read', entityId: entry.id, version: 1, at: entry.at },
        facts: { staffNo: 'S04', subjects: entry.subjects, what: 'CUSTOMER', part: 0 },
      });
      expect(told).not.toContain('sealed');
    });

    test.each(['MODIFY', 'REMOVE'] as const)('tells that somebody has tampered with an entry: %s', async (change) => {
      const { relay, taken } = bus();

      await relay([record(change)]);

      expect(taken.map((detail) => JSON.parse(detail) as unknown)).toEqual([
        expect.objectContaining({
          ...{ type: 'read.tampered', site: 'dolon', entityId: entry.sk, at: '2025-11-23T01:40:00.000Z' },
          facts: { change, of: entry.pk },
        }),
      ]);
    });

    test('says nothing where the reader’s words are sealed under a newer key, and all else stands', async () => {
      const { relay, taken } = bus();
      const image = (over: object) =>
        marshall({ ...entry, ...over }) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
      const modified = (before: object, after: object): DynamoDBRecord => {
        const { dynamodb, eventName } = record('MODIFY');
        const [OldImage, NewImage] = [image(before), image(after)];
        return {
          ...(eventName && { eventName }),
          dynamodb: { ...dynamodb, ...(OldImage && { OldImage }), ...(NewImage && { NewImage }) },
        };
      };

      await relay([modified({}, { reason: 'v1.again', sealedAs: { reason: 'hash' } })]);
      const quiet = taken.length;
      await relay([modified({}, { reason: 'v1.again', staffNo: 'S05' })]);

      expect(quiet).toBe(0);
      expect(taken).toHaveLength(1);
    });

    test('says nothing where the table itself lets go what is older than three years', async () => {
      const { relay, taken } = bus();

      await relay([record('REMOVE', { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } })]);

      expect(taken).toEqual([]);
    });
  });

  test('sends at most ten at once, in the order of the stream', async () => {
    const { relay, calls, versions } = bus();

    await relay(numbers(23).map((n) => recordOf(n)));

    expect(calls).toEqual([10, 10, 3]);
    expect(versions()).toEqual(numbers(23));
  });

  test('sends what stands before a record that cannot be read, and reports that record', async () => {
    const { relay, versions, lines } = bus();

    const answer = await relay([recordOf(1), recordOf(2), recordOf(3, { site: 'NOT A SITE' }), recordOf(4)]);

    expect(answer).toEqual(failedAt(3));
    expect(versions()).toEqual([1, 2]);
    expect(lines.join()).toContain('seq-3');
  });

  test('reports the first event that the bus did not take, though the call itself went well', async () => {
    const { relay, calls } = bus((details) => details.map((detail) => !/"version":(12|14),/.test(detail)));

    const answer = await relay(numbers(25).map((n) => recordOf(n)));

    expect(answer).toEqual(failedAt(12));
    expect(calls).toEqual([10, 10]);
  });

  test.each([new Error('down'), 'a text', null, undefined, 7, { name: 'Odd' }])(
    'never drops a record, whatever is thrown: %j',
    async (thrown) => {
      let sent = 0;
      const { relay } = bus((details) => {
        sent += 1;
        if (sent === 2) throw thrown;
        return details.map(() => true);
      });

      const answer = await relay(numbers(15).map((n) => recordOf(n)));

      expect(answer).toEqual(failedAt(11));
    },
  );

  test('says that all failed where a failing record has no sequence number', async () => {
    const { relay } = bus();
    const record = recordOf(1, { version: 'one' });
    delete record.dynamodb?.SequenceNumber;

    const answer = await relay([record]);

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '' }] });
  });

  test('gets every event to the bus at least once, in order by first sight, when the stream goes on from what it reports', async () => {
    const broken = fc.array(fc.nat({ max: 29 }), { maxLength: 12 });

    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), broken, async (count, refusals) => {
        const left = [...refusals];
        const { relay, versions } = bus((details) => {
          const refused = left.shift();
          return details.map((_, n) => n !== refused);
        });
        const records = numbers(count).map((n) => recordOf(n));

        let from = 0;
        for (let tries = 0; from < count && tries < 50; tries += 1) {
          const { batchItemFailures } = await relay(records.slice(from));
          const [first] = batchItemFailures;
          from = first ? Number(first.itemIdentifier.slice('seq-'.length)) - 1 : count;
        }

        const seen = versions();
        const firstSight = [...new Set(seen)];
        expect([...firstSight].sort((a, b) => a - b)).toEqual(numbers(count));
        expect(
          firstSight.every((version, n) => firstSight.slice(0, n).filter((other) => other > version).length <= 9),
        ).toBe(true);
      }),
    );
  });

  test('leaves nothing personal in its log when it fails', async () => {
    const { relay, lines } = bus();

    await relay([recordOf(1, { at: 'call me at 19000000001', texts: { result: 'canary text' } })]);

    expect(lines.join()).not.toMatch(/19000000001|canary/);
  });
});
