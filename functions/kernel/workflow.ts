import * as z from 'zod';
import { SiteId } from './ids.ts';
import { Instant } from './time.ts';

export const machineFamilies = ['complaint-dispatch', 'escalation', 'follow-up'] as const;
export type MachineFamily = (typeof machineFamilies)[number];

/**
 * The whole memory of a workflow: which row it watches, as which generation, when it wakes next and what its last step said.
 * Every step takes it and gives it back; nothing that the table holds stands in it.
 */
export const WorkflowMemory = z.strictObject({
  site: SiteId,
  /** The work order (`wo_…`), ticket (`tck_…`) or follow-up (`fu_…`) whose time this is. */
  id: z.string().max(60),
  generation: z.int().min(1),
  wakeAt: Instant,
  outcome: z.enum(['wait', 'done']).optional(),
  correlationId: z.string().max(80),
  /** What Step Functions puts here when it catches a fault. */
  error: z.unknown().optional(),
});
export type WorkflowMemory = z.infer<typeof WorkflowMemory>;

/** An order to the starter, carried by the event that made the work: which machine to start, with which memory. */
export interface Wake {
  readonly machine: MachineFamily;
  readonly id: string;
  readonly generation: number;
  readonly wakeAt: Instant;
}

/** Name of an execution: at most one per row and generation, so a repeated start is a no-op. At most 80 characters. */
export const executionName = (wake: Pick<Wake, 'id' | 'generation'>): string => `${wake.id}-${wake.generation}`;

/** The row is as it should be, or no longer this execution's: end quietly. */
export const done = (memory: WorkflowMemory): WorkflowMemory => ({ ...memory, outcome: 'done' });

/** Look again at the given instant. */
export const wakeAgain = (memory: WorkflowMemory, wakeAt: Instant): WorkflowMemory => ({
  ...memory,
  outcome: 'wait',
  wakeAt,
});
