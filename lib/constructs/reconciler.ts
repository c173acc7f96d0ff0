import { Duration, Validations } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { gaugeNames, gaugeNamespace } from '../../functions/platform/gauges.ts';
import { runbook } from '../runbook.ts';
import { addAlarm } from './alarm.ts';
import type { DomainFunction } from './domain-function.ts';
import { type DeadLetters, deadLetterQueue } from './queues.ts';
import type { Surroundings } from './surroundings.ts';
import { versionsOf } from './versions-of.ts';

export interface ReconcilerProps {
  readonly around: Surroundings;
  readonly lambda: DomainFunction;
  readonly errorImpact: string;
}

/** Runs the reconciler on the clock; a run that cannot be started or keeps failing leaves a letter, and silence rings too. */
export class Reconciler extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { around, lambda: { lambda }, errorImpact }: ReconcilerProps) {
    super(scope, id);
    const every = Duration.minutes(around.settings.reconcileMinutes);
    const queue = deadLetterQueue(this, 'DeadLetters', { around, errorImpact });
    this.deadLetters = { queue };
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    Validations.of(role).acknowledge(versionsOf(lambda));
    new Schedule(this, 'Schedule', {
      description: 'Repairs what one lost message, timer or execution left undone',
      schedule: ScheduleExpression.rate(every),
      // The next run does the same work, so a late one is not worth retrying for longer than its turn.
      target: new LambdaInvoke(lambda, { role, deadLetterQueue: queue, retryAttempts: 2, maxEventAge: every }),
    });
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: every, onFailure: new SqsDestination(queue) });
    addAlarm(this, 'Silent', {
      metric: lambda.metricInvocations({ period: Duration.minutes(15) }),
      threshold: 0,
      ringsWhenSilent: true,
      impact: errorImpact,
      heading: runbook.reconcilerSilent,
      topic: around.alarmTopic,
    });
    addAlarm(this, 'CalendarEnds', {
      metric: new Metric({
        namespace: gaugeNamespace(around.settings.stage),
        metricName: gaugeNames.calendarDaysKnown,
        statistic: Stats.MINIMUM,
        period: Duration.hours(1),
      }),
      // From 15 December on, where the next year is not there (domain 4.0).
      threshold: 16,
      ringsWhenSilent: true,
      impact: 'Promises of the next year are reckoned without its holidays: due earlier than they need be.',
      heading: runbook.calendarEnds,
      topic: around.alarmTopic,
    });
  }
}
