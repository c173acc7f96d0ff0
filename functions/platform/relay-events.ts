import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { BUS_SOURCE, BusEvent } from './bus-event.ts';
import type { Log } from './log.ts';
import { readOf } from './relay-reads.ts';

export interface RelayDeps {
  readonly busName: string;
  /** Sends at most ten; answers which of them the bus did not take. */
  readonly send: (entries: readonly PutEventsRequestEntry[]) => Promise<readonly boolean[]>;
  readonly log: Log;
}

const AT_ONCE = 10;
const EVENT_SORT_KEY = /^E#/;

/** The event that a stream record tells of; undefined for every other write. */
function eventOf(record: DynamoDBRecord): BusEvent | undefined {
  const read = readOf(record);
  if (read) return read;
  const image = record.dynamodb?.NewImage;
  if (record.eventName !== 'INSERT' || !image || !EVENT_SORT_KEY.test(image.sk?.S ?? '')) return undefined;
  // The schema is the whitelist: sealed texts, changes and whoever acted stay in the table.
  const item = unmarshall(image as Parameters<typeof unmarshall>[0]);
  return BusEvent.parse({ id: `${item.entityId}-${item.version}`, ...item });
}

const entryOf = (event: BusEvent, busName: string): PutEventsRequestEntry => ({
  EventBusName: busName,
  Source: BUS_SOURCE,
  DetailType: event.type,
  Detail: JSON.stringify(event),
  Time: new Date(event.at),
});

interface Sending {
  readonly sequence: string;
  readonly entry: PutEventsRequestEntry;
}

/**
 * Puts the events of a stream batch on the bus, in order. Answers the first record that failed, for whatever was thrown: the
 * stream brings it and all after it again, so consumers see an event at least once. Records before it are not sent twice.
 */
export async function relayEvents(records: readonly DynamoDBRecord[], deps: RelayDeps): Promise<DynamoDBBatchResponse> {
  const failedAt = (sequence: string, error: unknown): DynamoDBBatchResponse => {
    deps.log.work({ work: 'relay', id: sequence, error: error ?? 'nothing thrown' });
    return { batchItemFailures: [{ itemIdentifier: sequence }] };
  };
  const sending: Sending[] = [];
  let unread: { sequence: string; error: unknown } | undefined;
  for (const record of records) {
    const sequence = record.dynamodb?.SequenceNumber ?? '';
    try {
      const event = eventOf(record);
      if (event) sending.push({ sequence, entry: entryOf(event, deps.busName) });
    } catch (error) {
      unread = { sequence, error };
      break;
    }
  }
  for (let n = 0; n < sending.length; n += AT_ONCE) {
    const some = sending.slice(n, n + AT_ONCE);
    try {
      const taken = await deps.send(some.map((one) => one.entry));
      const refused = taken.indexOf(false);
      if (refused >= 0) return failedAt(some[refused]?.sequence ?? '', new Error('the bus did not take an event'));
    } catch (error) {
      return failedAt(some[0]?.sequence ?? '', error);
    }
  }
  if (unread) return failedAt(unread.sequence, unread.error);
  deps.log.work({ work: 'relay', count: sending.length });
  return { batchItemFailures: [] };
}
