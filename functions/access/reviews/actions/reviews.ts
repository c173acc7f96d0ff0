import type { StaffActor } from '../../../kernel/actor.ts';
import type { Circumstances } from '../../../kernel/event.ts';
import type { Operation } from '../../../kernel/route.ts';
import type { Instant } from '../../../kernel/time.ts';
import { once } from '../../../platform/once.ts';
import { grants } from '../../../staff/capabilities.ts';
import { endPost } from '../../../staff/person-rules.ts';
import { postLabels } from '../../../staff/posts.ts';
import { type AccessDeps, action } from '../../deps.ts';
import { dayOf } from '../../log/model.ts';
import { confirmRight, listRightReviews, withdrawRight } from '../contract.ts';
import type { ReviewDecision, RightReview, RightReviewId } from '../model.ts';
import { dueAt, isLate, lastUsedOn, quarterOf, reviewed, type ToReview, toReview } from '../rules.ts';

/** So far back a last use is looked for: the quarter, and the one before. */
const DAYS_BACK = 190;

async function lineOf(
  { id, staffNo, post, decided }: ToReview,
  at: { deps: AccessDeps; actor: StaffActor; now: Instant },
) {
  const { deps, actor, now } = at;
  const days = await deps.reading.last(actor.site, staffNo, { to: dayOf(now), days: DAYS_BACK });
  const used = lastUsedOn(post, days);
  const { code, unitId, deputy, from, to } = post;
  const known = decided && { ...decided };
  return {
    ...{ id, staffNo, code, unitId, deputy, from, ...(to && { to }), label: postLabels[code] },
    capabilities: { ...grants[code] } as Record<string, string>,
    ...(used && { lastUsedOn: used }),
    ...(known && { decision: known.decision, reviewedBy: known.reviewedBy, reviewedAt: known.reviewedAt }),
  };
}

/** Who holds what now, with what was decided in this quarter, a page of posts at a time. */
export const listReviewsIt = action(listRightReviews, async ({ input, actor, now, deps }) => {
  const who = actor as StaffActor;
  const quarter = quarterOf(now);
  const { cursor, limit } = input.query;
  const of = { query: `right-reviews/${quarter}`, principal: who.staffId, now };
  const [staff, decided, withinDays] = await Promise.all([
    deps.staff.all(who.site),
    deps.reviews.ofQuarter(who.site, quarter),
    deps.reviewWithinDays(who.site),
  ]);
  const all = toReview(staff, decided, { quarter, now });
  const begins = cursor ? all.findIndex(({ id }) => id === deps.cursors.open(cursor, of).after) + 1 : 0;
  const page = all.slice(begins, begins + limit);
  const last = page.at(-1);
  const hasMore = last !== undefined && begins + limit < all.length;
  const due = dueAt(quarter, withinDays);
  return {
    ...{ quarter, dueAt: due, open: all.filter((one) => !one.decided).length, late: isLate(all, due, now), hasMore },
    items: await Promise.all(page.map((one) => lineOf(one, { deps, actor: who, now }))),
    ...(hasMore && { nextCursor: deps.cursors.seal({ after: last.id }, of) }),
  };
});

interface DecidingCall {
  readonly actor: unknown;
  readonly now: Instant;
  readonly deps: AccessDeps;
  readonly op?: Operation;
  readonly correlationId: string;
}

/** 1. A repeat gets the first answer. 2. The post is held now, by somebody else. 3. Kept, with the end of the post where it is withdrawn. */
async function decide(
  call: DecidingCall,
  id: RightReviewId,
  told: { readonly decision: ReviewDecision; readonly note?: string | undefined },
): Promise<RightReview> {
  const { deps, now, op, correlationId } = call;
  const actor = call.actor as StaffActor;
  const { site, staffNo: by } = actor;
  const circumstances: Circumstances = { actor, now, correlationId, op };
  return once<RightReview>(
    () => deps.reviews.repeated(site, id, circumstances),
    async () => {
      const quarter = quarterOf(now);
      const { staff } = await deps.staff.now(site);
      const before = await deps.reviews.ofQuarter(site, quarter);
      const all = toReview(staff, before, { quarter, now });
      const changed = reviewed(id, { site, all, before, by, now, ...told });
      const { staffNo, postId, decision } = changed.head;
      const holder = staff.find((member) => member.staffNo === staffNo);
      const withdrawal =
        decision === 'WITHDRAWN' && holder
          ? { before: holder, changed: endPost(holder, postId, { at: now, now }) }
          : undefined;
      return deps.reviews.decide(changed, withdrawal, circumstances);
    },
  );
}

export const confirmRightIt = action(confirmRight, (call) =>
  decide(call, call.input.params.reviewId, { decision: 'CONFIRMED', note: call.input.body.note }),
);

export const withdrawRightIt = action(withdrawRight, (call) =>
  decide(call, call.input.params.reviewId, { decision: 'WITHDRAWN', note: call.input.body.note }),
);
