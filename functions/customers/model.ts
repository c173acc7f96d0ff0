import * as z from 'zod';
import { CustomerId, SiteId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { Grade } from '../tickets/words.ts';

export const CustomerStatus = z
  .enum(['PROSPECT', 'ACTIVE', 'AT_RISK', 'LOST', 'WON_BACK', 'MERGED', 'RESTRICTED', 'ERASED'])
  .meta({ id: 'CustomerStatus' });
export type CustomerStatus = z.infer<typeof CustomerStatus>;

export const customerLabels: Readonly<Record<CustomerStatus, { zh: string; en: string }>> = {
  PROSPECT: { zh: '潜在', en: 'Prospect' },
  ACTIVE: { zh: '活跃', en: 'Active' },
  AT_RISK: { zh: '有流失风险', en: 'At risk' },
  LOST: { zh: '已流失', en: 'Lost' },
  WON_BACK: { zh: '已挽回', en: 'Won back' },
  MERGED: { zh: '已合并', en: 'Merged into another' },
  RESTRICTED: { zh: '限制处理', en: 'Restricted' },
  ERASED: { zh: '已删除', en: 'Erased' },
};

/** Whoever is one of these is dealt with as a customer. */
export const LIVING = [
  'PROSPECT',
  'ACTIVE',
  'AT_RISK',
  'LOST',
  'WON_BACK',
] as const satisfies readonly CustomerStatus[];

/** Whoever is one of these signs in no more: his record is another's, closed to use, or empty. */
export const CLOSED_STATUSES: readonly CustomerStatus[] = ['MERGED', 'RESTRICTED', 'ERASED'];

/**
 * Every legal move of a customer. Rules, write conditions, the diagram and the tests all read this table. What was restricted or
 * merged goes back to what it was before, which the head remembers (`before`).
 */
export const customerMoves = {
  make: { from: [], to: 'PROSPECT' },
  activate: { from: ['PROSPECT', 'AT_RISK', 'WON_BACK'], to: 'ACTIVE' },
  endanger: { from: ['ACTIVE', 'WON_BACK'], to: 'AT_RISK' },
  lose: { from: ['ACTIVE', 'AT_RISK', 'WON_BACK'], to: 'LOST' },
  winBack: { from: ['LOST'], to: 'WON_BACK' },
  restrict: { from: LIVING, to: 'RESTRICTED' },
  merge: { from: LIVING, to: 'MERGED' },
  erase: { from: [...LIVING, 'RESTRICTED', 'MERGED'], to: 'ERASED' },
} as const satisfies Moves<CustomerStatus>;

export const CustomerKind = z.enum(['PERSON', 'ORGANISATION']).meta({ id: 'CustomerKind' });
export type CustomerKind = z.infer<typeof CustomerKind>;

/** How the house came to know of somebody. */
export const CustomerSource = z
  .enum(['DESK', 'PHONE', 'MINI_PROGRAM', 'WEB', 'LETTER', 'AGENCY', 'CAMPAIGN', 'REFERRAL', 'IMPORT'])
  .meta({ id: 'CustomerSource' });
export type CustomerSource = z.infer<typeof CustomerSource>;

/** On what ground personal data are processed (PIPL 13). */
export const LegalBasis = z
  .enum(['CONSENT', 'CONTRACT', 'LEGAL_DUTY', 'EMERGENCY', 'PUBLIC_DISCLOSURE'])
  .meta({ id: 'LegalBasis' });
export type LegalBasis = z.infer<typeof LegalBasis>;

/** A phone number in its international form. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/);

/** A customer: as little of a person or organisation as the service needs at once. */
export const Customer = z.object({
  id: CustomerId,
  site: SiteId,
  kind: CustomerKind.default('PERSON'),
  status: CustomerStatus,
  grade: Grade,
  /** Not known of whoever came by the mini-program and told nothing yet. */
  name: personal('NAME', shortText(60)).optional(),
  /** What he wants to be called, where the name is not told. */
  alias: personal('NAME', shortText(40)).optional(),
  /** The number on which he is called. */
  phone: personal('CONTACT', Phone).optional(),
  /** Blind index of that number. An event keeps no former value of it: it stays told who has the key. */
  phoneIndex: personal('IDENTITY', z.string().max(64)).optional(),
  /** When he has shown that the number is his. */
  phoneVerifiedAt: Instant.optional(),
  source: CustomerSource.optional(),
  basis: LegalBasis.optional(),
  /** He has a card of the house: his number is not changed on his word alone. */
  holdsCard: z.literal(true).optional(),
  /** When somebody last asked him whether what is known of him is still right. */
  checkedAt: Instant.optional(),
  /** What he was before he was restricted or merged. */
  before: CustomerStatus.optional(),
  mergedInto: CustomerId.optional(),
  version: z.int().min(1),
});
export type Customer = z.infer<typeof Customer>;

export const isLiving = ({ status }: Pick<Customer, 'status'>): boolean =>
  (LIVING as readonly CustomerStatus[]).includes(status);
