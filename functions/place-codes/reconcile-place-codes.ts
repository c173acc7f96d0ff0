import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { wake } from './rules.ts';
import type { PlaceCodeStore } from './store.ts';

const A_RUN = 100;

/** Codes that are still wanted: their events have them tried again. */
export async function reconcilePlaceCodes(
  site: SiteId,
  at: { readonly now: Instant; readonly codes: PlaceCodeStore; readonly correlationId: string },
): Promise<void> {
  const { now, codes, correlationId } = at;
  const actor = { kind: 'system' as const, site, name: 'reconciler' };
  for (const code of await codes.due(site, now, A_RUN)) {
    try {
      await codes.keep(code, wake(code, now), { actor, now, correlationId });
    } catch (error) {
      if (!isAppError(error)) throw error; // somebody else has it
    }
  }
}
