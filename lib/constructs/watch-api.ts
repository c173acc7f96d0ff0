import { Duration } from 'aws-cdk-lib';
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { runbook } from '../runbook.ts';
import { addAlarm } from './alarm.ts';

const period = Duration.minutes(5);

/** A quarter of an hour of refusals at a rate that 25 members of staff and a full house of guests do not reach. */
const REFUSALS = { count: 500, periods: 3 } as const;

/** Alarms of the door: it fails, it is slow, it refuses unusually much. */
export function watchApi(scope: Construct, { stage, topic }: { stage: HttpStage; topic: ITopic }): void {
  addAlarm(scope, 'Fails', {
    metric: stage.metricServerError({ period, statistic: 'Sum' }),
    impact: 'Guests and staff see faults.',
    heading: runbook.apiFails,
    topic,
  });
  addAlarm(scope, 'Slow', {
    metric: stage.metricLatency({ period, statistic: 'p99' }),
    threshold: 3_000,
    periods: 2,
    impact: 'Guests and staff wait; WeChat cuts requests of a mini-program in the background after 5 s.',
    heading: runbook.apiSlow,
    topic,
  });
  addAlarm(scope, 'Refuses', {
    metric: stage.metricClientError({ period, statistic: 'Sum' }),
    threshold: REFUSALS.count,
    periods: REFUSALS.periods,
    impact: 'Somebody tries doors, or a released client is out of step with the API: its users see refusals.',
    heading: runbook.apiRefuses,
    topic,
  });
}
