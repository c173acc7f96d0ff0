import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { CustomerStore } from '../store.ts';
import { type Holder, type Match, matched } from './match-rules.ts';
import type { IdentifierKind } from './model.ts';
import type { Recognised } from './rules.ts';

/** Who is meant by these numbers: the customer whom they lead to now, be he merged into another; or candidates for a human. */
export async function findMatch(customers: CustomerStore, site: SiteId, by: readonly Recognised[]): Promise<Match> {
  const pages = await Promise.all(by.map(({ kind, index }) => customers.holders({ site, kind, index })));
  const now = new Map<CustomerId, CustomerId>();
  for (const { customerId, mergedInto } of pages.flat()) {
    const end = mergedInto === undefined ? customerId : (await customers.resolved(site, customerId))?.id;
    now.set(customerId, end ?? customerId);
  }
  const holders = pages.flat().map(
    ({ customerId, kind, state, verifiedAt }): Holder => ({
      customerId: now.get(customerId) ?? customerId,
      kind: kind as IdentifierKind,
      state: state ?? 'ACTIVE',
      verified: verifiedAt !== undefined,
    }),
  );
  return matched(holders);
}
