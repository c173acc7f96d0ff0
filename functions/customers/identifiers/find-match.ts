import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { CustomerStore } from '../store.ts';
import { type Holder, type Match, matched } from './match-rules.ts';
import type { IdentifierKind } from './model.ts';
import type { Recognised } from './rules.ts';

/** Who has these numbers: the customers whom they lead to now, be they merged into another. */
export async function findHolders(
  customers: CustomerStore,
  site: SiteId,
  by: readonly Recognised[],
): Promise<readonly Holder[]> {
  const pages = await Promise.all(by.map(({ kind, index }) => customers.holders({ site, kind, index })));
  const now = new Map<CustomerId, CustomerId>();
  for (const { customerId, mergedInto } of pages.flat()) {
    const end = mergedInto === undefined ? customerId : (await customers.resolved(site, customerId))?.id;
    now.set(customerId, end ?? customerId);
  }
  return pages.flat().map(
    ({ customerId, kind, state, verifiedAt }): Holder => ({
      customerId: now.get(customerId) ?? customerId,
      kind: kind as IdentifierKind,
      state: state ?? 'ACTIVE',
      verified: verifiedAt !== undefined,
    }),
  );
}

/** Who is meant by these numbers, or candidates for a human. */
export const findMatch = async (customers: CustomerStore, site: SiteId, by: readonly Recognised[]): Promise<Match> =>
  matched(await findHolders(customers, site, by));
