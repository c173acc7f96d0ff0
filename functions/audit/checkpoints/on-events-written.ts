import type { DynamoDBStreamEvent } from 'aws-lambda';
import { millis } from '../../kernel/time.ts';
import { env } from '../../platform/env.ts';
import { gaugeNames, gaugeNamespace, gauges } from '../../platform/gauges.ts';
import { processLog } from '../../platform/process-log.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { noteEvents } from './note-events.ts';
import { checkpointStore } from './store.ts';

const gauge = gauges((line) => process.stdout.write(`${line}\n`), gaugeNamespace(env('stage').stage));

/** Table stream → tips of the hour, and the alarm of events that were changed. */
export const handler = ({ Records }: DynamoDBStreamEvent) =>
  noteEvents(Records, {
    checkpoints: checkpointStore(runtime().records),
    log: processLog,
    now: clock(),
    tampered: (count) => gauge(gaugeNames.tamperedEvents, count, millis(clock())),
  });
