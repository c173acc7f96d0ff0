import * as z from 'zod';
import { PostId, SiteId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../../tickets/words.ts';

/** A quarter of the house's calendar: `2026Q4`. */
export const Quarter = z.string().regex(/^20\d{2}Q[1-4]$/);
export type Quarter = z.infer<typeof Quarter>;

/** One post of one person in one quarter: `rrv_2026Q4_S04_<characters of the post>`. */
export const RightReviewId = z.string().regex(/^rrv_20\d{2}Q[1-4]_[A-Z]\d{2}[A-Z]?_[0-9A-HJKMNP-TV-Z]{26}$/);
export type RightReviewId = z.infer<typeof RightReviewId>;

export const ReviewDecision = z.enum(['CONFIRMED', 'WITHDRAWN']);
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/** What was decided of one post of one person in a quarter. What nobody has decided yet is not kept: it follows from who holds what. */
export const RightReview = z.object({
  id: RightReviewId,
  site: SiteId,
  quarter: Quarter,
  staffNo: StaffNo,
  postId: PostId,
  decision: ReviewDecision,
  reviewedBy: StaffNo,
  reviewedAt: Instant,
  version: z.int().min(1),
});
export type RightReview = z.infer<typeof RightReview>;

export const reviewIdOf = (quarter: Quarter, staffNo: string, postId: string): RightReviewId =>
  RightReviewId.parse(`rrv_${quarter}_${staffNo}_${postId.replace(/^pst_/, '')}`);

/** What a review is of. */
export function reviewedPost(id: RightReviewId): { quarter: Quarter; staffNo: string; postId: PostId } {
  const [, quarter = '', staffNo = '', post = ''] = id.split('_');
  return { quarter, staffNo, postId: PostId.parse(`pst_${post}`) };
}
