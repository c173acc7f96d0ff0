import * as z from 'zod';
import { CustomerId, SiteId } from '../kernel/ids.ts';
import { plain, shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { Grade, StaffNo } from '../tickets/words.ts';

/** What a customer's grade is worked out from (F02). */
export const ActivityKind = z.enum(['SPEND', 'VISIT', 'REFERRAL']);
export type ActivityKind = z.infer<typeof ActivityKind>;

export const CardLevel = z.enum(['SILVER', 'GOLD', 'PLATINUM']);
export type CardLevel = z.infer<typeof CardLevel>;

/** One thing that a customer did: an order paid, a stay, a guest whom he brought. Kept once by its kind and reference. */
export const Activity = z.object({
  site: SiteId,
  customerId: CustomerId,
  kind: ActivityKind,
  /** Number of the order, the stay or the guest: the same one counts once. */
  ref: plain(shortText(40)),
  at: Instant,
  /** Of a spend: what was paid, less what was paid back, in fen. */
  amountFen: z.int().min(-1_000_000_000).max(1_000_000_000).optional(),
  recordedBy: StaffNo,
});
export type Activity = z.infer<typeof Activity>;

/** A month as `2026-11`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const MonthSums = z
  .object({ spendFen: z.int(), visits: z.int().min(0), referrals: z.int().min(0) })
  .meta({ id: 'MonthSums' });
export type MonthSums = z.infer<typeof MonthSums>;

/** A grade that somebody has set by hand: with a reason, approved by another, for a time. */
const Override = z.object({ grade: Grade, until: Instant, askedBy: StaffNo });

/** How a customer stands (F02): small, beside his record, so that working his grade out reads one item. */
export const Standing = z.object({
  id: CustomerId,
  site: SiteId,
  /** Sums of the last twelve calendar months. */
  months: z.record(Month, MonthSums),
  card: z.object({ level: CardLevel, until: Instant }).optional(),
  /** The grade by rule; the one that counts is this, or an override while it lasts. */
  grade: Grade,
  /** The quarter that was last looked at, as `2026-4`: only at its end does a grade begin to fall. */
  quarter: z.string().regex(/^\d{4}-[1-4]$/),
  /** A grade that is going to fall, and when: until then he can still earn it. */
  fall: z.object({ to: Grade, endsAt: Instant }).optional(),
  override: Override.extend({ approvedBy: StaffNo }).optional(),
  asked: Override.optional(),
  /** When it must be looked at again. */
  lookAt: Instant,
  version: z.int().min(1),
});
export type Standing = z.infer<typeof Standing>;

/** The highest grade first. */
export const GRADES: readonly Grade[] = ['V', 'A', 'B', 'C', 'N'];
export const isHigher = (one: Grade, other: Grade): boolean => GRADES.indexOf(one) < GRADES.indexOf(other);
