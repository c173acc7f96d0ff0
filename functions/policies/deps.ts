import { actionsWith } from '../kernel/route.ts';
import type { PolicyStore } from './store.ts';

/** What the actions of this domain need. */
export interface PolicyDeps {
  readonly policies: PolicyStore;
}

export const action = actionsWith<PolicyDeps>();
