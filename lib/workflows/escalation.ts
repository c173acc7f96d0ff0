import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Choice, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { saidDone, saidWait, statesOf } from './states.ts';

/** The ladder of one open ticket: at each rung the clocks are looked at, and whoever they call for is told. */
export function escalation(
  scope: Construct,
  steps: { readonly evaluateClocks: IFunction; readonly recordFailure: IFunction },
): IChainable {
  const { wait, task, finished, unknown } = statesOf(scope, steps.recordFailure);
  const nextRung = wait('Wait for the next rung');
  const evaluate = task('Evaluate the clocks', steps.evaluateClocks);
  const atTheTop = new Choice(scope, 'Is the ladder at its end?');

  atTheTop.when(saidWait, nextRung).when(saidDone, finished).otherwise(unknown);
  return nextRung.next(evaluate).next(atTheTop);
}
