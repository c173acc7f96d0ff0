import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { readRanges } from '../../functions/platform/access-keys.ts';
import { envNames } from '../../functions/platform/env-names.ts';
import { ranges } from '../../functions/platform/keys.ts';
import { runbook } from '../runbook.ts';
import { addAlarm } from './alarm.ts';
import { DomainFunction } from './domain-function.ts';
import { type DeadLetters, deadLetterQueue } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

export interface RelayProps {
  readonly around: Surroundings;
  readonly table: TableV2;
  readonly bus: IEventBus;
}

const IMPACT =
  'Events stay in the table: no workflow starts and no call is planned until the reconciler mends it within minutes.';

/** Table stream → bus: every event item that a transaction wrote is told to the subscribers, at least once, in order by entity. */
export class Relay extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { around, table, bus }: RelayProps) {
    super(scope, id);
    const { lambda } = new DomainFunction(this, 'Relay', {
      around,
      entry: 'relay',
      errorImpact: IMPACT,
      environment: { [envNames.busName]: bus.eventBusName },
    });
    bus.grantPutEventsTo(lambda);
    const queue = deadLetterQueue(this, 'DeadLetters', { around, errorImpact: IMPACT });
    this.deadLetters = { queue };
    lambda.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        parallelizationFactor: 2,
        // The defaults retry one bad record without end and hold its shard back until the stream forgets it.
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 5,
        maxRecordAge: Duration.hours(6),
        onFailure: new SqsDlq(queue),
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(ranges.events) } } },
          }),
          // Of the read log all is told: entries, and whatever happens to one afterwards.
          FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(readRanges.entries) } } } }),
          FilterCriteria.filter({
            eventName: FilterRule.or('MODIFY', 'REMOVE'),
            dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(readRanges.marks) } } },
          }),
        ],
      }),
    );
    addAlarm(this, 'Lags', {
      metric: lambda.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: Duration.minutes(5).toMilliseconds(),
      impact: IMPACT,
      heading: runbook.streamLags,
      topic: around.alarmTopic,
    });
  }
}
