import * as z from 'zod';
import { CustomerId, SiteId } from '../kernel/ids.ts';
import { personal } from '../kernel/personal.ts';
import { shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { Grade } from '../tickets/words.ts';

export const CustomerStatus = z.enum([
  'PROSPECT',
  'ACTIVE',
  'AT_RISK',
  'LOST',
  'WON_BACK',
  'MERGED',
  'RESTRICTED',
  'ERASED',
]);
export type CustomerStatus = z.infer<typeof CustomerStatus>;

/** A phone number in its international form. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/);

/** A customer: as little of a person as the service needs. */
export const Customer = z.object({
  id: CustomerId,
  site: SiteId,
  status: CustomerStatus,
  grade: Grade,
  /** Not known of whoever came by the mini-program and told nothing yet. */
  name: personal('NAME', shortText(40)).optional(),
  phone: personal('CONTACT', Phone).optional(),
  /** Blind index of the phone, by which he is found without its being readable. */
  phoneIndex: z.string().max(64).optional(),
  /** When he has shown that the number is his. */
  phoneVerifiedAt: Instant.optional(),
  version: z.int().min(1),
});
export type Customer = z.infer<typeof Customer>;

/** Whoever is one of these signs in no more: his record is another's, closed to use, or empty. */
export const CLOSED_STATUSES: readonly CustomerStatus[] = ['MERGED', 'RESTRICTED', 'ERASED'];
