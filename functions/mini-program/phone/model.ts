import * as z from 'zod';
import { Phone } from '../../customers/model.ts';
import { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { Moves } from '../../kernel/moves.ts';
import { personal } from '../../kernel/personal.ts';
import { Instant } from '../../kernel/time.ts';

export const PhoneCodeStatus = z.enum(['ISSUED', 'SENT', 'REFUSED', 'USED', 'LOCKED']);
export type PhoneCodeStatus = z.infer<typeof PhoneCodeStatus>;

/** Every legal move of a code by which somebody shows that a number is his; a new one takes the place of any. */
export const phoneCodeMoves = {
  issue: { from: ['ISSUED', 'SENT', 'REFUSED', 'USED', 'LOCKED'], to: 'ISSUED' },
  send: { from: ['ISSUED'], to: 'SENT' },
  refuse: { from: ['ISSUED'], to: 'REFUSED' },
  use: { from: ['ISSUED', 'SENT'], to: 'USED' },
  lock: { from: ['ISSUED', 'SENT'], to: 'LOCKED' },
} as const satisfies Moves<PhoneCodeStatus>;

/** The one code of a customer. The code itself is nowhere: it follows from id and generation, and its hash is kept. */
export const PhoneCode = z.object({
  /** `phc_` and the rest of the customer's id. */
  id: z.string().regex(/^phc_[0-9A-Z]{26}$/),
  site: SiteId,
  customerId: CustomerId,
  phone: personal('CONTACT', Phone),
  status: PhoneCodeStatus,
  /** Which code of this customer it is. */
  generation: z.int().min(1),
  codeHash: z.string().max(64),
  expiresAt: Instant,
  /** Wrong tries so far. */
  misses: z.int().min(0),
  version: z.int().min(1),
});
export type PhoneCode = z.infer<typeof PhoneCode>;

export const phoneCodeIdOf = (customerId: CustomerId): string => customerId.replace('cus_', 'phc_');
export const customerIdOf = (id: string): CustomerId => CustomerId.parse(id.replace('phc_', 'cus_'));

/** When codes were sent in the last day, to one number or for one customer. */
export const SentCodes = z.object({
  site: SiteId,
  /** A customer's id, or the blind index of a number. */
  who: z.string().max(70),
  sentAt: z.array(Instant).max(20),
  version: z.int().min(1),
});
export type SentCodes = z.infer<typeof SentCodes>;
