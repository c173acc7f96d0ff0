import * as z from 'zod';
import { LeakCaseId, SiteId } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { longText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../../tickets/words.ts';

/** What somebody is told of the case about him, and what he says: all of it that he ever sees. */
export const Hearing = z.object({
  caseId: LeakCaseId,
  site: SiteId,
  staffNo: StaffNo,
  /** What he is said to have done; nothing of who said it. */
  allegation: personal('SENSITIVE_TEXT', longText(2_000)),
  askedAt: Instant,
  until: Instant,
  statement: personal('SENSITIVE_TEXT', longText(4_000)).optional(),
  heardAt: Instant.optional(),
  /** Whoever wrote down what was said; left out where he wrote it himself. */
  recordedBy: StaffNo.optional(),
  version: z.int().min(1),
});
export type Hearing = z.infer<typeof Hearing>;
