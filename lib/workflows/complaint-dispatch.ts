import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Choice, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { saidDone, saidWait, statesOf } from './states.ts';

/** One offer of a work order: nobody takes it over in time, and it goes on to the next or back to the leader. */
export function complaintDispatch(
  scope: Construct,
  steps: { readonly settleOffer: IFunction; readonly recordFailure: IFunction },
): IChainable {
  const { wait, task, finished, unknown } = statesOf(scope, steps.recordFailure);
  const offered = wait('Wait for take-over');
  const settle = task('Settle the offer', steps.settleOffer);
  const settled = new Choice(scope, 'Is the offer settled?');

  settled.when(saidWait, offered).when(saidDone, finished).otherwise(unknown);
  return offered.next(settle).next(settled);
}
