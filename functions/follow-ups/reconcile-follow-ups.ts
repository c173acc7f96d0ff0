import type { SiteId } from '../kernel/ids.ts';
import { addMs, type Instant } from '../kernel/time.ts';
import type { FollowUpDeps } from './deps.ts';
import { FollowUpPost } from './model.ts';
import { settleCall } from './steps/settle-attempt.ts';

const GRACE_MS = 120_000; // executions may be late by this much
const PAGE = 50;

/** Does for every open call what its execution would have done by now: falls due, or is closed unreached. Idempotent. */
export async function reconcileFollowUps(
  site: SiteId,
  at: { now: Instant; deps: FollowUpDeps; correlationId: string; spent?: () => boolean },
): Promise<{ looked: number }> {
  const to = addMs(at.now, -GRACE_MS);
  let after: string | undefined;
  let looked = 0;
  do {
    const page = await at.deps.followUps.ofPosts(site, FollowUpPost.options, {
      to,
      limit: PAGE,
      ...(after && { after }),
    });
    for (const followUp of page.items) {
      if (at.spent?.()) return { looked };
      await settleCall(followUp, at);
      looked += 1;
    }
    after = page.last;
  } while (after);
  return { looked };
}
