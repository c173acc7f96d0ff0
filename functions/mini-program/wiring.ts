import type { CustomerId, SiteId } from '../kernel/ids.ts';
import type { runtime } from '../platform/runtime.ts';
import { accountStore } from '../sessions/account-store.ts';
import type { MiniProgramDeps } from './deps.ts';
import type { Moment } from './model.ts';
import { subscriptionStore } from './store.ts';
import { toAsk } from './template-rules.ts';
import type { Asked } from './views.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'templates'>;

/** What the actions of this domain need, from what the function has. */
export const miniProgramDeps = ({ ledger, templates }: Runtime): MiniProgramDeps => ({
  ...{ subscriptions: subscriptionStore(ledger), accounts: accountStore(ledger), templates },
});

/** What the mini-program should ask a customer for at a moment; for every domain whose answer says so. */
export function asking(from: Runtime) {
  const { subscriptions, accounts, templates } = miniProgramDeps(from);
  return async (site: SiteId, customerId: CustomerId, moment: Moment): Promise<Asked[]> => {
    const account = await accounts.ofCustomer(site, customerId);
    const head = account && (await subscriptions.find(site, account.index));
    return toAsk(templates(), moment, head);
  };
}
