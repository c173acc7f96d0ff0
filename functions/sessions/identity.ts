import { customerStore } from '../customers/store.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { identifying } from '../platform/identify.ts';
import type { Ledger } from '../platform/ledger.ts';
import type { StaffStore } from '../staff/store.ts';
import { accountStore } from './account-store.ts';
import { staffActing } from './acting.ts';
import { breakGlassStore } from './break-glass-store.ts';
import { standingSignIns } from './standing.ts';
import { sessionStore } from './store.ts';

export interface IdentityParts {
  readonly ledger: Ledger;
  readonly staff: Pick<StaffStore, 'byNo'>;
  sites(): Promise<readonly SiteId[]>;
  readonly clock: () => Instant;
}

/** Finds out who calls, for every door: sign-in, posts and break-glass as the table has them now. */
export function identity({ ledger, staff, sites, clock }: IdentityParts) {
  const stores = {
    sessions: sessionStore(ledger),
    accounts: accountStore(ledger),
    customers: customerStore(ledger.records),
  };
  return identifying({
    sites,
    clock,
    stands: standingSignIns(stores, clock),
    staffActor: staffActing({ staff, breakGlass: breakGlassStore(ledger, clock) }),
  });
}
