import * as z from 'zod';
import { ReadId, SiteId, TicketNo } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { type ReadWhat, readLabels } from '../../kernel/reads.ts';
import { longText } from '../../kernel/text.ts';
import { addPlainDays, Instant, type PlainDate, plainDateIn } from '../../kernel/time.ts';
import { PostCode } from '../../staff/posts.ts';
import { StaffNo } from '../../tickets/words.ts';
import { RevealPurpose } from '../purposes.ts';

/** So many ids of people fit into an entry that stays under 1 KB; what shows more of them makes several. */
export const SUBJECTS_AT_MOST = 20;

/** The house counts days and months by its own clock. */
export const ZONE = 'Asia/Shanghai';

/** A month of the log: `2026-11`. */
export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);

const whats = Object.keys(readLabels) as [ReadWhat, ...ReadWhat[]];

/**
 * That somebody was shown whose data: who, as what, by which route, when, in which request; of what was shown in clear, what for.
 * Ids and codes alone: what was shown does not stand in it. Written once, never changed (F26).
 */
export const ReadEntry = z.object({
  id: ReadId,
  site: SiteId,
  /** Of one answer that showed more people than an entry holds. */
  part: z.int().min(0).max(9),
  at: Instant,
  staffNo: StaffNo,
  post: PostCode,
  route: z.string().max(120),
  what: z.enum(whats),
  subjects: z.array(z.string().max(40)).max(SUBJECTS_AT_MOST),
  requestId: z.string().max(80),
  correlationId: z.string().max(80),
  /** It was shown in clear. */
  clear: z.literal(true).optional(),
  fields: z.array(z.string().max(20)).max(12).optional(),
  purpose: RevealPurpose.optional(),
  /** What for, in the reader's own words: sealed, for he may write what he likes. */
  reason: personal('SENSITIVE_TEXT', longText(200)).optional(),
  ticketNo: TicketNo.optional(),
  /** The emergency access by which it was allowed. */
  breakGlass: z.string().max(40).optional(),
});
export type ReadEntry = z.infer<typeof ReadEntry>;

/** Where one entry that tells of a subject stands: found by whose data it was. */
export const ReadMark = z.object({
  site: SiteId,
  subject: z.string().max(40),
  id: ReadId,
  part: z.int().min(0).max(9),
  at: Instant,
  staffNo: StaffNo,
});
export type ReadMark = z.infer<typeof ReadMark>;

/** The house's day of an instant. */
export const dayOf = (at: Instant): PlainDate => plainDateIn(at, ZONE);

/** The month whose part of the log an instant belongs to. */
export const monthOf = (at: Instant): string => dayOf(at).slice(0, 7);

/** The month before. */
export const monthBefore = (month: string): string => addPlainDays(`${month}-01` as PlainDate, -1).slice(0, 7);

/** F26: three years, and the rest of the month in which they end. */
export const KEPT_MONTHS = 37;
const KEPT_DAYS = 3 * 366 + 31;
const DAY_SECONDS = 86_400;

/** When an entry may go, in epoch seconds: before that nothing and nobody takes it away. */
export const keptUntil = (at: Instant): number => Math.ceil(Date.parse(at) / 1_000) + KEPT_DAYS * DAY_SECONDS;
