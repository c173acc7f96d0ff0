import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { remind, timed } from './clocks/rules.ts';
import type { LeakCaseDeps } from './deps.ts';
import type { LeakCase } from './model.ts';

const PAGE = 50;
const THINGS_AT_ONCE = 20; // more than the clocks and hearings of one case

type Parts = Pick<LeakCaseDeps, 'leakCases' | 'timing'>;

/**
 * Tells what is due of every case: a clock at its shares, at its end and again and again, and a hearing whose time is over. Every case
 * stands in the watch index by when that is, so nothing has to be remembered between runs and nothing can be lost. Idempotent; one
 * that a person changes meanwhile is left to the next run.
 */
export async function reconcileLeakCases(
  site: SiteId,
  at: { readonly now: Instant; readonly deps: Parts; readonly correlationId: string },
): Promise<{ looked: number }> {
  const { now, deps, correlationId } = at;
  const timing = await deps.timing(site);
  const by = { actor: { kind: 'system' as const, site, name: 'reconciler' }, now, correlationId };
  async function tellAll(found: LeakCase): Promise<void> {
    let current = found;
    for (let n = 0; n < THINGS_AT_ONCE; n += 1) {
      const told = remind(current, now, timing);
      if (!told) return;
      current = await deps.leakCases.change(current, timed(told, timing.numbers), by);
    }
  }
  let [looked, after]: [number, string | undefined] = [0, undefined];
  do {
    const page = await deps.leakCases.due(site, { to: now, limit: PAGE, ...(after !== undefined && { after }) });
    for (const found of page.cases) {
      try {
        await tellAll(found);
      } catch (error) {
        if (!isAppError(error)) throw error;
      }
    }
    looked += page.cases.length;
    after = page.last;
  } while (after !== undefined);
  return { looked };
}
