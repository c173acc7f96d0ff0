import * as z from 'zod';
import { LeakCaseId, SiteId } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../../tickets/words.ts';

export const EvidenceKind = z.enum(['FILE', 'LOG_EXTRACT', 'RECORDING', 'STATEMENT']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One link of the chain of custody: from whose hands into whose. Its hash covers the link before it and the content. */
export const CustodyLink = z.object({
  from: StaffNo.optional(),
  to: StaffNo,
  at: Instant,
  why: z.enum(['COLLECTED', 'HANDED_OVER', 'IMPOUNDED']),
  hash: Sha256,
});
export type CustodyLink = z.infer<typeof CustodyLink>;

/** A file as the bucket keeps it: under which name there, of which media type, and how it is called when it is saved. */
export const EvidenceFile = z.object({
  name: z.string().max(200),
  type: z.string().max(100),
  fileName: personal('SENSITIVE_TEXT', shortText(120)),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

const MOST_LINKS = 100;

/** A piece of evidence: what it is, its fingerprint, and in whose hands it has been since. */
export const Evidence = z.object({
  caseId: LeakCaseId,
  site: SiteId,
  no: z.int().min(1).max(90),
  kind: EvidenceKind,
  title: personal('SENSITIVE_TEXT', shortText(80)),
  collector: StaffNo,
  collectedAt: Instant,
  sha256: Sha256,
  bytes: z.int().min(1),
  /** What it says, where it is words; else the file that it is. */
  text: personal('SENSITIVE_TEXT', longText(12_000)).optional(),
  file: EvidenceFile.optional(),
  /** Which sealed evidence it adds to. */
  addendumTo: z.int().min(1).optional(),
  sealedAt: Instant.optional(),
  custodian: StaffNo,
  custody: z.array(CustodyLink).min(1).max(MOST_LINKS),
  /** To whom it is being handed over, until he accepts. */
  offer: z.object({ to: StaffNo, at: Instant }).optional(),
  /** Who wants to see it, and by whose leave, until when. */
  view: z.object({ by: StaffNo, until: Instant, approvedBy: StaffNo.optional() }).optional(),
  version: z.int().min(1),
});
export type Evidence = z.infer<typeof Evidence>;
