import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventField, type IEventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { runbook } from '../runbook.ts';
import { addAlarm } from './alarm.ts';
import { type DeadLetters, deadLetterQueue } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

const IMPACT =
  'Somebody reaches matters of guests that no post of his allows; two people wanted it, a third should know.';
const period = Duration.minutes(1);

/**
 * Tells the people on call at once that somebody may now do what no post of his allows: a message with who and what, and an
 * alarm that stands on the dashboard. By an event, because the log class of some regions knows no metrics of log lines.
 */
export class BreakGlassWatch extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { around, bus }: { around: Surroundings; bus: IEventBus }) {
    super(scope, id);
    const topic = around.alarmTopic;
    const queue = deadLetterQueue(this, 'DeadLetters', { around, errorImpact: IMPACT });
    this.deadLetters = { queue };
    const said = (name: string) => EventField.fromPath(`$.detail.facts.${name}`);
    const message = RuleTargetInput.fromText(
      `Break-glass access opened: ${said('applicant')} may ${said('capability')} until ${said('until')}.`,
    );
    const rule = new Rule(this, 'Opened', {
      eventBus: bus,
      eventPattern: { source: ['guest-service'], detailType: ['break-glass.opened'] },
      targets: [new SnsTopic(topic, { message, deadLetterQueue: queue })],
    });
    addAlarm(this, 'Alarm', {
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'TriggeredRules',
        dimensionsMap: { EventBusName: bus.eventBusName, RuleName: rule.ruleName },
        statistic: 'Sum',
        period,
      }),
      impact:
        'Somebody reaches matters of guests that no post of his allows; two people wanted it, a third should know.',
      heading: runbook.breakGlassOpened,
      topic,
    });
  }
}
