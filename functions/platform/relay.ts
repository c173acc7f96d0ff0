import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { log } from './ambient.ts';
import { clientLimits } from './clients.ts';
import { env } from './env.ts';
import { relayRecords } from './relay-records.ts';

const { busName } = env('busName');
const bus = new EventBridgeClient(clientLimits);

/** Table stream → bus. A call that answers 200 can still have refused single entries. */
export const handler = ({ Records }: DynamoDBStreamEvent) =>
  relayRecords(Records, {
    busName,
    log,
    async publish(entries) {
      const { Entries = [] } = await bus.send(new PutEventsCommand({ Entries: [...entries] }));
      return entries.map((_, n) => Entries[n]?.EventId === undefined);
    },
  });
