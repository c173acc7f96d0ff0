import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CfnStateMachine,
  DefinitionBody,
  type IChainable,
  LogLevel,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { runbook } from '../runbook.ts';
import { addAlarm } from './alarm.ts';
import { keepLogicalId } from './keep-logical-id.ts';
import type { Surroundings } from './surroundings.ts';
import { versionsOf } from './versions-of.ts';

export interface WorkflowProps {
  readonly around: Surroundings;
  /** Lays the machine's states in the given scope and gives the first one. */
  readonly definition: (scope: Construct) => IChainable;
  /** The functions that its tasks run. */
  readonly steps: readonly Lambda[];
  /** Whom a failed execution hurts, and how: goes into its alarms. */
  readonly errorImpact: string;
}

/** One state machine of type Standard with its log and an alarm for every bad end. */
export class Workflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { settings, alarmTopic: topic } = props.around;
    const logs = new LogGroup(this, 'Logs', {
      // Step Functions shortens the policy of log delivery by this prefix, which would otherwise outgrow its limit.
      logGroupName: `/aws/vendedlogs/states/${settings.stage}-${id}`,
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.machine = new StateMachine(this, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(props.definition(this)),
      comment: props.errorImpact,
      // History of every execution is kept by the service for 90 days; the log is for what went wrong.
      logs: { destination: logs, level: LogLevel.ERROR, includeExecutionData: false },
    });
    // A replaced machine would leave its running executions behind, so its logical id is a promise.
    keepLogicalId(this.machine, `${id}Machine`, CfnStateMachine);
    accept(this, props.steps);
    const period = Duration.minutes(5);
    const impact = props.errorImpact;
    addAlarm(this, 'FailedAlarm', {
      metric: this.machine.metricFailed({ period }),
      impact,
      heading: runbook.workflowFailed,
      topic,
    });
    addAlarm(this, 'TimedOutAlarm', {
      metric: this.machine.metricTimedOut({ period }),
      impact,
      heading: runbook.workflowTimedOut,
      topic,
    });
    addAlarm(this, 'AbortedAlarm', {
      metric: this.machine.metricAborted({ period }),
      impact,
      heading: runbook.workflowAborted,
      topic,
    });
  }
}

/** What cdk-nag objects to here, and why it stays. */
function accept(scope: Construct, steps: readonly Lambda[]): void {
  Validations.of(scope).acknowledge(
    ...steps.map(versionsOf),
    { id: 'AwsSolutions-IAM5[Resource::*]', reason: 'The actions of log delivery know no other resource.' },
    {
      id: 'AwsSolutions-SF1',
      reason:
        'The service keeps the history of every execution for 90 days; the log is for faults, and lines cost more than steps.',
    },
    {
      id: 'AwsSolutions-SF2',
      reason:
        'There is no X-Ray for Lambda in China; the correlation id in the memory of a workflow ties the log lines together.',
    },
  );
}
