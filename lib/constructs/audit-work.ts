import { Duration, Validations } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, type Function as Lambda, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { envNames } from '../../functions/platform/env-names.ts';
import { gaugeNames, gaugeNamespace } from '../../functions/platform/gauges.ts';
import { ranges } from '../../functions/platform/keys.ts';
import { runbook } from '../runbook.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { addAlarm } from './alarm.ts';
import { domainEnvironment, grantDomainData } from './domain-data.ts';
import { DomainFunction } from './domain-function.ts';
import { type DeadLetters, deadLetterQueue } from './queues.ts';
import { versionsOf } from './versions-of.ts';

const impact = {
  note: 'What happens is written down, but the next checkpoint does not cover it, and nobody is told of events that are changed.',
  checkpoint: 'Whoever can write the table could rewrite the history of the last hours unseen.',
  rotate: 'A rotation of keys stands still; texts stay sealed, some under old keys.',
  tampered: 'Somebody has changed or deleted what was written down of a matter, by other means than the service.',
} as const;

const EVERY = Duration.hours(1);
/** A run may be late once; twice means that nobody makes checkpoints. */
const SILENCE = Duration.hours(2);

/** What proves the trail by itself: events are filed as they are written, and each hour's chains are put where nobody changes them. */
export class AuditWork extends Construct {
  /** By the names that administrators see. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;
  readonly #data: DataStack;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.#data = data;
    this.deadLetters = {
      'audit-notes': { queue: this.#note() },
      checkpoints: { queue: this.#checkpoint() },
      'key-rotation': { queue: this.#rotate() },
    };
  }

  /** The second and last reader of the stream: a stream with more than two is throttled. */
  #note() {
    const { around, table } = this.#data;
    const queue = deadLetterQueue(this, 'NotesDeadLetters', { around, errorImpact: impact.note });
    const noted = new DomainFunction(this, 'Note', {
      ...{ around, entry: 'on-events-written', errorImpact: impact.note, measuredByLog: true },
      environment: domainEnvironment(this.#data, around.settings),
    });
    grantDomainData(noted.lambda, this.#data);
    noted.lambda.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        // Nobody waits for it: a call for each event would cost as much as the event.
        maxBatchingWindow: Duration.seconds(5),
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 5,
        maxRecordAge: Duration.hours(6),
        onFailure: new SqsDlq(queue),
        filters: [FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(ranges.events) } } } })],
      }),
    );
    addAlarm(noted, 'Tampered', {
      metric: new Metric({
        namespace: gaugeNamespace(around.settings.stage),
        metricName: gaugeNames.tamperedEvents,
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      impact: impact.tampered,
      heading: runbook.eventsTampered,
      topic: around.alarmTopic,
    });
    return queue;
  }

  /** The only function that reads the whole table, and with the one that ends retentions the only one that touches words of events. */
  #rotate() {
    const { around, table } = this.#data;
    const queue = deadLetterQueue(this, 'RotationDeadLetters', { around, errorImpact: impact.rotate });
    const { lambda } = new DomainFunction(this, 'Rotate', {
      ...{ around, entry: 'on-rotation-due', errorImpact: impact.rotate, timeout: Duration.seconds(120) },
      environment: domainEnvironment(this.#data, around.settings),
    });
    grantDomainData(lambda, this.#data, { words: 'SEALS_ANEW' });
    Grant.addToPrincipal({ grantee: lambda, actions: ['dynamodb:Scan'], resourceArns: [table.tableArn] });
    this.#schedule('Rotations', {
      lambda,
      queue,
      every: Duration.minutes(5),
      says: 'Goes on with a rotation of keys where there is one',
    });
    return queue;
  }

  /** Runs a function on the clock; a run that cannot be started or keeps failing leaves a letter. The next run does the same work. */
  #schedule(id: string, of: { lambda: Lambda; queue: Queue; every: Duration; says: string }): void {
    const { lambda, queue, every, says } = of;
    const role = new Role(this, `${id}Role`, { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    Validations.of(role).acknowledge(versionsOf(lambda));
    new Schedule(this, id, {
      description: says,
      schedule: ScheduleExpression.rate(every),
      target: new LambdaInvoke(lambda, { role, deadLetterQueue: queue, retryAttempts: 2, maxEventAge: every }),
    });
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: every, onFailure: new SqsDestination(queue) });
  }

  #checkpoint() {
    const { around, audit, checkpointKey } = this.#data;
    const queue = deadLetterQueue(this, 'CheckpointsDeadLetters', { around, errorImpact: impact.checkpoint });
    const { lambda } = new DomainFunction(this, 'Checkpoint', {
      ...{ around, entry: 'on-checkpoint-due', errorImpact: impact.checkpoint, timeout: Duration.seconds(120) },
      environment: {
        ...domainEnvironment(this.#data, around.settings),
        [envNames.auditBucket]: audit.bucket.bucketName,
        [envNames.checkpointKeyArn]: checkpointKey.keyArn,
      },
    });
    grantDomainData(lambda, this.#data);
    audit.grantCheckpoints(lambda, 'make');
    checkpointKey.grant(lambda, 'kms:GenerateMac', 'kms:VerifyMac');
    this.#schedule('Hourly', {
      lambda,
      queue,
      every: EVERY,
      says: 'Puts what the chains of events have come to where nobody can change it',
    });
    addAlarm(this, 'Silent', {
      metric: lambda.metricInvocations({ period: SILENCE }),
      threshold: 0,
      ringsWhenSilent: true,
      impact: impact.checkpoint,
      heading: runbook.checkpointsSilent,
      topic: around.alarmTopic,
    });
    return queue;
  }
}
