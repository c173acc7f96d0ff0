import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import { plain, shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';

/** A resort. Everything of it stands under its own partition keys; nothing of one is seen from another. */
export const Site = z.object({
  id: SiteId,
  /** Itself: what is kept about a site is kept as its own. */
  site: SiteId,
  name: z.object({ zh: plain(shortText(30)), en: plain(shortText(60)) }),
  foundedAt: Instant,
  version: z.int().min(1),
});
export type Site = z.infer<typeof Site>;
