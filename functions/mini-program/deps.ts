import { actionsWith } from '../kernel/route.ts';
import type { AccountStore } from '../sessions/account-store.ts';
import type { SubscriptionStore } from './store.ts';
import type { Templates } from './template-rules.ts';

/** What the actions of this domain need. */
export interface MiniProgramDeps {
  readonly subscriptions: SubscriptionStore;
  readonly accounts: Pick<AccountStore, 'ofCustomer'>;
  templates(): Templates;
}

export const action = actionsWith<MiniProgramDeps>();
