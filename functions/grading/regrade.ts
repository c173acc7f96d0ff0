import type { CustomerId, SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { changeStanding } from './change-standing.ts';
import type { GradingDeps } from './deps.ts';
import { regraded } from './rules.ts';

/** Other records have become a customer's, or are his no more: his grade is looked at anew. Twice, it changes nothing. */
export async function regrade(
  of: { readonly site: SiteId; readonly customerId: CustomerId },
  at: { readonly now: Instant; readonly deps: GradingDeps; readonly correlationId: string },
): Promise<void> {
  const { now, deps, correlationId } = at;
  const by = { actor: { kind: 'system' as const, site: of.site, name: 'merging' }, now, correlationId };
  await changeStanding({ ...of, now, deps }, by, (standing, numbers) => regraded(standing, { now, numbers }));
}
