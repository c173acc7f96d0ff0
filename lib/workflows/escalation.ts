import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Parts } from '../constructs/workflow.ts';
import { isOutcome } from './outcomes.ts';

/** Climbs the ladder of one open ticket: wakes at the next rung of any of its clocks. */
export const escalation = (steps: { evaluateClocks: Lambda }) => (parts: Parts) => {
  const watching = parts.wait('Wait for the next rung');
  const evaluate = parts.task('Evaluate the clocks', steps.evaluateClocks);
  const over = parts.choice('Is the watch over?');
  const ended = parts.end('The watch is over');

  return watching.next(evaluate).next(over.when(isOutcome('wait'), watching).when(isOutcome('done'), ended).otherwise(parts.failed()));
};
