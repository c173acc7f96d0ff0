import { WorkflowMemory } from '../../kernel/workflow.ts';
import { processLog } from '../../platform/process-log.ts';

/**
 * Last task of every machine that fails: one line with the row, for whoever the Fail state's alarm wakes. What the engine
 * caught may quote input, so only its name is told.
 */
export async function handler(input: unknown): Promise<unknown> {
  const memory = WorkflowMemory.safeParse(input);
  const caught = (input as { error?: { Error?: unknown } } | null)?.error?.Error;
  const outcome = typeof caught === 'string' ? caught.slice(0, 80) : 'unknown outcome';
  processLog.work({
    work: 'workflow-failed',
    outcome,
    ...(memory.success && { id: memory.data.id, correlationId: memory.data.correlationId }),
  });
  return input;
}
