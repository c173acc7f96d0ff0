import * as z from 'zod';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { longText } from '../../kernel/text.ts';
import { Instant, PlainDate } from '../../kernel/time.ts';
import { EndedAs, StaffNo } from '../words.ts';

/** For how long a sealed matter is kept, by what it was about (F08). */
export const RetentionClass = z.enum(['DISPUTE', 'TOURISM', 'SAFETY']);
export type RetentionClass = z.infer<typeof RetentionClass>;

/** One item of the record set: which, of what kind, and the hash that covers it and all before it. */
export const SealedEntry = z.object({
  item: z.string(),
  kind: z.string(),
  sha256: z.string().length(64),
  /** Of a file that lies beside the record: the hash of its own bytes. */
  file: z.string().length(64).optional(),
});
export type SealedEntry = z.infer<typeof SealedEntry>;

/** The seal of a matter: contents list and root hash, written once. */
export const ArchiveRecord = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  sealedAt: Instant,
  /** Nobody where it was sealed by itself, when its time had come. */
  sealedBy: StaffNo.optional(),
  /** The version of the head that was sealed; what came later follows it. */
  version: z.int().min(1),
  contents: z.array(SealedEntry),
  root: z.string().length(64),
  retention: RetentionClass,
  /** How the matter ended. */
  endedAs: EndedAs.optional(),
  /** The last day on which it is kept. */
  keepUntil: PlainDate,
});
export type ArchiveRecord = z.infer<typeof ArchiveRecord>;

/** F08, legal hold: while it stands nothing of a matter is deleted, whatever its time. */
export const LegalHold = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  heldAt: Instant,
  heldBy: StaffNo,
  reason: personal('SENSITIVE_TEXT', longText(200)),
  version: z.int().min(1),
});
export type LegalHold = z.infer<typeof LegalHold>;

/** What shows that a matter was deleted by its rule, without saying what was in it. */
export const DeletionCertificate = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  deletedAt: Instant,
  retention: RetentionClass,
  keptUntil: PlainDate,
  /** The root hash of what had been sealed. */
  root: z.string().length(64),
  /** Items that were taken away whole, and events that lost their words. */
  items: z.int().min(0),
  texts: z.int().min(0),
});
export type DeletionCertificate = z.infer<typeof DeletionCertificate>;
