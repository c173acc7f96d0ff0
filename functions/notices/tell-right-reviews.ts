import { dueAt, isLate, quarterOf, toReview } from '../access/reviews/rules.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { type Instant, instant, millis } from '../kernel/time.ts';
import type { NoticeDeps } from './deps.ts';
import { noticeKinds } from './notice-kinds.ts';
import { tell } from './rules.ts';
import { noticeIdOf } from './store.ts';
import { recipientsOf } from './tell-people.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** Everybody is told again after so long, and of the same week once. */
const weekOf = (now: Instant): Instant => instant(Math.floor(millis(now) / (WEEK_DAYS * DAY_MS)) * WEEK_DAYS * DAY_MS);

/**
 * F26: rights that nobody has reviewed though the quarter's time is over are told of, once a week, until somebody does. The same
 * week again finds it told.
 */
export async function tellRightReviews(
  site: SiteId,
  at: { readonly now: Instant; readonly deps: NoticeDeps; readonly correlationId: string },
): Promise<void> {
  const { now, deps, correlationId } = at;
  const quarter = quarterOf(now);
  const due = dueAt(quarter, await deps.reviewRightsWithin(site));
  if (now < due) return;
  const staff = await deps.staff.all(site);
  const all = toReview(staff, await deps.rightReviews.ofQuarter(site, quarter), { quarter, now });
  if (!isLate(all, due, now)) return;
  const kind = noticeKinds['right-review.late'];
  if (!kind) throw new Error('no words for right-review.late');
  const by: Circumstances = { actor: { kind: 'system', site, name: 'notices' }, now, correlationId };
  const facts = { quarter, open: all.filter(({ decided }) => decided === undefined).length };
  const createdAt = weekOf(now);
  for (const recipient of recipientsOf(kind.audience, { facts, ticket: undefined, staff, now })) {
    const id = noticeIdOf({ recipient, at: createdAt, eventId: `right-review.late ${quarter} ${site}` });
    const head = { id, site, recipient, kind: 'right-review.late', entityId: quarter, createdAt, facts };
    await deps.notices.tell(tell(head, kind.channels), by);
  }
}
