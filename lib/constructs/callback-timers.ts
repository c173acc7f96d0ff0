import { Duration, Stack, Token, Validations } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DomainFunction } from './domain-function.ts';
import { type DeadLetters, deadLetterQueue, workQueue } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

export interface CallbackTimersProps {
  readonly around: Surroundings;
  /** Does what is due when a timer fires. */
  readonly consumer: DomainFunction;
  /** Whom it hurts when timers do not arrive. */
  readonly errorImpact: string;
}

const TRIES = 5;
/** Six times the consumer's 20 s, as Lambda asks for. */
const VISIBILITY = Duration.seconds(120);

/**
 * Where one-time schedules of call-backs live: a group of their own, a queue that they send to, and the role by which they may.
 * The schedules themselves are set by functions as calls are booked.
 */
export class CallbackTimers extends Construct {
  readonly deadLetters: DeadLetters;
  readonly #group: ScheduleGroup;
  readonly #queue: Queue;
  readonly #role: Role;

  constructor(scope: Construct, id: string, { around, consumer, errorImpact }: CallbackTimersProps) {
    super(scope, id);
    const queue = deadLetterQueue(this, 'DeadLetters', { around, errorImpact });
    this.#queue = workQueue(this, 'Queue', {
      visibilityTimeout: VISIBILITY,
      deadLetterQueue: { queue, maxReceiveCount: TRIES },
    });
    this.deadLetters = { queue, source: this.#queue };
    this.#group = new ScheduleGroup(this, 'Group');
    this.#role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    for (const target of [this.#queue, queue])
      Grant.addToPrincipal({ grantee: this.#role, actions: ['sqs:SendMessage'], resourceArns: [target.queueArn] });
    consumer.lambda.addEventSource(new SqsEventSource(this.#queue, { batchSize: 10, reportBatchItemFailures: true }));
  }

  /** What a function is told that sets timers. */
  get environment(): string {
    const stack = Stack.of(this);
    return stack.toJsonString({
      endpoint: `https://scheduler.${stack.region}.${stack.urlSuffix}`,
      group: this.#group.scheduleGroupName,
      queueArn: this.#queue.queueArn,
      roleArn: this.#role.roleArn,
      deadLetterArn: this.deadLetters.queue.queueArn,
    });
  }

  /** Lets a function set and drop the timers of this group, and no other schedule. */
  grantSetting(lambda: Lambda): void {
    const stack = Stack.of(this);
    const place = { service: 'scheduler', resource: 'schedule', resourceName: `${this.#group.scheduleGroupName}/*` };
    const resourceArn = stack.formatArn(place);
    const actions = ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'];
    Grant.addToPrincipal({ grantee: lambda, actions, resourceArns: [resourceArn] });
    const onlyToScheduler = { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } };
    Grant.addToPrincipal({
      grantee: lambda,
      actions: ['iam:PassRole'],
      resourceArns: [this.#role.roleArn],
      conditions: onlyToScheduler,
    });
    const seen = (value: string) =>
      Token.isUnresolved(value) ? `<${(stack.resolve(value) as { Ref: string }).Ref}>` : value;
    const [partition, region, account] = [stack.partition, stack.region, stack.account].map(seen);
    // The policy hangs at the role, which stands beside the function.
    Validations.of(lambda.role ?? lambda).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${stack.formatArn({ ...place, partition, region, account })}]`,
      reason: 'The wildcard stands for the timers of this one group, which are named after the calls.',
    });
  }
}
