import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { WriteLost } from '../../platform/table.ts';
import { wakePicture } from './picture-check.ts';
import { pictureCheckStore } from './picture-check-store.ts';

const A_RUN = 100;

/** Pictures that WeChat could not be asked about yet, or of which it has told nothing in its time: their events have them looked at. */
export async function reconcilePictureChecks(
  site: SiteId,
  at: { readonly now: Instant; readonly ledger: Ledger; readonly correlationId: string },
): Promise<{ looked: number }> {
  const { now, ledger, correlationId } = at;
  const checks = pictureCheckStore(ledger);
  const due = await checks.due(site, now, A_RUN);
  const by: Circumstances = { actor: { kind: 'system', site, name: 'reconciler' }, now, correlationId };
  for (const check of due) {
    try {
      await ledger.records.table.transact(await checks.writes(check, wakePicture(check), by));
    } catch (error) {
      if (!(error instanceof WriteLost)) throw error; // somebody else has it
    }
  }
  return { looked: due.length };
}
