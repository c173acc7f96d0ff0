import { isAppError } from '../kernel/errors.ts';
import { ImportId, type SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Ledger } from '../platform/ledger.ts';
import { looked } from './imports/rules.ts';
import { importStore, openExchanges } from './imports/store.ts';

const A_RUN = 100;

/** Wakes whatever has not moved for minutes, and ends what is out of time. What others change meanwhile is left to the next run. */
export async function reconcileExchange(
  site: SiteId,
  at: { readonly now: Instant; readonly ledger: Ledger; readonly correlationId: string },
): Promise<{ looked: number }> {
  const { now, ledger, correlationId } = at;
  const imports = importStore(ledger);
  const by = { actor: { kind: 'system' as const, site, name: 'reconciler' }, now, correlationId };
  const open = await openExchanges(ledger, site, { to: now, limit: A_RUN });
  for (const { sk } of open) {
    const one = await imports.get(site, ImportId.parse(sk.slice(2)));
    const changed = looked(one, now);
    try {
      if (changed) await imports.change(one, changed, by);
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
  }
  return { looked: open.length };
}
