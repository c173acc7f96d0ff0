import { machineFamilies } from '../functions/kernel/workflow.ts';
import { type AslState, type Definition, machineDefinitions } from '../lib/workflows/definitions.ts';
import type { Generated } from './generated.ts';

/** The three machines as pictures, printed from the definitions that are deployed. */

interface Arrow {
  readonly to: string;
  readonly label: string;
}

const waits = (from: number, rate: number, tries: number) =>
  Array.from({ length: tries }, (_, n) => from * rate ** n).join(' + ');

function arrowsOf({ Next, Choices = [], Catch = [], Default, Retry = [] }: AslState): Arrow[] {
  const retried = Retry.map(
    (each) => `still failing after ${waits(each.IntervalSeconds, each.BackoffRate, each.MaxAttempts)} s`,
  );
  return [
    ...(Next === undefined ? [] : [{ to: Next, label: '' }]),
    ...Choices.map((each) => ({ to: each.Next, label: each.StringEquals })),
    ...(Default === undefined ? [] : [{ to: Default, label: 'anything else' }]),
    ...Catch.map((each) => ({ to: each.Next, label: retried.join() })),
  ];
}

function diagram({ StartAt, States }: Definition): string {
  const names = Object.keys(States);
  const id = (name: string) => `s${names.indexOf(name)}`;
  const arrows = Object.entries(States).flatMap(([name, state]) =>
    arrowsOf(state).map(({ to, label }) => `  ${id(name)} --> ${id(to)}${label === '' ? '' : `: ${label}`}`),
  );
  const ends = Object.entries(States).filter(([, { Type }]) => Type === 'Succeed' || Type === 'Fail');
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...names.map((name) => `  state "${name}" as ${id(name)}`),
    `  [*] --> ${id(StartAt)}`,
    ...arrows,
    ...ends.map(([name]) => `  ${id(name)} --> [*]`),
    '```',
  ].join('\n');
}

/** The page of the workflows. */
export function workflowDiagrams(): Generated {
  const definitions = machineDefinitions();
  const chapters = machineFamilies.map((family) => `## ${family}\n\n${diagram(definitions[family])}\n`);
  const head = '# Workflows\n\nPrinted from lib/workflows by `npm run docs`; do not edit.';
  return { file: 'docs/workflows.md', text: `${head}\n\n${chapters.join('\n')}` };
}
