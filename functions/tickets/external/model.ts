import * as z from 'zod';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { plain, shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { external } from '../intake/source.ts';
import { StaffNo } from '../words.ts';

/** The case of an authority that came to a matter, or was given another date, after it was taken in (F03: forwards). */
export const ExternalCase = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  ...external,
  forwardedAt: Instant,
  dueAt: Instant,
  /** The letter or message that says so. */
  document: plain(shortText(120)),
  setBy: StaffNo,
  version: z.int().min(1),
});
export type ExternalCase = z.infer<typeof ExternalCase>;
