import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { type RunbookHeading, runbookLink } from '../runbook.ts';

export interface AlarmProps {
  readonly metric: IMetric;
  /** Whom it hurts and how, in one sentence: the first thing that the person on call reads. */
  readonly impact: string;
  readonly heading: RunbookHeading;
  readonly topic: ITopic;
  /** The alarm rings at this value and above. Default: 1. */
  readonly threshold?: number;
  /** Periods in a row that must be bad. Default: 1. */
  readonly periods?: number;
  /** True: rings at this value and below, and when nothing is reported at all. Default: false. */
  readonly ringsWhenSilent?: boolean;
}

/** An alarm that says whom it hurts and where the remedy stands, and that calls somebody. */
export function addAlarm(scope: Construct, id: string, props: AlarmProps): Alarm {
  const { metric, impact, heading, topic, threshold = 1, periods = 1, ringsWhenSilent = false } = props;
  const { LESS_THAN_OR_EQUAL_TO_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = ComparisonOperator;
  const alarm = new Alarm(scope, id, {
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: ringsWhenSilent ? LESS_THAN_OR_EQUAL_TO_THRESHOLD : GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: ringsWhenSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    alarmDescription: `${impact} What to do: ${runbookLink(heading)}`,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  return alarm;
}
