import * as z from 'zod';
import { SiteId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';

/** While a window is open so many messages may be sent, and not longer than until then. */
const Opened = z.object({ until: Instant, left: z.int().min(0).max(20) });

/**
 * When one WeChat user may be sent messages of the mini-program's service chat: five within 48 hours after he wrote, two within a
 * minute after he opened the chat. Nobody tells us what is left, so it is counted here.
 */
export const ServiceWindow = z.object({
  /** `svw_<index>` */
  id: z.string().max(60),
  site: SiteId,
  /** The blind index of his openid. */
  index: z.string().max(50),
  wrote: Opened.extend({ at: Instant }).optional(),
  entered: Opened.extend({ at: Instant }).optional(),
  version: z.int().min(1),
});
export type ServiceWindow = z.infer<typeof ServiceWindow>;
