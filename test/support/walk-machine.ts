import { StateMachine } from 'aws-local-stepfunctions';
import { prepareCall } from '../../functions/follow-ups/steps/prepare-call.ts';
import { settleAttempt } from '../../functions/follow-ups/steps/settle-attempt.ts';
import type { MachineFamily, WorkflowMemory } from '../../functions/kernel/workflow.ts';
import { handler as recordFailure } from '../../functions/operations/steps/record-failure.ts';
import { settleOffer } from '../../functions/tickets/dispatch/steps/settle-offer.ts';
import { evaluateClocks } from '../../functions/tickets/ladder/steps/evaluate-clocks.ts';
import { machineDefinitions } from '../../lib/workflows/definitions.ts';
import type { World } from './world.ts';

export const definitions = machineDefinitions();

/** What one state leaves in the history at most: a task is entered, scheduled, started, has succeeded, is exited. */
export const MOST_EVENTS_A_STATE = 5;

type Task = (memory: WorkflowMemory) => Promise<unknown>;

export interface WalkOptions {
  /** Called when a wait is over, before the task that follows it works: what people did while the machine slept. */
  readonly meanwhile?: (wait: number, until: WorkflowMemory['wakeAt']) => unknown;
  /** Tasks that behave otherwise than the real ones, by the name of their function; they are handed the real one. */
  readonly instead?: Readonly<Record<string, (memory: WorkflowMemory, real: Task) => Promise<unknown>>>;
}

export interface Walked {
  /** Every state entered, in order: what Step Functions bills, beside retries. */
  readonly states: readonly string[];
  readonly retries: number;
  /** What each task was given and gave back. */
  readonly memories: readonly WorkflowMemory[];
  /** Name of the error that the execution ended with; undefined when it succeeded. */
  readonly failure: string | undefined;
}

const realTasks = (w: World): Readonly<Record<string, Task>> => {
  const at = <D>(deps: D) => ({ now: w.now, deps });
  return {
    settleOffer: (memory) => settleOffer(memory, at(w.tickets)),
    evaluateClocks: (memory) => evaluateClocks(memory, at(w.tickets)),
    prepareCall: (memory) => prepareCall(memory, at(w.followUps)),
    settleAttempt: (memory) => settleAttempt(memory, at(w.followUps)),
    recordFailure: (memory) => recordFailure(memory),
  };
};

/**
 * Walks an execution of a machine as it is deployed: the interpreter follows its definition, its tasks are the real steps
 * on the world's table, and a wait is over at once, at the fake clock's time.
 */
export async function walk(w: World, family: MachineFamily, options: WalkOptions = {}): Promise<Walked> {
  const execution = w.executions.find((one) => one.machine === family);
  if (!execution) throw new Error(`the world has no execution of ${family}`);
  w.executions.splice(w.executions.indexOf(execution), 1);
  const definition = definitions[family];
  const memories: WorkflowMemory[] = [];
  let [waits, woken] = [0, ''];

  const perform = (name: string) => async (input: unknown) => {
    const memory = input as WorkflowMemory;
    if (name !== 'recordFailure' && memory.wakeAt !== woken) {
      woken = memory.wakeAt;
      waits += 1;
      await options.meanwhile?.(waits, memory.wakeAt);
      if (memory.wakeAt > w.now) w.now = memory.wakeAt;
    }
    const real = realTasks(w)[name] as Task;
    const given = await (options.instead?.[name]?.(memory, real) ?? real(memory));
    memories.push(memory, given as WorkflowMemory);
    return given as never;
  };

  const named = (type: string) => Object.entries(definition.States).filter(([, state]) => state.Type === type);
  const overrides = {
    taskResourceLocalHandlers: Object.fromEntries(
      named('Task').map(([name, { Resource = '' }]) => [name, perform(Resource.split(':').at(-1) ?? '')]),
    ),
    waitTimeOverrides: Object.fromEntries(named('Wait').map(([name]) => [name, 0])),
    retryIntervalOverrides: Object.fromEntries(named('Task').map(([name]) => [name, 0])),
  };
  const machine = new StateMachine(structuredClone(definition) as never);
  const run = machine.run(execution.memory as never, { overrides });
  const failure = run.result.then(
    () => undefined,
    (error: Error) =>
      error.name === 'ExecutionError' ? String((error.cause as Error | undefined)?.name ?? error.name) : error.name,
  );
  const states: string[] = [];
  let retries = 0;
  for await (const event of run.eventLogs) {
    if (event.type === 'StateEntered') states.push(event.state.name);
    if (event.type === 'StateRetried') retries += 1;
  }
  return { states, retries, memories, failure: await failure };
}
