import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { MachineFamily } from '../../functions/kernel/workflow.ts';
import { envNames } from '../../functions/platform/env-names.ts';
import { DomainFunction } from '../constructs/domain-function.ts';
import { deadLetters, Subscriber } from '../constructs/subscriber.ts';
import { domainEnvironment, grantDomainData } from '../constructs/domain-data.ts';
import { fiveMinutes, watched } from '../constructs/watched.ts';
import { type Parts, Workflow } from '../constructs/workflow.ts';
import type { Settings } from '../settings.ts';
import { complaintDispatch } from '../workflows/complaint-dispatch.ts';
import { escalation } from '../workflows/escalation.ts';
import { followUp } from '../workflows/follow-up.ts';
import type { DataStack } from './data-stack.ts';

export interface WorkflowStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
}

/** What happens by itself: the outbox, its subscribers, the machines that own time, and the reconciler behind them all. */
export class WorkflowStack extends Stack {
  /** Every dead-letter queue, by the name that administrators see, with the queue its messages came from. */
  readonly deadLetters: Readonly<Record<string, { readonly dlq: Queue; readonly source?: Queue }>>;
  readonly #props: WorkflowStackProps;

  constructor(scope: Construct, id: string, props: WorkflowStackProps) {
    super(scope, id, props);
    this.#props = props;
    const bus = new EventBus(this, 'Bus');
    const relayLetters = this.#relay(bus);
    const machines = this.#machines();
    const starter = this.#starter(bus, machines);
    const planner = this.#followUpPlanner(bus);
    const reconcilerLetters = this.#reconciler();
    this.deadLetters = {
      relay: { dlq: relayLetters },
      starter: { dlq: starter.deadLetters, source: starter.queue },
      'follow-up-planner': { dlq: planner.deadLetters, source: planner.queue },
      reconciler: { dlq: reconcilerLetters },
    };
    new CfnOutput(this, 'BusName', { value: bus.eventBusName });
    for (const [family, { machine }] of Object.entries(machines)) {
      new CfnOutput(this, `Machine${family.replaceAll('-', '')}`, { value: machine.stateMachineArn });
    }
  }

  /** Stream → bus: the table's own stream is the outbox. */
  #relay(bus: EventBus): Queue {
    const { settings, data } = this.#props;
    const impact = 'Events stay in the table: no machine starts, no call is planned; the reconciler mends within minutes.';
    const relay = new DomainFunction(this, 'Relay', {
      settings,
      entry: 'platform/relay.ts',
      errorImpact: impact,
      environment: { [envNames.busName]: bus.eventBusName },
    });
    bus.grantPutEventsTo(relay.lambda);
    const letters = deadLetters(this, 'RelayDeadLetters', impact);
    relay.lambda.addEventSource(
      new DynamoEventSource(data.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        parallelizationFactor: 2,
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        retryAttempts: 10,
        maxRecordAge: Duration.hours(6),
        onFailure: new SqsDlq(letters),
      }),
    );
    watched(this, 'StreamLagging', {
      metric: relay.lambda.metric('IteratorAge', { ...fiveMinutes, statistic: 'Maximum' }),
      threshold: Duration.minutes(5).toMilliseconds(),
      impact,
      runbook: 'stream-lagging',
    });
    return letters;
  }

  #step(name: string, entry: string, errorImpact: string): DomainFunction {
    const { settings, data } = this.#props;
    const step = new DomainFunction(this, name, { settings, entry, errorImpact, environment: domainEnvironment(data, settings) });
    grantDomainData(step.lambda, data);
    return step;
  }

  #machines(): Record<MachineFamily, Workflow> {
    const { settings } = this.#props;
    const recordFailure = new DomainFunction(this, 'RecordFailure', {
      settings,
      entry: 'operations/steps/record-failure.ts',
      errorImpact: 'A failed execution is not told in the log; its Fail state still raises the alarm.',
      environment: {},
    });
    const dispatchImpact = 'Offers that nobody takes over are not passed on until the reconciler does it.';
    const ladderImpact = 'Nobody is reminded or escalated to until the reconciler does it.';
    const followUpImpact = 'Follow-up calls do not fall due until the reconciler does it.';
    const settleOffer = this.#step('SettleOffer', 'tickets/steps/settle-offer.ts', dispatchImpact).lambda;
    const evaluateClocks = this.#step('EvaluateClocks', 'tickets/steps/evaluate-clocks.ts', ladderImpact).lambda;
    const prepareCall = this.#step('PrepareCall', 'follow-ups/steps/prepare-call.ts', followUpImpact).lambda;
    const settleAttempt = this.#step('SettleAttempt', 'follow-ups/steps/settle-attempt.ts', followUpImpact).lambda;
    const make = (id: MachineFamily, errorImpact: string, definition: (parts: Parts) => ReturnType<ReturnType<typeof escalation>>) =>
      new Workflow(this, id, { settings, errorImpact, recordFailure: recordFailure.lambda, definition });
    return {
      'complaint-dispatch': make('complaint-dispatch', dispatchImpact, complaintDispatch({ settleOffer })),
      escalation: make('escalation', ladderImpact, escalation({ evaluateClocks })),
      'follow-up': make('follow-up', followUpImpact, followUp({ prepareCall, settleAttempt })),
    };
  }

  /** Events that carry wakes → executions: the only function that may start one. */
  #starter(bus: EventBus, machines: Record<MachineFamily, Workflow>): Subscriber {
    const { settings } = this.#props;
    const errorImpact = 'Machines are not started; the reconciler does their work until then.';
    const arns = Object.fromEntries(Object.entries(machines).map(([family, { machine }]) => [family, machine.stateMachineArn]));
    const consumer = new DomainFunction(this, 'Starter', {
      settings,
      entry: 'platform/starter.ts',
      errorImpact,
      environment: { [envNames.stateMachines]: this.toJsonString(arns) },
    });
    for (const { machine } of Object.values(machines)) machine.grantStartExecution(consumer.lambda);
    const pattern = { source: ['guest-service'], detail: { wakes: { machine: [{ exists: true }] } } };
    return new Subscriber(this, 'StarterSubscription', { bus, pattern, consumer, errorImpact });
  }

  /** A resolved ticket → its follow-up call. */
  #followUpPlanner(bus: EventBus): Subscriber {
    const errorImpact = 'No follow-up call is planned for resolved tickets, so none of them can be closed.';
    const consumer = this.#step('FollowUpPlanner', 'follow-ups/on-ticket-resolved.ts', errorImpact);
    const pattern = { source: ['guest-service'], detailType: ['ticket.resolved'] };
    return new Subscriber(this, 'FollowUpPlannerSubscription', { bus, pattern, consumer, errorImpact });
  }

  #reconciler(): Queue {
    const { settings } = this.#props;
    const impact = 'Lost messages, timers and executions are not mended.';
    const reconciler = this.#step('Reconciler', 'platform/reconcile.ts', impact);
    const letters = deadLetters(this, 'ReconcilerDeadLetters', impact);
    new Rule(this, 'ReconcilerRule', {
      schedule: Schedule.rate(Duration.minutes(settings.reconcileMinutes)),
      targets: [new LambdaFunction(reconciler.lambda, { deadLetterQueue: letters, retryAttempts: 2, event: RuleTargetInput.fromObject({}) })],
    });
    return letters;
  }
}
