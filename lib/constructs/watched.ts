import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type RunbookHeading, runbookLink } from '../runbook.ts';

export interface Watched {
  readonly metric: IMetric;
  readonly threshold: number;
  /** What it means for people, in a sentence. */
  readonly impact: string;
  readonly runbook: RunbookHeading;
  /** Default 1 period of the metric. */
  readonly periods?: number;
}

/** An alarm at or above a threshold; no data is good news. */
export const watched = (scope: Construct, id: string, { metric, threshold, impact, runbook, periods }: Watched): Alarm =>
  new Alarm(scope, id, {
    metric,
    threshold,
    evaluationPeriods: periods ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `${impact} ${runbookLink(runbook)}`,
  });

export const fiveMinutes = { period: Duration.minutes(5) } as const;
