import { pictureCheckStore } from '../../attachments/pictures/picture-check-store.ts';
import { customerStore } from '../../customers/store.ts';
import type { Instant } from '../../kernel/time.ts';
import type { runtime } from '../../platform/runtime.ts';
import { accountStore, openidIndex } from '../../sessions/account-store.ts';
import { accountOf } from '../../sessions/wechat-accounts.ts';
import { ticketStore } from '../../tickets/store.ts';
import { ticketDeps } from '../../tickets/wiring.ts';
import { hearGuest } from '../service/hear-guest.ts';
import { serviceWindows } from '../service/store.ts';
import { subscriptionStore } from '../store.ts';
import type { SettlingPush } from './settle-push.ts';
import { pushStore } from './store.ts';

type Runtime = Parameters<typeof ticketDeps>[0] & Pick<ReturnType<typeof runtime>, 'sites' | 'random'>;

/** What settling a push needs, from what the function has. */
export async function settling(
  from: Runtime,
  of: { readonly appId: string; readonly now: Instant; readonly correlationId: string },
): Promise<SettlingPush> {
  const { ledger, secret, sites, records, random } = from;
  const { appId, now, correlationId } = of;
  const key = await secret('openid-index');
  const accounts = accountStore(ledger);
  const indexOf = (openid: string) => openidIndex(key, appId, openid);
  const customers = customerStore(records);
  return {
    ...{ now, correlationId, accounts, indexOf, sites: await sites.ids() },
    ...{ pushes: pushStore(ledger), subscriptions: subscriptionStore(ledger), windows: serviceWindows(ledger) },
    pictures: { checks: pictureCheckStore(ledger), tickets: ticketStore(ledger) },
    accountFor: async (site, openid) => {
      const found = { site, user: { openid }, withCustomer: true };
      const account = await accountOf({ accounts, indexOf, random }, found, { now, correlationId });
      await accounts.reachedBy(account);
      return account;
    },
    hear: async ({ site, customerId, text, hash }) => {
      // Where his record was merged into another one, that one is his.
      const id = (await customers.resolved(site, customerId))?.id ?? customerId;
      await hearGuest({ site, customerId: id, text }, { now, correlationId, hash, deps: await ticketDeps(from) });
    },
  };
}
