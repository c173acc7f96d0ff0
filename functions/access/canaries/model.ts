import * as z from 'zod';
import { CustomerId, SiteId } from '../../kernel/ids.ts';
import { plain, shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../../tickets/words.ts';

/**
 * That a customer of the archive is invented and planted (F26). The mark stands in an item of its own: the customer's own record,
 * and every answer that shows him, is as anybody's.
 */
export const Canary = z.object({
  id: CustomerId,
  site: SiteId,
  /** Where it was planted, or what for. */
  label: plain(shortText(60)),
  plantedAt: Instant,
  plantedBy: StaffNo,
  /** Since when a read of it means nothing any more. */
  retiredAt: Instant.optional(),
  version: z.int().min(1),
});
export type Canary = z.infer<typeof Canary>;
