import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventField, type IEventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { READ_TAMPERED } from '../../functions/platform/relay-reads.ts';
import { runbook } from '../runbook.ts';
import { addAlarm } from './alarm.ts';
import { type DeadLetters, deadLetterQueue } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

const IMPACT =
  'Who read whose data may not be on record any more: an entry of the log of reads was changed or taken away.';

/**
 * Tells the people on call that somebody changed the log of reads, or took something out of it: no role of the service can, so it
 * was somebody with an account of the cloud, whom an inbox of the service may not reach in time.
 */
export class ReadLogWatch extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { around, bus }: { around: Surroundings; bus: IEventBus }) {
    super(scope, id);
    const topic = around.alarmTopic;
    const queue = deadLetterQueue(this, 'DeadLetters', { around, errorImpact: IMPACT });
    this.deadLetters = { queue };
    const said = (name: string) => EventField.fromPath(`$.detail.facts.${name}`);
    const message = RuleTargetInput.fromText(`The log of reads was tampered with: ${said('change')} in ${said('of')}.`);
    const rule = new Rule(this, 'Tampered', {
      eventBus: bus,
      eventPattern: { source: ['guest-service'], detailType: [READ_TAMPERED] },
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
      ...{ impact: IMPACT, heading: runbook.readLogTampered, topic },
    });
  }
}
