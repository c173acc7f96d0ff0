import * as z from 'zod';
import { TicketId, TicketNo } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label, longText, shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { ratedAlready } from '../tickets/rating/errors.ts';
import { Opinion, SurveyMode } from '../tickets/rating/model.ts';
import { TicketKind } from '../tickets/words.ts';
import { monthsTooMany, surveyNotFound, surveyOver } from './errors.ts';

/** A token that is not well made is one that there is not: both answers are the same. */
const params = z.strictObject({ token: z.string().max(100) });
const throttle = { rate: 20, burst: 40 } as const;
const example = { params: { token: 'AAAAAAAAAAAAAAAAAAAAAA' } };

const SurveyView = z
  .object({
    ticketNo: TicketNo,
    kind: TicketKind,
    askedAt: Instant,
    expiresAt: Instant,
    /** Whether an answer would be taken: the first one, or its one correction within a day. */
    mayAnswer: z.boolean(),
    /** What he has answered so far: the answer that counts. */
    rating: Opinion.optional(),
    /** What he may choose up to three of; other words of his own are taken as well. */
    drivers: z.array(Label),
  })
  .meta({ id: 'SurveyView' });

export const viewSurvey = route({
  method: 'GET',
  path: '/public/surveys/{token}',
  audience: 'public',
  summary: { zh: '打开满意度问卷（一次性链接，14天）', en: 'Open a questionnaire by its token: single use, 14 days' },
  params,
  answer: SurveyView,
  refusals: [surveyNotFound],
  example,
  throttle,
});

export const answerSurvey = route({
  method: 'POST',
  path: '/public/surveys/{token}',
  audience: 'public',
  summary: {
    zh: '提交问卷（首次为准，24小时内可更正一次；未解决或2分以下将重新办理）',
    en: 'Answer it: the first answer counts, one correction within a day; not solved or 2 and less takes the matter up again',
  },
  idempotencyKey: 'needed',
  params,
  body: z.strictObject({
    overall: Opinion.shape.overall,
    solved: Opinion.shape.solved,
    drivers: z.array(shortText(20)).max(3).optional(),
    comment: longText(500).optional(),
    /** Where he was asked; ways of asking are counted apart. */
    mode: SurveyMode.extract(['SMS', 'MINI_PROGRAM']).default('SMS'),
  }),
  answer: SurveyView.extend({
    /** His matter was taken up again … */
    takenUpAgain: z.boolean(),
    /** … or, where that is too long ago, another one follows it. */
    followedBy: z.object({ id: TicketId, ticketNo: z.string() }).optional(),
  }),
  refusals: [surveyNotFound, surveyOver, ratedAlready, wrongState, stale, keyReused],
  example: { ...example, body: { overall: 5, solved: 'YES', drivers: ['态度', '速度'], mode: 'SMS' } },
  throttle,
});

const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, { error: 'a month, like 2026-11' });
const Interval = z.object({ from: z.number(), to: z.number() }).optional();

const Figures = z.object({
  n: z.int(),
  mean: z.number().optional(),
  /** With 95 % the true mean lies between these. */
  meanInterval: Interval,
  topTwoPercent: z.number().optional(),
  topTwoInterval: Interval,
  solved: z.object({ YES: z.int(), PARTLY: z.int(), NO: z.int() }),
  /** Fewer than 30 answers: an indication, no more. */
  indicative: z.boolean(),
});

export const surveyStatistics = route({
  method: 'GET',
  path: '/surveys/statistics',
  audience: 'staff',
  capability: 'survey.read',
  summary: {
    zh: '满意度统计：样本量、应答率、均值、前两项占比及置信区间，按方式分列',
    en: 'Satisfaction: n, response rate, mean and top-2 box with their intervals, by the way of asking',
  },
  query: z.strictObject({ from: Month.optional(), to: Month.optional() }),
  answer: Figures.extend({
    ...{ from: Month, to: Month, asked: z.int(), answered: z.int(), responsePercent: z.number().optional() },
    byMode: z.array(Figures.extend({ mode: SurveyMode })),
  }),
  refusals: [monthsTooMany],
  example: { query: { from: '2026-10', to: '2026-11' } },
});

export const contract = { viewSurvey, answerSurvey, surveyStatistics } as const;
