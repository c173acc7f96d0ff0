import * as z from 'zod';
import { CustomerId, SiteId, TicketNo } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { Instant } from '../kernel/time.ts';
import { Opinion, Solved, SurveyMode } from '../tickets/rating/model.ts';

/** F10: one questionnaire of one closed matter, asked by a token that is good once and for some days. */

export const SurveyStatus = z.enum(['ASKED', 'ANSWERED', 'CORRECTED']);
export type SurveyStatus = z.infer<typeof SurveyStatus>;

export const surveyMoves = {
  ask: { from: [], to: 'ASKED' },
  answer: { from: ['ASKED'], to: 'ANSWERED' },
  correct: { from: ['ANSWERED'], to: 'CORRECTED' },
} as const satisfies Moves<SurveyStatus>;

export const surveyLabels: Readonly<Record<SurveyStatus, { zh: string; en: string }>> = {
  ASKED: { zh: '待填写', en: 'Asked' },
  ANSWERED: { zh: '已填写', en: 'Answered' },
  CORRECTED: { zh: '已更正', en: 'Corrected' },
};

/** Found by the hash of its token; the token itself is kept nowhere. */
export const Survey = z.object({
  /** `svy_<number>_<round>` */
  id: z.string().regex(/^svy_[0-9A-Z]{14}_\d{1,3}$/),
  site: SiteId,
  ticketNo: TicketNo,
  /** How often the matter had been taken up again when it was closed: each closing is asked about by itself. */
  round: z.int().min(0),
  /** Absent for somebody in no archive, who is asked at the number that he left with the matter. */
  customerId: CustomerId.optional(),
  tokenHash: z.string().max(64),
  status: SurveyStatus,
  askedAt: Instant,
  expiresAt: Instant,
  version: z.int().min(1),
});
export type Survey = z.infer<typeof Survey>;

export const surveyIdOf = (ticketNo: TicketNo, round: number): string => `svy_${ticketNo.slice(2)}_${round}`;

/** Which closing a survey is about, by its id; undefined for an id of something else. */
export function closingOf(id: string): { ticketNo: TicketNo; round: number } | undefined {
  const [, no, round] = /^svy_([0-9A-Z]{14})_(\d{1,3})$/.exec(id) ?? [];
  const ticketNo = TicketNo.safeParse(`GD${no}`);
  return ticketNo.success ? { ticketNo: ticketNo.data, round: Number(round) } : undefined;
}

/** One asked or answered closing, as the figures are counted from; nothing in it says who he is. */
export const SurveyRow = z.object({
  site: SiteId,
  month: z.string().regex(/^\d{4}-\d{2}$/),
  ticketNo: TicketNo,
  round: z.int().min(0),
  asked: z.boolean(),
  mode: SurveyMode.optional(),
  overall: Opinion.shape.overall.optional(),
  solved: Solved.optional(),
  /** How many answers it tells of; what tells of more is never overwritten by what tells of fewer. */
  answers: z.int().min(0),
});
export type SurveyRow = z.infer<typeof SurveyRow>;
