import * as z from 'zod';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { plain, shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';

export const Solved = z.enum(['YES', 'PARTLY', 'NO']).meta({ id: 'Solved' });
export type Solved = z.infer<typeof Solved>;

/** How he was asked: answers of different ways are never mixed without being told. */
export const SurveyMode = z.enum(['CALL', 'MINI_PROGRAM', 'SMS']).meta({ id: 'SurveyMode' });
export type SurveyMode = z.infer<typeof SurveyMode>;

const MOST_DRIVERS = 3;

/** What a guest thinks of how his matter was handled (F10): nothing personal in it; his own words stand sealed in the event. */
export const Opinion = z
  .object({
    overall: z.int().min(1).max(5),
    solved: Solved,
    drivers: z
      .array(plain(shortText(20)))
      .max(MOST_DRIVERS)
      .optional(),
    mode: SurveyMode.optional(),
    at: Instant,
  })
  .meta({ id: 'GuestOpinion' });
export type Opinion = z.infer<typeof Opinion>;

/** The first answer counts; one correction within a day is kept beside it. */
export const Rating = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  /** How often the matter had been taken up again when he rated it: each solution may be rated. */
  round: z.int().min(0),
  first: Opinion,
  corrected: Opinion.optional(),
  version: z.int().min(1),
});
export type Rating = z.infer<typeof Rating>;
