import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { clientLimits } from './clients.ts';
import { env } from './env.ts';
import { processLog } from './process-log.ts';
import { relayEvents } from './relay-events.ts';

const { busName } = env('busName');
const bus = new EventBridgeClient(clientLimits);

/** Table stream → bus. A call that is answered with 200 can still have refused single entries. */
export const handler = ({ Records }: DynamoDBStreamEvent) =>
  relayEvents(Records, {
    busName,
    log: processLog,
    async send(entries) {
      const { Entries = [] } = await bus.send(new PutEventsCommand({ Entries: [...entries] }));
      return entries.map((_, n) => Entries[n]?.EventId !== undefined);
    },
  });
