import { actionsWith } from '../kernel/route.ts';
import type { CustomerStore } from './store.ts';

/** What the actions of this domain need. */
export interface CustomerDeps {
  readonly customers: CustomerStore;
}

export const action = actionsWith<CustomerDeps>();
