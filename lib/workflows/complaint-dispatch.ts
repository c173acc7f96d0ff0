import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Parts } from '../constructs/workflow.ts';
import { isOutcome } from './outcomes.ts';

/** Keeps the time of one offer: taken over in time, or settled (next person, or back to the group leader). */
export const complaintDispatch = (steps: { settleOffer: Lambda }) => (parts: Parts) => {
  const offered = parts.wait('Wait for the take-over');
  const settle = parts.task('Settle the offer', steps.settleOffer);
  const settled = parts.choice('Is the offer settled?');
  const ended = parts.end('The offer is settled');

  return offered.next(settle).next(settled.when(isOutcome('wait'), offered).when(isOutcome('done'), ended).otherwise(parts.failed()));
};
