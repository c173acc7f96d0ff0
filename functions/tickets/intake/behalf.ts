import * as z from 'zod';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../words.ts';
import { authorityMissing } from './errors.ts';

/** F04, on behalf: somebody complains for another. What he may settle for him is what a document of authority says. */

export const OnBehalf = z.strictObject({
  as: z.enum(['FAMILY', 'GUARDIAN', 'AGENCY', 'LAWYER', 'COLLEAGUE', 'OTHER']),
  /** Whose matter it is. */
  name: personal('NAME', shortText(40)).optional(),
  /** The document of authority, where it was shown at once. */
  authority: personal('SENSITIVE_TEXT', shortText(120)).optional(),
});
export type OnBehalf = z.infer<typeof OnBehalf>;

/** A document of authority that was shown later. */
export const Authority = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  document: personal('SENSITIVE_TEXT', shortText(120)),
  shownAt: Instant,
  seenBy: StaffNo,
});
export type Authority = z.infer<typeof Authority>;

/** Nobody settles for another without a document that says that he may. Errors: `ticket.authorityMissing`. */
export function mustBeAuthorised(onBehalf: OnBehalf | undefined, shown: Authority | undefined): void {
  if (onBehalf && onBehalf.authority === undefined && !shown) throw authorityMissing();
}

/** What the matter is about, where it has a number: an order, a booking, a card, a room. */
export const MatterObject = z
  .strictObject({
    type: z.enum(['ORDER', 'BOOKING', 'CARD', 'ROOM', 'TABLE']),
    ref: z
      .string()
      .trim()
      .regex(/^[\dA-Za-z-]{1,30}$/, { error: 'letters, digits and hyphens' })
      .overwrite((ref) => ref.toUpperCase()),
  })
  .meta({ id: 'MatterObject' });
export type MatterObject = z.infer<typeof MatterObject>;
