import type { SiteId } from '../kernel/ids.ts';
import { addMs, type Instant } from '../kernel/time.ts';
import type { KeepingTimers } from './keep-timer.ts';
import type { Callback } from './model.ts';
import { settleCallback } from './settle-callback.ts';
import { timerOf } from './timers.ts';

const GRACE_MS = 90_000; // a timer may be late by a minute, and is spread over half a one
const AHEAD_MS = 11 * 60_000; // two runs and a little: what a lost message has left without a timer gets it before its time
const AT_ONCE = 10;
const PAGE = 50;

/** Every open call-back that somebody must look at by an instant, a page at a time. */
async function* upTo(site: SiteId, to: Instant, { deps }: KeepingTimers): AsyncGenerator<readonly Callback[]> {
  let after: string | undefined;
  do {
    const page = await deps.callbacks.toLookAt(site, { to, limit: PAGE, ...(after !== undefined && { after }) });
    yield page.callbacks;
    after = page.last;
  } while (after !== undefined);
}

/**
 * Does for every open call-back what its timer would have done by now, and sets again the timers of those that come next: one
 * that is there already stays. Idempotent.
 */
export async function reconcileCallbacks(site: SiteId, at: KeepingTimers): Promise<{ looked: number; failed: number }> {
  let [looked, failed] = [0, 0];
  const late = addMs(at.now, -GRACE_MS);
  for await (const callbacks of upTo(site, late, at)) {
    for (const { id } of callbacks) await settleCallback({ site, id }, at);
    looked += callbacks.length;
  }
  for await (const callbacks of upTo(site, addMs(at.now, AHEAD_MS), at)) {
    const next = callbacks.filter(({ lookAt }) => lookAt > at.now);
    for (let n = 0; n < next.length; n += AT_ONCE) {
      const some = next.slice(n, n + AT_ONCE);
      const set = await Promise.allSettled(some.map((one) => at.timers.set(timerOf(one, at.correlationId))));
      // A scheduler that is away must not hold up the rest: what is due is found here without it.
      failed += set.filter(({ status }) => status === 'rejected').length;
    }
    looked += next.length;
  }
  return { looked, failed };
}
