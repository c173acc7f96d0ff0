import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { BUS_SOURCE, BusEvent } from './bus-event.ts';
import { itemOf } from './dynamo-item.ts';
import { ranges } from './keys.ts';
import type { Log } from './log.ts';

export interface RelayDeps {
  readonly busName: string;
  readonly log: Log;
  /** Sends at most ten entries; answers which of them failed, in their order. */
  publish(entries: readonly PutEventsRequestEntry[]): Promise<readonly boolean[]>;
}

const ENTRIES_AT_ONCE = 10; // the most that one PutEvents takes

interface Outgoing {
  readonly sequence: string;
  readonly entry: PutEventsRequestEntry;
}

const isNewEvent = ({ eventName, dynamodb }: DynamoDBRecord): boolean =>
  eventName === 'INSERT' && (dynamodb?.Keys?.sk?.S ?? '').startsWith(ranges.events);

function outgoing(record: DynamoDBRecord, busName: string): Outgoing {
  const event = BusEvent.parse(itemOf(record.dynamodb?.NewImage ?? {}));
  const entry = {
    EventBusName: busName,
    Source: BUS_SOURCE,
    DetailType: event.type,
    Time: new Date(event.at),
    Detail: JSON.stringify(event),
  };
  return { sequence: sequenceOf(record), entry };
}

/** Empty where there is none: as an answer, that says that the whole batch failed, so nothing is dropped. */
const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '';

/**
 * Tells the bus of every event item that a transaction wrote, in the order of the stream. The stream goes on after the last
 * record before the reported one, so the first failure is the answer, and nothing behind it is sent out of order.
 */
export async function relayRecords(records: readonly DynamoDBRecord[], deps: RelayDeps): Promise<DynamoDBBatchResponse> {
  const { log, busName } = deps;
  const ready: Outgoing[] = [];
  let broken: string | undefined;

  function failed(sequence: string, error: unknown): DynamoDBBatchResponse {
    log.work({ work: 'relay', id: sequence, error: error ?? 'nothing thrown' });
    return { batchItemFailures: [{ itemIdentifier: sequence }] };
  }

  let fault: unknown;
  for (const record of records.filter(isNewEvent)) {
    try {
      ready.push(outgoing(record, busName));
    } catch (error) {
      broken = sequenceOf(record);
      fault = error;
      break;
    }
  }
  for (let sent = 0; sent < ready.length; sent += ENTRIES_AT_ONCE) {
    const some = ready.slice(sent, sent + ENTRIES_AT_ONCE);
    try {
      const failures = await deps.publish(some.map(({ entry }) => entry));
      const first = some.find((_, n) => failures[n] !== false);
      if (first) return failed(first.sequence, 'not taken by the bus');
    } catch (error) {
      return failed(some[0]?.sequence ?? '', error);
    }
  }
  if (broken !== undefined) return failed(broken, fault);
  if (ready.length > 0) log.work({ work: 'relay', count: ready.length });
  return { batchItemFailures: [] };
}
