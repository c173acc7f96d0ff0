import * as z from 'zod';
import { FollowUpId } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { longText } from '../kernel/text.ts';
import { SentInstant } from '../kernel/time.ts';
import { Solved } from '../tickets/rating/model.ts';
import * as refused from './errors.ts';
import { AttemptOutcome, FollowUp } from './model.ts';

const FollowUpView = FollowUp.omit({ site: true }).meta({ id: 'FollowUpView' });

export const listFollowUps = route({
  method: 'GET',
  path: '/follow-ups',
  audience: 'staff',
  capability: 'followUp.read',
  summary: { zh: '回访任务', en: 'Follow-up calls: those of my posts, or all that are due' },
  query: pageQuery.extend({ mine: z.string().max(5).optional(), due: z.string().max(5).optional() }),
  answer: listOf(FollowUpView),
  refusals: [badCursor],
});

export const recordAttempt = route({
  method: 'POST',
  path: '/follow-ups/{followUpId}/attempts',
  audience: 'staff',
  capability: 'followUp.attempt',
  summary: { zh: '登记一次回访', en: 'Record an attempt; an answered one ends the task' },
  params: z.strictObject({ followUpId: FollowUpId }),
  body: z.strictObject({
    outcome: AttemptOutcome,
    talkSeconds: z.int().min(0).max(36_000).optional(),
    callLaterAt: SentInstant.optional(),
    solved: Solved.optional(),
    overall: z.int().min(1).max(5).optional(),
    comment: longText(500).optional(),
  }),
  answer: FollowUpView,
  refusals: [
    refused.followUpNotFound,
    refused.ownCase,
    refused.answerIncomplete,
    refused.callLaterNeedsTime,
    wrongState,
    stale,
    keyReused,
  ],
  example: { body: { outcome: 'ANSWERED', talkSeconds: 95, solved: 'YES', overall: 5 } },
});

export const cancelFollowUp = route({
  method: 'POST',
  path: '/follow-ups/{followUpId}/cancel',
  audience: 'staff',
  capability: 'followUp.cancel',
  summary: {
    zh: '取消回访（注明理由；工单按“未回访”结案，不计入满意）',
    en: 'Call a follow-up off, with the reason; the matter is closed as not followed up, which counts as satisfied nowhere',
  },
  params: z.strictObject({ followUpId: FollowUpId }),
  body: z.strictObject({ reason: longText(200) }),
  answer: FollowUpView,
  refusals: [refused.followUpNotFound, refused.ownCase, wrongState, stale, keyReused],
  example: { body: { reason: '与另一件同事由工单合并回访' } },
});

export const contract = { listFollowUps, recordAttempt, cancelFollowUp } as const;
