import { describe, expect, test } from 'vitest';
import { machineFamilies } from '../../functions/kernel/workflow.ts';
import { type Definition, machineDefinitions } from '../../lib/workflows/definitions.ts';
import { resourcesOf, stages, synthesised } from '../support/assembly.ts';

/** The definition as the template holds it: text with references in between, which become words. */
function definitionIn(properties: Record<string, unknown>): Definition {
  const { 'Fn::Join': joined } = properties.DefinitionString as { 'Fn::Join': [string, unknown[]] };
  const text = joined[1].map((part) => (typeof part === 'string' ? part : 'reference')).join('');
  return JSON.parse(text) as Definition;
}

const withoutAddresses = ({ StartAt, States }: Definition) => ({
  StartAt,
  States: Object.fromEntries(Object.entries(States).map(([name, { Resource: _, ...state }]) => [name, state])),
});

describe.each(stages)('the state machines of the stage $stage', ({ stage }) => {
  const machines = resourcesOf(synthesised(stage), 'AWS::StepFunctions::StateMachine');

  test('are the three whose shape and branches are tested', () => {
    const deployed = machines.map(([, { Properties }]) => withoutAddresses(definitionIn(Properties)));

    const tested = machineFamilies.map((family) => withoutAddresses(machineDefinitions()[family]));
    expect(deployed).toEqual(tested);
  });

  test('keep their history, write down faults only, and no data with them', () => {
    for (const [id, { Properties }] of machines) {
      expect(Properties.StateMachineType ?? 'STANDARD', id).toBe('STANDARD');
      expect(Properties.LoggingConfiguration, id).toMatchObject({ Level: 'ERROR', IncludeExecutionData: false });
    }
  });
});
