import * as z from 'zod';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { Instant, PlainDate } from '../../kernel/time.ts';
import { StaffNo } from '../words.ts';

/** For how long a sealed matter is kept, by what it was about (F08). */
export const RetentionClass = z.enum(['DISPUTE', 'TOURISM', 'SAFETY']);
export type RetentionClass = z.infer<typeof RetentionClass>;

/** One item of the record set: which, of what kind, and the hash that covers it and all before it. */
export const SealedEntry = z.object({ item: z.string(), kind: z.string(), sha256: z.string().length(64) });
export type SealedEntry = z.infer<typeof SealedEntry>;

/** The seal of a matter: contents list and root hash, written once. */
export const ArchiveRecord = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  sealedAt: Instant,
  sealedBy: StaffNo,
  /** The version of the head that was sealed; what came later follows it. */
  version: z.int().min(1),
  contents: z.array(SealedEntry),
  root: z.string().length(64),
  retention: RetentionClass,
  /** The last day on which it is kept. */
  keepUntil: PlainDate,
});
export type ArchiveRecord = z.infer<typeof ArchiveRecord>;
