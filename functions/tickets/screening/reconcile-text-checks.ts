import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { WriteLost } from '../../platform/table.ts';
import { wakeCheck } from './text-check.ts';
import { textCheckStore } from './text-check-store.ts';

const A_RUN = 100;

/** Words that nobody could check yet and whose time has come: their events have them looked at. */
export async function reconcileTextChecks(
  site: SiteId,
  at: { readonly now: Instant; readonly ledger: Ledger; readonly correlationId: string },
): Promise<{ looked: number }> {
  const { now, ledger, correlationId } = at;
  const checks = textCheckStore(ledger);
  const due = await checks.due(site, now, A_RUN);
  const by: Circumstances = { actor: { kind: 'system', site, name: 'reconciler' }, now, correlationId };
  for (const check of due) {
    try {
      await ledger.records.table.transact(await checks.writes(check, wakeCheck(check), by));
    } catch (error) {
      if (!(error instanceof WriteLost)) throw error; // somebody else has it
    }
  }
  return { looked: due.length };
}
