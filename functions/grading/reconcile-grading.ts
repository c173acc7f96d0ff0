import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { changeStanding } from './change-standing.ts';
import { lateContest } from './credit-rules.ts';
import type { GradingDeps } from './deps.ts';
import { review } from './rules.ts';

const A_RUN = 500; // standings a run: 100,000 customers are through before the first night of a month is over
const PAGE = 100;

type Deps = Pick<GradingDeps, 'grading' | 'customer' | 'records' | 'numbers'>;

/**
 * F02, by night and day: standings that time alone changes (a month begins, a grace or an override ends), and contests that
 * nobody has decided in time. Idempotent; what a person changes meanwhile is left to the next run.
 */
export async function reconcileGrading(
  site: SiteId,
  at: { readonly now: Instant; readonly deps: Deps; readonly correlationId: string },
): Promise<{ looked: number; failed: number }> {
  const { now, deps, correlationId } = at;
  const by = { actor: { kind: 'system' as const, site, name: 'reconciler' }, now, correlationId };
  const count = { looked: 0, failed: 0 };
  const surely = async (act: () => Promise<unknown>) => {
    count.looked += 1;
    try {
      await act();
    } catch (error) {
      if (!isAppError(error)) count.failed += 1;
    }
  };
  for (const { id: customerId } of await deps.grading.due(site, now, A_RUN))
    await surely(() =>
      changeStanding({ site, customerId, now, deps }, by, (standing, numbers) => review(standing, { now, numbers })),
    );
  let after: string | undefined;
  do {
    const page = await deps.grading.contested(site, { to: now, limit: PAGE, ...(after !== undefined && { after }) });
    for (const entry of page.entries) {
      const late = lateContest(entry, now);
      if (late) await surely(() => deps.grading.changeEntry(entry, late, by));
    }
    after = page.last;
  } while (after !== undefined);
  return count;
}
