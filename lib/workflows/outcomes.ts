import { Condition } from 'aws-cdk-lib/aws-stepfunctions';

/** What a step said: read from the memory's `outcome`. */
export const isOutcome = (outcome: 'wait' | 'done') => Condition.stringEquals('$.outcome', outcome);
