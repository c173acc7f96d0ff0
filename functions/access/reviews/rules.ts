import type { Changed } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { type Instant, instant, isBefore, type PlainDate } from '../../kernel/time.ts';
import { instantOfWall, plusDays } from '../../kernel/zone.ts';
import type { HeldPost, StaffMember } from '../../staff/model.ts';
import { activePosts } from '../../staff/rules.ts';
import type { CountedDay } from '../alarms/rules.ts';
import { ownRights, reviewedAlready, reviewNotFound } from '../errors.ts';
import { dayOf, ZONE } from '../log/model.ts';
import {
  type Quarter,
  type ReviewDecision,
  type RightReview,
  type RightReviewId,
  reviewedPost,
  reviewIdOf,
} from './model.ts';

const MONTHS = 3;

/** The quarter that it is in the house. */
export function quarterOf(now: Instant): Quarter {
  const [year, month] = dayOf(now).split('-').map(Number);
  return `${year}Q${Math.ceil((month ?? 1) / MONTHS)}`;
}

/** Until when the rights of a quarter are to be reviewed: so many days from its first. */
export function dueAt(quarter: Quarter, withinDays: number): Instant {
  const month = String((Number(quarter.slice(5)) - 1) * MONTHS + 1).padStart(2, '0');
  const first = `${quarter.slice(0, 4)}-${month}-01` as PlainDate;
  return instant(instantOfWall(plusDays(first, withinDays), 0, ZONE));
}

/** One post that somebody holds, as it stands in the review. */
export interface ToReview {
  readonly id: RightReviewId;
  readonly staffNo: string;
  readonly post: HeldPost;
  readonly decided?: RightReview | undefined;
}

/** Every post that somebody holds now, with what was decided of it in the quarter; by staff number. */
export function toReview(
  staff: readonly StaffMember[],
  decided: readonly RightReview[],
  of: { readonly quarter: Quarter; readonly now: Instant },
): ToReview[] {
  const known = new Map(decided.map((review) => [review.id, review]));
  return [...staff]
    .sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1))
    .flatMap((member) =>
      activePosts(member, of.now).map((post) => {
        const id = reviewIdOf(of.quarter, member.staffNo, post.id);
        return { id, staffNo: member.staffNo, post, decided: known.get(id) };
      }),
    );
}

/** Nobody has looked yet, and the time is over. */
export const isLate = (all: readonly ToReview[], due: Instant, now: Instant): boolean =>
  isBefore(due, now) && all.some(({ decided }) => decided === undefined);

/** The last day on which he read customers' data as that post; undefined where he did not, as far as days are counted. */
export const lastUsedOn = (post: Pick<HeldPost, 'code'>, days: readonly CountedDay[]): PlainDate | undefined =>
  days.find(({ posts }) => posts.includes(post.code))?.day;

/**
 * A decision on one post, by somebody else than its holder, of the quarter that it is now.
 * Errors: `rightReview.notFound`, `rightReview.own`, `rightReview.decided`.
 */
export function reviewed(
  id: RightReviewId,
  of: {
    readonly site: SiteId;
    readonly all: readonly ToReview[];
    /** What was decided in the quarter, of posts that ended with it, too. */
    readonly before: readonly Pick<RightReview, 'id'>[];
    readonly decision: ReviewDecision;
    readonly by: string;
    readonly now: Instant;
    readonly note?: string | undefined;
  },
): Changed<RightReview> {
  const { site, all, before, decision, by, now, note } = of;
  if (before.some((review) => review.id === id)) throw reviewedAlready();
  const found = all.find((one) => one.id === id);
  if (!found) throw reviewNotFound();
  if (found.staffNo === by) throw ownRights();
  const head: RightReview = {
    ...{ id, site, ...reviewedPost(id), decision },
    ...{ reviewedBy: by, reviewedAt: now, version: 1 },
  };
  const facts = { staffNo: found.staffNo, code: found.post.code, decision };
  return { head, event: { type: 'right-review.decided', facts, ...(note !== undefined && { texts: { note } }) } };
}
