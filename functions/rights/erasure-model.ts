import * as z from 'zod';
import { CustomerId, RightsRequestId, SiteId, TicketNo } from '../kernel/ids.ts';
import { Instant, PlainDate } from '../kernel/time.ts';
import { StaffNo } from '../tickets/words.ts';
import { RightsKind } from './words.ts';

/**
 * How far an erasure has come. `COUNTING`: what there is, before anything goes, so that a run that was broken off certifies the same.
 * `WAITING`: for matters that were open when he asked, until their own time is over. `ERASING`: page by page.
 */
export const ErasureStage = z.enum(['COUNTING', 'WAITING', 'ERASING']);

/** How many records of a class went, lost their words, or stayed as they are. */
export const Tally = z.object({
  WENT: z.int().min(0).default(0),
  LOST_WORDS: z.int().min(0).default(0),
  STAYED: z.int().min(0).default(0),
});
export type Tally = z.infer<typeof Tally>;

export const Erasure = z.object({
  stage: ErasureStage,
  /** All records that are his: those that were merged into his own first, his own last. */
  records: z.array(CustomerId).min(1).max(50),
  tally: z.record(z.string().max(30), Tally),
  /** A hash over every item as it was stored, in the order in which it was counted: proof without content. */
  root: z.string().length(64),
  /** Matters that were open, or held, and when somebody looks at them again. */
  waitsFor: z.array(TicketNo).max(20).optional(),
  lookAgainAt: Instant.optional(),
});
export type Erasure = z.infer<typeof Erasure>;

/** What shows that somebody was erased, of what classes how many records, when, by which rule and on whose decision; and nothing that was in them. */
export const ErasureCertificate = z.object({
  id: RightsRequestId,
  site: SiteId,
  /** The id alone, which leads to nobody any more. */
  customerId: CustomerId,
  kind: RightsKind,
  erasedAt: Instant,
  decidedBy: StaffNo,
  rule: z.string().max(80),
  policyVersion: z.int().min(0),
  records: z.int().min(1),
  classes: z.record(z.string().max(30), Tally),
  /** Over every item as it was stored before. */
  root: z.string().length(64),
  /** The last day on which a copy may be in a backup, or in a file that another list was made of. */
  copiesGoneBy: PlainDate,
  /** Of all that stands above, as JSON with its keys in order. */
  sha256: z.string().length(64),
});
export type ErasureCertificate = z.infer<typeof ErasureCertificate>;
