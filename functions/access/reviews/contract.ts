import * as z from 'zod';
import { badCursor, pageQuery } from '../../kernel/page.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { Label, longText } from '../../kernel/text.ts';
import { Instant, PlainDate } from '../../kernel/time.ts';
import { HeldPost } from '../../staff/model.ts';
import { StaffNo } from '../../tickets/words.ts';
import { ownRights, reviewedAlready, reviewNotFound } from '../errors.ts';
import { Quarter, ReviewDecision, RightReview, RightReviewId } from './model.ts';

const Line = HeldPost.pick({ code: true, unitId: true, deputy: true, from: true, to: true }).extend({
  id: RightReviewId,
  staffNo: StaffNo,
  label: Label,
  /** What the post allows, each as far as a scope. */
  capabilities: z.record(z.string(), z.string()),
  /** When he last read customers' data as that post. */
  lastUsedOn: PlainDate.optional(),
  decision: ReviewDecision.optional(),
  reviewedBy: StaffNo.optional(),
  reviewedAt: Instant.optional(),
});

export const listRightReviews = route({
  method: 'GET',
  path: '/right-reviews',
  audience: 'staff',
  capability: 'rightReview.read',
  summary: {
    zh: '季度权限复核：谁持有哪些岗位与权限、最近使用日、复核结果',
    en: 'The quarter’s review of rights: who holds which posts, what they allow, when last used, what was decided',
  },
  query: pageQuery,
  answer: z.object({
    quarter: Quarter,
    dueAt: Instant,
    /** Posts of which nothing is decided yet. */
    open: z.int(),
    late: z.boolean(),
    items: z.array(Line),
    nextCursor: z.string().optional(),
    hasMore: z.boolean(),
  }),
  refusals: [badCursor],
});

const verb = {
  method: 'POST',
  audience: 'staff',
  capability: 'rightReview.decide',
  params: z.strictObject({ reviewId: RightReviewId }),
  answer: RightReview.omit({ site: true }),
  refusals: [reviewNotFound, ownRights, reviewedAlready, stale, keyReused],
} as const;

const params = { reviewId: 'rrv_2026Q4_S04_01HK153X00FV0QTBMYWKVK8T81' };

export const confirmRight = route({
  ...verb,
  path: '/right-reviews/{reviewId}/confirm',
  summary: { zh: '确认保留该岗位权限', en: 'He keeps the post and what it allows' },
  body: z.strictObject({ note: longText(300).optional() }),
  example: { params, body: {} },
});

export const withdrawRight = route({
  ...verb,
  path: '/right-reviews/{reviewId}/withdraw',
  summary: { zh: '收回该岗位权限（立即结束任岗）', en: 'The post ends now, and what it allows with it' },
  body: z.strictObject({ note: longText(300) }),
  example: { params, body: { note: '已转岗，不再受理投诉' } },
});

export const reviewContract = { listRightReviews, confirmRight, withdrawRight } as const;
