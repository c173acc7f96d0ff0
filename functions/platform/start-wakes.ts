import { executionName, type MachineFamily, type Wake, type WorkflowMemory } from '../kernel/workflow.ts';
import type { BusEvent } from './bus-event.ts';

/** One execution to start: which machine, under which name, with which memory. */
export interface Start {
  readonly machine: MachineFamily;
  readonly name: string;
  readonly memory: WorkflowMemory;
}

export type StartExecution = (start: Start) => Promise<void>;

const memoryOf = ({ site, correlationId }: BusEvent, { id, generation, wakeAt }: Wake): WorkflowMemory => ({
  site,
  id,
  generation,
  wakeAt,
  correlationId,
});

const nameOf = (error: unknown) => (error instanceof Error ? error.name : undefined);

/**
 * Starts what an event orders. The name is made of row and generation, so that the same order, told twice or late, starts
 * nothing twice: an execution that is there already is what was wanted.
 */
export async function startWakes(event: BusEvent, start: StartExecution): Promise<void> {
  for (const wake of event.wakes ?? []) {
    try {
      await start({ machine: wake.machine, name: executionName(wake), memory: memoryOf(event, wake) });
    } catch (error) {
      if (nameOf(error) !== 'ExecutionAlreadyExists') throw error;
    }
  }
}
