import { SQSClient } from '@aws-sdk/client-sqs';
import { clientLimits } from '../platform/clients.ts';
import { env } from '../platform/env.ts';
import { keys } from '../platform/keys.ts';
import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { list, replay } from './actions/dead-letters.ts';
import { health } from './actions/show-health.ts';
import { contract } from './contract.ts';
import { letterBoxes } from './letter-boxes.ts';
import { replays } from './replays.ts';

/** Door of those who keep the service running. */
export const handler = serve(contract, [health, list, replay], () => {
  const { door, table, records, sites } = runtime();
  const { stage, build, deadLetterQueues } = env('stage', 'build', 'deadLetterQueues');
  const boxes = letterBoxes(new SQSClient(clientLimits), deadLetterQueues);
  const askTable = async () => {
    for (const site of await sites.ids()) await table.get(keys.staff(site, 'S01'));
  };
  return { door, deps: { stage, build, boxes, replays: replays(records), askTable } };
});
