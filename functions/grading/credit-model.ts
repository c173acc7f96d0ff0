import * as z from 'zod';
import { CreditEntryId, CustomerId, SiteId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { longText, plain, shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { StaffNo } from '../tickets/words.ts';

/** What is recorded of a customer's reliability (F02), for or against him. */
export const CreditKind = z
  .enum(['NO_SHOW', 'CHARGEBACK', 'UNFOUNDED_CLAIM', 'UNPAID', 'ON_TIME_PAYMENT', 'KEPT_AGREEMENT'])
  .meta({ id: 'CreditKind' });
export type CreditKind = z.infer<typeof CreditKind>;

export const creditLabels: Readonly<Record<CreditKind, { zh: string; en: string }>> = {
  NO_SHOW: { zh: '预订未到', en: 'Booked and did not come' },
  CHARGEBACK: { zh: '恶意拒付', en: 'Charged back' },
  UNFOUNDED_CLAIM: { zh: '索赔不实', en: 'Claimed without ground' },
  UNPAID: { zh: '逾期未付', en: 'Not paid in time' },
  ON_TIME_PAYMENT: { zh: '按期付款', en: 'Paid in time' },
  KEPT_AGREEMENT: { zh: '守约', en: 'Kept what was agreed' },
};

const POSITIVE: readonly CreditKind[] = ['ON_TIME_PAYMENT', 'KEPT_AGREEMENT'];
export const isPositive = (kind: CreditKind): boolean => POSITIVE.includes(kind);

export const CreditStatus = z.enum(['RECORDED', 'CONTESTED', 'UPHELD', 'STRUCK']).meta({ id: 'CreditStatus' });
export type CreditStatus = z.infer<typeof CreditStatus>;

/** Every legal move of an entry: the customer may contest it once, and somebody who did not record it decides. */
export const creditMoves = {
  record: { from: [], to: 'RECORDED' },
  contest: { from: ['RECORDED'], to: 'CONTESTED' },
  uphold: { from: ['CONTESTED'], to: 'UPHELD' },
  strike: { from: ['CONTESTED'], to: 'STRUCK' },
} as const satisfies Moves<CreditStatus>;

export const CreditEntry = z.object({
  id: CreditEntryId,
  site: SiteId,
  customerId: CustomerId,
  kind: CreditKind,
  status: CreditStatus,
  occurredAt: Instant,
  /** Where it is known from: an order, a booking, a bank's notice. */
  source: plain(shortText(60)),
  evidence: personal('SENSITIVE_TEXT', longText(500)),
  recordedBy: StaffNo,
  recordedAt: Instant,
  /** From here on it counts no more. */
  expiresAt: Instant,
  /** The customer's objection, until when it is to be decided, and whether that is late and was told. */
  contest: z
    .object({
      grounds: personal('SENSITIVE_TEXT', longText(500)),
      at: Instant,
      dueAt: Instant,
      late: z.boolean().optional(),
    })
    .optional(),
  decidedBy: StaffNo.optional(),
  version: z.int().min(1),
});
export type CreditEntry = z.infer<typeof CreditEntry>;
