import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import { ExportId, ImportId, type SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Ledger } from '../platform/ledger.ts';
import type { Key } from '../platform/table.ts';
import * as exportRules from './exports/rules.ts';
import { exportStore } from './exports/store.ts';
import * as importRules from './imports/rules.ts';
import { importStore, openExchanges } from './imports/store.ts';

const A_RUN = 100;

async function lookAt({ sk }: Key, ledger: Ledger, by: Circumstances): Promise<void> {
  const { now, actor } = by;
  const id = sk.slice(2);
  if (ImportId.safeParse(id).success) {
    const imports = importStore(ledger);
    const one = await imports.get(actor.site, ImportId.parse(id));
    const changed = importRules.looked(one, now);
    if (changed) await imports.change(one, changed, by);
    return;
  }
  const exports = exportStore(ledger);
  const one = await exports.get(actor.site, ExportId.parse(id));
  const changed = exportRules.looked(one, now);
  if (changed) await exports.change(one, changed, by);
}

/** Wakes whatever has not moved for minutes, and ends what is out of time. What others change meanwhile is left to the next run. */
export async function reconcileExchange(
  site: SiteId,
  at: { readonly now: Instant; readonly ledger: Ledger; readonly correlationId: string },
): Promise<{ looked: number }> {
  const { now, ledger, correlationId } = at;
  const by = { actor: { kind: 'system' as const, site, name: 'reconciler' }, now, correlationId };
  const open = await openExchanges(ledger, site, { to: now, limit: A_RUN });
  for (const one of open) {
    try {
      await lookAt(one, ledger, by);
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
  }
  return { looked: open.length };
}
