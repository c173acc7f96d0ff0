import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { looked, timed } from './clock-rules.ts';
import type { RightsDeps } from './deps.ts';
import type { RightsRequest } from './model.ts';

const PAGE = 50;
const THINGS_AT_ONCE = 5; // more than a request has clocks and stalls

/**
 * Tells what is due of every request and wakes work that has come to nothing. Each stands in the watch index by when that is, so nothing
 * is remembered between runs and nothing can be lost. Idempotent; one that somebody changes meanwhile is left to the next run.
 */
export async function reconcileRights(
  site: SiteId,
  at: {
    readonly now: Instant;
    readonly deps: Pick<RightsDeps, 'rights' | 'numbersOf'>;
    readonly correlationId: string;
  },
): Promise<{ looked: number }> {
  const { now, deps, correlationId } = at;
  const by = { actor: { kind: 'system' as const, site, name: 'reconciler' }, now, correlationId };
  async function lookAt(request: RightsRequest): Promise<void> {
    const numbers = await deps.numbersOf(request);
    let current = request;
    for (let n = 0; n < THINGS_AT_ONCE; n += 1) {
      const changed = looked(current, now, numbers);
      if (!changed) return;
      current = await deps.rights.change(current, timed(changed, now, numbers), by);
    }
  }
  let [seen, after]: [number, string | undefined] = [0, undefined];
  do {
    const page = await deps.rights.due(site, { to: now, limit: PAGE, ...(after !== undefined && { after }) });
    for (const request of page.requests) {
      try {
        await lookAt(request);
      } catch (error) {
        if (!isAppError(error)) throw error;
      }
    }
    seen += page.requests.length;
    after = page.last;
  } while (after !== undefined);
  return { looked: seen };
}
