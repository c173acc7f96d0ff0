import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type Chain, Choice, DefinitionBody, Fail, type IChainable, LogLevel, StateMachine, StateMachineType, Succeed, type TaskStateBase, Timeout, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { fiveMinutes, watched } from './watched.ts';

/**
 * The one retry policy: 2 + 4 + 8 + 16 + 32 + 60 + 60 = 182 s of waiting in 7 tries, longer than a throttled table or a
 * deployment takes. Only names that the engines agree on: what a step means to say, it returns as data.
 */
const RETRY = {
  errors: ['States.TaskFailed', 'States.Timeout'] as string[],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 7,
  maxDelay: Duration.seconds(60),
} as const;

const STEP_SECONDS = 30;

/** Builds the parts that every machine is made of, named by sentences; all of them share one ending for faults. */
export class Parts {
  readonly #scope: Construct;
  readonly #recordFailure: Lambda;
  #failed: IChainable | undefined;

  constructor(scope: Construct, recordFailure: Lambda) {
    this.#scope = scope;
    this.#recordFailure = recordFailure;
  }

  /** Sleeps until the memory's `wakeAt`. */
  wait = (name: string): Wait => new Wait(this.#scope, name, { time: WaitTime.timestampPath('$.wakeAt') });

  /** A question about what the last step said. */
  choice = (name: string): Choice => new Choice(this.#scope, name);

  /** A good end. */
  end = (name: string): Succeed => new Succeed(this.#scope, name);

  /** One step Lambda: takes the whole memory, gives the whole memory back; a fault is recorded and ends the machine. */
  task = (name: string, lambda: Lambda): TaskStateBase =>
    this.#invoke(name, lambda).addCatch(this.failed(), { errors: ['States.ALL'], resultPath: '$.error' });

  /** Where faults and unknown outcomes end: recorded, then a Fail state, which the alarm and the reconciler see. */
  failed(): IChainable {
    if (!this.#failed) {
      const end = new Fail(this.#scope, 'Failed', { error: 'WorkflowFailed', cause: 'A step kept failing, or said something unknown; see the log of the failure' });
      this.#failed = this.#invoke('Record the failure', this.#recordFailure)
        .addCatch(end, { errors: ['States.ALL'], resultPath: '$.error' })
        .next(end);
    }
    return this.#failed;
  }

  #invoke(name: string, lambda: Lambda): TaskStateBase {
    return new LambdaInvoke(this.#scope, name, {
      lambdaFunction: lambda,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      taskTimeout: Timeout.duration(Duration.seconds(STEP_SECONDS)),
    }).addRetry(RETRY);
  }
}

export interface WorkflowProps {
  readonly settings: Settings;
  /** Whom it hurts when an execution fails. */
  readonly errorImpact: string;
  readonly recordFailure: Lambda;
  /** The whole machine, from its first Wait on. */
  readonly definition: (parts: Parts) => Chain;
}

/** A Standard state machine with log and alarms. */
export class Workflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { settings, errorImpact } = props;
    const logs = new LogGroup(this, 'Log', {
      // Step Functions can log only to groups whose resource policy has room; this prefix shares one (AWS: "vendedlogs").
      logGroupName: `/aws/vendedlogs/states/${settings.stage}-${id}`,
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(props.definition(new Parts(this, props.recordFailure))),
      // Pointers only stand in a memory, yet errors may carry more: no execution data in the log.
      logs: { destination: logs, level: LogLevel.ERROR, includeExecutionData: false },
    });
    watched(this, 'ExecutionsFailed', { metric: this.machine.metricFailed(fiveMinutes), threshold: 1, impact: errorImpact, runbook: 'workflow-failed' });
    watched(this, 'ExecutionsTimedOut', { metric: this.machine.metricTimedOut(fiveMinutes), threshold: 1, impact: errorImpact, runbook: 'workflow-timed-out' });
    watched(this, 'ExecutionsAborted', { metric: this.machine.metricAborted(fiveMinutes), threshold: 1, impact: errorImpact, runbook: 'workflow-failed' });
  }
}
