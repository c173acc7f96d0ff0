import { Duration } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DomainFunction } from './domain-function.ts';
import { fiveMinutes, watched } from './watched.ts';

export interface SubscriberProps {
  readonly bus: EventBus;
  readonly pattern: EventPattern;
  readonly consumer: DomainFunction;
  /** Whom it hurts when its messages stay undelivered. */
  readonly errorImpact: string;
}

const TRIES = 6; // 6 tries, 2 minutes apart: longer than a deployment, shorter than anybody's patience
const VISIBILITY = Duration.minutes(2); // six times the consumer's timeout, as Lambda asks for
const KEPT = Duration.days(14);

/** A dead-letter queue with its alarm: whatever lands here is shown to administrators and can be replayed. */
export function deadLetters(scope: Construct, id: string, errorImpact: string): Queue {
  const queue = new Queue(scope, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: KEPT });
  watched(scope, `${id}Waiting`, {
    metric: queue.metricApproximateNumberOfMessagesVisible(fiveMinutes),
    threshold: 1,
    impact: errorImpact,
    runbook: 'messages-undelivered',
  });
  return queue;
}

/** One subscriber of the bus: rule → queue → function, with a dead-letter queue behind it. */
export class Subscriber extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: SubscriberProps) {
    super(scope, id);
    this.deadLetters = deadLetters(this, 'DeadLetters', props.errorImpact);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: VISIBILITY,
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      eventPattern: props.pattern,
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters })],
    });
    props.consumer.lambda.addEventSource(new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true }));
  }
}
