import * as z from 'zod';
import { CustomerId, SiteId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';

/** What can hang on a customer. */
export const DealingKind = z.enum(['TICKET', 'CALLBACK', 'FOLLOW_UP']).meta({ id: 'DealingKind' });
export type DealingKind = z.infer<typeof DealingKind>;

/** How sure it is that it is his: he was signed in, a colleague said so, or the number that was left is his alone. */
export const Certainty = z.enum(['SIGN_IN', 'STAFF', 'PHONE']).meta({ id: 'DealingCertainty' });
export type Certainty = z.infer<typeof Certainty>;

/** That something hangs on a customer: a pointer, put once and never changed. */
export const Dealing = z.object({
  site: SiteId,
  customerId: CustomerId,
  what: DealingKind,
  /** Its id. */
  ref: z.string().max(40),
  at: Instant,
  by: Certainty,
  /** The record that it came with when that was merged into this one. */
  from: CustomerId.optional(),
});
export type Dealing = z.infer<typeof Dealing>;
