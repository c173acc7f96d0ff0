import { Duration, Validations } from 'aws-cdk-lib';
import { type IQueue, Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { runbook } from '../runbook.ts';
import { addAlarm } from './alarm.ts';
import type { Surroundings } from './surroundings.ts';

/** Where the letters of one consumer end that could not be delivered, and the queue they came from, if there is one. */
export interface DeadLetters {
  readonly queue: Queue;
  readonly source?: IQueue;
}

const safe = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/** As long as SQS can keep them: a long holiday must not lose a letter. */
const KEPT = Duration.days(14);

/** A queue for what could not be delivered; one letter in it rings. Administrators list and replay them. */
export function deadLetterQueue(
  scope: Construct,
  id: string,
  at: { around: Surroundings; errorImpact: string },
): Queue {
  const queue = new Queue(scope, id, { ...safe, retentionPeriod: KEPT });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is itself where dead letters end: of a stream or a schedule, which the rule does not see.',
  });
  addAlarm(scope, `${id}Waiting`, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
    impact: at.errorImpact,
    heading: runbook.deadLetters,
    topic: at.around.alarmTopic,
  });
  return queue;
}

/** A queue in front of a consumer, encrypted and closed to plain connections. */
export const workQueue = (
  scope: Construct,
  id: string,
  props: Required<Pick<QueueProps, 'visibilityTimeout' | 'deadLetterQueue'>>,
): Queue => new Queue(scope, id, { ...safe, ...props, retentionPeriod: KEPT });
