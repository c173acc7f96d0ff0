import type { Instant } from '../kernel/time.ts';
import { WorkflowMemory } from '../kernel/workflow.ts';
import { processLog } from './process-log.ts';
import { clock } from './runtime.ts';

/** A step's own work: takes the whole memory, gives the whole memory back. */
export type Step<Deps> = (
  memory: WorkflowMemory,
  at: { readonly now: Instant; readonly deps: Deps },
) => Promise<WorkflowMemory>;

/**
 * The Lambda of one task of a machine: checks the memory that comes, hands in time and dependencies, leaves one log line.
 * A fault is thrown on, for the machine's Retry and Catch.
 */
export function stepHandler<Deps>(work: string, step: Step<Deps>, makeDeps: () => Promise<Deps>) {
  let deps: Promise<Deps> | undefined;
  return async (input: unknown): Promise<WorkflowMemory> => {
    const memory = WorkflowMemory.parse(input);
    const { correlationId, id } = memory;
    try {
      deps ??= makeDeps();
      const next = await step(memory, { now: clock(), deps: await deps });
      processLog.work({ work, correlationId, id, ...(next.outcome && { outcome: next.outcome }) });
      return next;
    } catch (error) {
      deps = undefined;
      processLog.work({ work, correlationId, id, error });
      throw error;
    }
  };
}
