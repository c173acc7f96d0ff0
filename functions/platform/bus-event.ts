import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import { machineFamilies } from '../kernel/workflow.ts';

/** What goes over the bus of an event: pointers and plain facts, nothing personal. Anything else of the item stays in the table. */
export const BusEvent = z.object({
  id: z.string(),
  type: z.string(),
  site: SiteId,
  entity: z.string(),
  entityId: z.string(),
  version: z.number(),
  at: Instant,
  correlationId: z.string(),
  facts: z.record(z.string(), z.unknown()).default({}),
  wakes: z
    .array(z.object({ machine: z.enum(machineFamilies), id: z.string(), generation: z.int(), wakeAt: Instant }))
    .optional(),
});
export type BusEvent = z.infer<typeof BusEvent>;

export const BUS_SOURCE = 'guest-service';
