import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { LeadDeps } from './deps.ts';
import { remind } from './rules.ts';

const A_RUN = 200;

/** Tells of every lead whose guest should have been contacted by now. Idempotent; what a person changes meanwhile is left to the next run. */
export async function reconcileLeads(
  site: SiteId,
  at: { readonly now: Instant; readonly deps: Pick<LeadDeps, 'leads' | 'timing'>; readonly correlationId: string },
): Promise<{ looked: number }> {
  const { now, deps, correlationId } = at;
  const timing = await deps.timing(site);
  const actor = { kind: 'system' as const, site, name: 'reconciler' };
  const { leads } = await deps.leads.ofSite(site, { to: now, limit: A_RUN });
  for (const lead of leads) {
    const told = remind(lead, now, timing);
    try {
      if (told) await deps.leads.change(lead, told, { actor, now, correlationId });
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
  }
  return { looked: leads.length };
}
