import { App, Stack } from 'aws-cdk-lib';
import { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { type CfnStateMachine, DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { MachineFamily } from '../../functions/kernel/workflow.ts';
import { complaintDispatch } from './complaint-dispatch.ts';
import { escalation } from './escalation.ts';
import { followUp } from './follow-up.ts';

/** A state as the Amazon States Language writes it. */
export interface AslState {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly TimestampPath?: string;
  readonly Retry?: readonly {
    ErrorEquals: string[];
    IntervalSeconds: number;
    BackoffRate: number;
    MaxAttempts: number;
  }[];
  readonly Catch?: readonly { ErrorEquals: string[]; ResultPath: string; Next: string }[];
  readonly Choices?: readonly { Variable: string; StringEquals: string; Next: string }[];
  readonly Default?: string;
}

export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, AslState>>;
}

/** Address of a step's function in these definitions; its last part is the name that lib/workflows knows it by. */
export const arnOfStep = (step: string) => `arn:aws:lambda:us-east-1:000000000000:function:${step}`;

/** The three machines as they are deployed, with plain addresses for their functions: no code is bundled for it. */
export function machineDefinitions(): Readonly<Record<MachineFamily, Definition>> {
  const stack = new Stack(new App(), 'Machines');
  const step = (name: string) => Lambda.fromFunctionArn(stack, name, arnOfStep(name));
  const recordFailure = step('recordFailure');
  const machines = {
    'complaint-dispatch': complaintDispatch(new Stack(stack, 'A'), { settleOffer: step('settleOffer'), recordFailure }),
    escalation: escalation(new Stack(stack, 'B'), { evaluateClocks: step('evaluateClocks'), recordFailure }),
    'follow-up': followUp(new Stack(stack, 'C'), {
      prepareCall: step('prepareCall'),
      settleAttempt: step('settleAttempt'),
      recordFailure,
    }),
  } as const;
  const rendered = Object.entries(machines).map(([family, chain]) => {
    const machine = new StateMachine(stack, family, { definitionBody: DefinitionBody.fromChainable(chain) });
    const text: unknown = stack.resolve((machine.node.defaultChild as CfnStateMachine).definitionString);
    return [family, JSON.parse(String(text)) as Definition] as const;
  });
  return Object.fromEntries(rendered) as Record<MachineFamily, Definition>;
}
