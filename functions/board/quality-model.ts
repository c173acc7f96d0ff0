import * as z from 'zod';
import { SiteId, TicketNo } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import { EndedAs } from '../tickets/words.ts';

/** How a matter was dispatched (F06): each part yes or no, together out of 100. */
export const DispatchQuality = z.object({
  rightFirst: z.boolean(),
  inTime: z.boolean(),
  complete: z.boolean(),
  score: z.int().min(0).max(100),
  /** From the acceptance to the first offer, by the wall clock. */
  minutes: z.int().min(0),
});
export type DispatchQuality = z.infer<typeof DispatchQuality>;

/** What is known of the quality of one matter, filed by the day on which it came in. Its parts come from several events in any order. */
export const QualityRow = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  dispatch: DispatchQuality.optional(),
  /** How it ended; gone while it is taken up again. */
  endedAs: EndedAs.optional(),
  answeredAt: Instant.optional(),
  /** The guest came back on the topic within seven days of the answer. */
  cameBack: z.boolean().optional(),
});
export type QualityRow = z.infer<typeof QualityRow>;
