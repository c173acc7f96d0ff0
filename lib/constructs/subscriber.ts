import { Duration } from 'aws-cdk-lib';
import { type EventPattern, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { DomainFunction } from './domain-function.ts';
import { type DeadLetters, deadLetterQueue, workQueue } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

export interface SubscriberProps {
  readonly around: Surroundings;
  readonly bus: IEventBus;
  readonly pattern: EventPattern;
  readonly consumer: DomainFunction;
  /** How many messages it takes together at most. Default: 10. */
  readonly batchSize?: number;
  /** How many of it run at once at most. Default: as many as there is work for. */
  readonly maxConcurrency?: number;
  /** For how long its consumer may work. Default: 20 s, as every function. */
  readonly longestWork?: Duration;
  /** Whom it hurts when its messages stay undelivered. */
  readonly errorImpact: string;
}

/** Five tries, two minutes apart: longer than a deployment, shorter than anybody's patience. */
const TRIES = 5;
/** How often the consumer's timeout a message stays unseen, as Lambda asks for, so that a batch under way is not delivered a second time. */
const UNSEEN_TIMES = 6;
/** How long the bus itself goes on trying to reach the queue. */
const DELIVERY = { maxEventAge: Duration.hours(6), retryAttempts: 185 } as const;

/** One subscriber of the bus: rule → queue → function, with a dead-letter queue behind rule and queue. */
export class Subscriber extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: SubscriberProps) {
    super(scope, id);
    const { longestWork = Duration.seconds(20) } = props;
    const dead = deadLetterQueue(this, 'DeadLetters', props);
    const queue = workQueue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(UNSEEN_TIMES * longestWork.toSeconds()),
      deadLetterQueue: { queue: dead, maxReceiveCount: TRIES },
    });
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      eventPattern: props.pattern,
      targets: [new SqsQueue(queue, { deadLetterQueue: dead, ...DELIVERY })],
    });
    props.consumer.lambda.addEventSource(
      new SqsEventSource(queue, {
        batchSize: props.batchSize ?? 10,
        reportBatchItemFailures: true,
        ...(props.maxConcurrency !== undefined && { maxConcurrency: props.maxConcurrency }),
      }),
    );
    this.deadLetters = { queue: dead, source: queue };
  }
}
