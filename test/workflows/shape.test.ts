import aslValidator from 'asl-validator';
import { describe, expect, test } from 'vitest';
import { machineFamilies } from '../../functions/kernel/workflow.ts';
import { type AslState, machineDefinitions } from '../../lib/workflows/definitions.ts';

const definitions = machineDefinitions();
const RECORD = 'Record the failure';

const states = (family: (typeof machineFamilies)[number]) => Object.entries(definitions[family].States);
const ofType = (family: (typeof machineFamilies)[number], type: string) =>
  states(family).filter(([, state]) => state.Type === type);

/** Every text of a state that Step Functions would read as a path. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('$') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

const waitedBy = ({ Retry = [] }: AslState) =>
  Retry.map(({ IntervalSeconds, BackoffRate, MaxAttempts }) =>
    Array.from({ length: MaxAttempts }, (_, n) => IntervalSeconds * BackoffRate ** n).reduce(
      (sum, each) => sum + each,
      0,
    ),
  );

describe.each(machineFamilies)('the machine %s', (family) => {
  test('is valid in the Amazon States Language, its paths included', () => {
    const definition = structuredClone(definitions[family]);

    const { errors } = aslValidator(definition, { checkPaths: true, checkArn: true });

    expect(errors).toEqual([]);
  });

  test('knows no path but when to wake, what was said and what was caught', () => {
    const paths = new Set(pathsIn(definitions[family]));

    expect([...paths].sort()).toEqual(['$.error', '$.outcome', '$.wakeAt']);
  });

  test('uses no way to reshape its memory', () => {
    const words = [
      'Parameters',
      'InputPath',
      'OutputPath',
      'ResultSelector',
      'Assign',
      'Arguments',
      'Output',
      'QueryLanguage',
    ];

    const used = states(family).flatMap(([name, state]) =>
      words.filter((word) => word in state).map((word) => `${name}: ${word}`),
    );

    expect(used).toEqual([]);
  });

  test('begins by waiting, because what can be done at once was done by the action before it', () => {
    const { StartAt, States } = definitions[family];

    expect(States[StartAt]).toMatchObject({ Type: 'Wait', TimestampPath: '$.wakeAt' });
  });

  test('takes tasks for dead after 30 s and tries each of them again for the time that its policy says', () => {
    const tasks = ofType(family, 'Task');

    const seen = Object.fromEntries(tasks.map(([name, state]) => [name, [state.TimeoutSeconds, ...waitedBy(state)]]));

    const wanted = Object.fromEntries(tasks.map(([name]) => [name, [30, name === RECORD ? 30 : 630]]));
    expect(seen).toEqual(wanted);
  });

  test('retries only faults that every cloud names alike', () => {
    const names = ofType(family, 'Task').flatMap(([, { Retry = [] }]) => Retry.flatMap((each) => each.ErrorEquals));

    expect(new Set(names)).toEqual(new Set(['States.TaskFailed', 'States.Timeout']));
  });

  test('records a task that keeps failing and then fails, also when the record cannot be written', () => {
    const { States } = definitions[family];

    const ends = Object.fromEntries(ofType(family, 'Task').map(([name, { Catch }]) => [name, Catch]));

    const caughtBy = (next: string) => [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: next }];
    const wanted = Object.keys(ends).map((name) => [name, caughtBy(name === RECORD ? 'Failed' : RECORD)]);
    expect(ends).toEqual(Object.fromEntries(wanted));
    expect(States[RECORD]?.Next).toBe('Failed');
    expect(States.Failed?.Type).toBe('Fail');
  });

  test('answers every word a step can say, and fails at one that it does not know', () => {
    const choices = ofType(family, 'Choice');

    for (const [, { Choices = [], Default }] of choices) {
      expect(Choices.map((each) => each.StringEquals).sort()).toEqual(['done', 'wait']);
      expect(definitions[family].States[Default ?? '']?.Type).toBe('Fail');
    }
    expect(choices.length).toBeGreaterThan(0);
  });

  test('names choices as questions and everything else as sentences without one', () => {
    const wrong = states(family).filter(([name, { Type }]) => (Type === 'Choice') !== name.endsWith('?'));

    expect(wrong).toEqual([]);
  });

  test('can reach each of its states from the first one', () => {
    const { StartAt, States } = definitions[family];
    const reached = new Set<string>();
    const visit = (name: string): void => {
      const state = States[name];
      if (state === undefined || reached.has(name)) return;
      reached.add(name);
      const next = [
        state.Next,
        state.Default,
        ...(state.Catch ?? []).map((each) => each.Next),
        ...(state.Choices ?? []).map((each) => each.Next),
      ];
      for (const each of next) if (each !== undefined) visit(each);
    };

    visit(StartAt);

    expect([...reached].sort()).toEqual(Object.keys(States).sort());
  });
});

test('a complaint that goes well costs 15 state transitions or fewer over all machines', () => {
  // The offer is taken over in time: wait, settle, choice, end. The ladder is looked at once after the end: the same four.
  // The call falls due and is made at the first attempt: wait, prepare, choice, wait, settle, choice, end.
  const happyPaths = { 'complaint-dispatch': 4, escalation: 4, 'follow-up': 7 };

  const longest = Object.fromEntries(machineFamilies.map((family) => [family, stepsWithoutTurningBack(family)]));

  expect(longest).toEqual(happyPaths);
  expect(Object.values(longest).reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(15);
});

/** States from the first to the good end when every wait is needed once: `wait` leads on where it can, else `done` does. */
function stepsWithoutTurningBack(family: (typeof machineFamilies)[number]): number {
  const { StartAt, States } = definitions[family];
  const walked: string[] = [];
  for (let name: string | undefined = StartAt; name !== undefined; ) {
    walked.push(name);
    const { Next, Choices = [] }: AslState = States[name] ?? { Type: 'missing' };
    const on = Choices.find((each) => each.StringEquals === 'wait' && !walked.includes(each.Next));
    name = Next ?? on?.Next ?? Choices.find((each) => each.StringEquals === 'done')?.Next;
  }
  return walked.length;
}
