import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Choice, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { saidDone, saidWait, statesOf } from './states.ts';

/** One follow-up call: it falls due, an attempt is waited for, and what came of it is settled until the call is over. */
export function followUp(
  scope: Construct,
  steps: { readonly prepareCall: IFunction; readonly settleAttempt: IFunction; readonly recordFailure: IFunction },
): IChainable {
  const { wait, task, finished, unknown } = statesOf(scope, steps.recordFailure);
  const due = wait('Wait until the call is due');
  const prepare = task('Prepare the call', steps.prepareCall);
  const wanted = new Choice(scope, 'Is the call still wanted?');
  const attempted = wait('Wait for the attempt');
  const settle = task('Settle the attempt', steps.settleAttempt);
  const over = new Choice(scope, 'Is the call over?');

  wanted.when(saidWait, attempted).when(saidDone, finished).otherwise(unknown);
  attempted.next(settle).next(over.when(saidWait, attempted).when(saidDone, finished).otherwise(unknown));
  return due.next(prepare).next(wanted);
}
