import { msOfElapsed } from '../kernel/duration.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { addMs, type Instant, isBefore, millis } from '../kernel/time.ts';
import { queues } from '../platform/keys.ts';
import type { NoticeDeps } from './deps.ts';
import { noticeKinds } from './notice-kinds.ts';
import { tell } from './rules.ts';
import { noticeIdOf } from './store.ts';
import { recipientsOf } from './tell-people.ts';
import { tellRightReviews } from './tell-right-reviews.ts';

const MINUTE_MS = 60_000;
const HOUR = 60;
const QUARTER = 15;
const LOOKED_AT = 20;

/** Misconduct waits a quarter of an hour at most until somebody hears of it again; an emergency waits for no review at all. */
const ALARMING = 'MISCONDUCT';

interface TellingReviews {
  readonly now: Instant;
  readonly deps: NoticeDeps;
  readonly reviewWithin: string;
  readonly correlationId: string;
}

/**
 * F03: what waits for a review is told of together, so that a flood is one notice an hour and a real guest is never left in
 * it: to the leaders at once, to the supervisors when the oldest has waited for too long. The same hour again finds it told.
 */
async function tellWaiting(site: SiteId, at: TellingReviews): Promise<void> {
  const { now, deps } = at;
  const { tickets } = await deps.tickets.heads({ index: 'queue', partitions: [queues.review(site)], limit: LOOKED_AT });
  const [oldest] = tickets;
  if (!oldest) return;
  const minutes = tickets.some(({ kind }) => kind === ALARMING) ? QUARTER : HOUR;
  const window = Math.floor(millis(now) / (minutes * MINUTE_MS)) * minutes * MINUTE_MS;
  const overdue = isBefore(addMs(oldest.receivedAt, msOfElapsed(at.reviewWithin)), now);
  const by: Circumstances = {
    ...{ actor: { kind: 'system', site, name: 'notices' }, now, correlationId: at.correlationId },
  };
  const staff = await deps.staff.all(site);
  for (const type of ['review.waiting', ...(overdue ? ['review.overdue'] : [])]) {
    const kind = noticeKinds[type];
    if (!kind) throw new Error(`no words for ${type}`);
    const createdAt = new Date(window).toISOString() as Instant;
    for (const recipient of recipientsOf(kind.audience, { facts: {}, ticket: undefined, staff, now })) {
      const id = noticeIdOf({ recipient, at: createdAt, eventId: `${type} ${minutes} ${site}` });
      const facts = {
        waiting: tickets.length === LOOKED_AT ? `${LOOKED_AT}+` : tickets.length,
        since: oldest.receivedAt,
      };
      const priority = minutes === QUARTER ? { priority: 'P1' as const } : {};
      const head = { id, site, recipient, kind: type, entityId: site, createdAt, facts, ...priority };
      await deps.notices.tell(tell(head, kind.channels), by);
    }
  }
}

/** What waits for somebody's look: matters that may not be genuine, and rights that nobody has reviewed in their quarter. */
export async function tellReviews(site: SiteId, at: TellingReviews): Promise<void> {
  await tellWaiting(site, at);
  await tellRightReviews(site, at);
}
