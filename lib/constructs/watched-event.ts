import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventField, type IEventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { RunbookHeading } from '../runbook.ts';
import { addAlarm } from './alarm.ts';
import { type DeadLetters, deadLetterQueue } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

export interface WatchedEventProps {
  readonly around: Surroundings;
  readonly bus: IEventBus;
  readonly event: string;
  /** What the people on call read; `said` names a fact of the event. */
  readonly message: (said: (fact: string) => string) => string;
  readonly impact: string;
  /** Its chapter of the runbook. */
  readonly heading: RunbookHeading;
}

/**
 * Tells the people on call at once that something has happened which nobody should learn of by chance: a message with who and what,
 * and an alarm that stands on the dashboard. By an event, because the log class of some regions knows no metrics of log lines.
 */
export class WatchedEvent extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: WatchedEventProps) {
    super(scope, id);
    const { around, bus, event, impact, heading } = props;
    const topic = around.alarmTopic;
    const queue = deadLetterQueue(this, 'DeadLetters', { around, errorImpact: impact });
    this.deadLetters = { queue };
    const message = RuleTargetInput.fromText(props.message((fact) => EventField.fromPath(`$.detail.facts.${fact}`)));
    const rule = new Rule(this, 'Rule', {
      eventBus: bus,
      eventPattern: { source: ['guest-service'], detailType: [event] },
      targets: [new SnsTopic(topic, { message, deadLetterQueue: queue })],
    });
    addAlarm(this, 'Alarm', {
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'TriggeredRules',
        dimensionsMap: { EventBusName: bus.eventBusName, RuleName: rule.ruleName },
        statistic: 'Sum',
        period: Duration.minutes(1),
      }),
      ...{ impact, heading, topic },
    });
  }
}
