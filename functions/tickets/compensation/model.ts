import * as z from 'zod';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';

/** Matters in which one guest was offered money (4.0, authority): what they came to stands in their heads. */
export const Given = z.object({
  site: SiteId,
  /** A customer, or the blind index of a number. */
  party: z.string().max(80),
  matters: z.array(z.object({ ticketNo: TicketNo, at: Instant })).max(50),
  version: z.int().min(1),
});
export type Given = z.infer<typeof Given>;
