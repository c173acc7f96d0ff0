import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Condition,
  Errors,
  Fail,
  type IChainable,
  type RetryProps,
  Succeed,
  type TaskStateBase,
  Timeout,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/** A task that has not answered by then is taken for dead; no step may run longer (its Lambda ends at 20 s). */
const TASK_SECONDS = 30;

// The local cloud does not carry the names that a Lambda throws, so retries match these two only.
const FAULTS = [Errors.TASKS_FAILED, Errors.TIMEOUT];

/** Waits 10 + 20 + 40 + 80 + 160 + 320 s = 10.5 minutes in all: a deployment or a throttled table passes in that time. */
export const retryWhenBusy: RetryProps = {
  errors: FAULTS,
  interval: Duration.seconds(10),
  backoffRate: 2,
  maxAttempts: 6,
};

/** Waits 2 + 4 + 8 + 16 s = 30 s in all: the note of a failure should not hold the alarm back. */
export const retryTheNote: RetryProps = {
  errors: FAULTS,
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 4,
};

/** The only paths of any machine: when to wake, what the last step said, and what was caught. */
export const paths = { wakeAt: '$.wakeAt', outcome: '$.outcome', error: '$.error' } as const;

/** What the last step said. */
export const saidWait = Condition.stringEquals(paths.outcome, 'wait');
export const saidDone = Condition.stringEquals(paths.outcome, 'done');

/** The parts that every machine has: its waits, its tasks, its one end of each kind. */
export interface States {
  wait(name: string): Wait;
  task(name: string, lambda: IFunction): TaskStateBase;
  readonly finished: Succeed;
  /** A step said a word that this machine does not know. */
  readonly unknown: Fail;
}

const invoke = (scope: Construct, name: string, lambda: IFunction) =>
  new LambdaInvoke(scope, name, {
    lambdaFunction: lambda,
    payloadResponseOnly: true,
    // CDK's own list of retried errors matches names that not every cloud carries.
    retryOnServiceExceptions: false,
    taskTimeout: Timeout.duration(Duration.seconds(TASK_SECONDS)),
  });

/** Makes a machine's states: every task retries, is caught, has its failure recorded and then fails the execution. */
export function statesOf(scope: Construct, recordFailure: IFunction): States {
  const failed = new Fail(scope, 'Failed', {
    error: 'StepFailed',
    cause: 'A step kept failing; the caught fault stands in the history of this execution.',
  });
  const caught = { errors: [Errors.ALL], resultPath: paths.error };
  const record = invoke(scope, 'Record the failure', recordFailure).addRetry(retryTheNote).addCatch(failed, caught);
  const onFault: IChainable = record.next(failed);
  return {
    wait: (name) => new Wait(scope, name, { time: WaitTime.timestampPath(paths.wakeAt) }),
    task: (name, lambda) => invoke(scope, name, lambda).addRetry(retryWhenBusy).addCatch(onFault, caught),
    finished: new Succeed(scope, 'Done'),
    unknown: new Fail(scope, 'Unknown outcome', {
      error: 'UnknownOutcome',
      cause: 'A step said something that this machine does not know.',
    }),
  };
}
