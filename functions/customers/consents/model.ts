import * as z from 'zod';
import { CustomerId, SiteId } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { plain, shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { LegalBasis } from '../model.ts';

/** For what personal data are used; each is agreed to, and withdrawn, by itself (PIPL 14–16). */
export const Purpose = z
  .enum(['SERVICE', 'MARKETING_CALL', 'MARKETING_MESSAGE', 'SURVEY', 'PROFILING', 'RECORDING', 'SHARING'])
  .meta({ id: 'ConsentPurpose' });
export type Purpose = z.infer<typeof Purpose>;

/** By what it can be shown that he said so. */
export const ConsentProof = z.strictObject({
  kind: z.enum(['SIGNED', 'RECORDED_CALL', 'ONLINE', 'SPOKEN']),
  /** Number of the paper or recording. */
  ref: personal('SENSITIVE_TEXT', shortText(60)).optional(),
});

/** One thing he said. */
export const ConsentStep = z.object({
  given: z.boolean(),
  at: Instant,
  basis: LegalBasis.optional(),
  noticeVersion: plain(shortText(20)).optional(),
  proof: ConsentProof.optional(),
});
export type ConsentStep = z.infer<typeof ConsentStep>;

/** What a customer said of one purpose, the newest first; older steps than these stand in his events. */
export const Consent = z.object({
  site: SiteId,
  customerId: CustomerId,
  purpose: Purpose,
  steps: z.array(ConsentStep).min(1).max(10),
});
export type Consent = z.infer<typeof Consent>;
