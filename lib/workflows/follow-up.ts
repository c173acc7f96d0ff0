import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Parts } from '../constructs/workflow.ts';
import { isOutcome } from './outcomes.ts';

/** Brings one follow-up call up when it is due, and again until it is made, refused or given up. */
export const followUp = (steps: { prepareCall: Lambda; settleAttempt: Lambda }) => (parts: Parts) => {
  const planned = parts.wait('Wait until the call is due');
  const prepare = parts.task('Prepare the call', steps.prepareCall);
  const needed = parts.choice('Is the call still needed?');
  const calling = parts.wait('Wait for the attempt');
  const settle = parts.task('Settle the attempt', steps.settleAttempt);
  const over = parts.choice('Is the follow-up over?');
  const ended = parts.end('The follow-up is over');

  const attempts = calling.next(settle).next(over.when(isOutcome('wait'), calling).when(isOutcome('done'), ended).otherwise(parts.failed()));
  return planned.next(prepare).next(needed.when(isOutcome('wait'), attempts).when(isOutcome('done'), ended).otherwise(parts.failed()));
};
