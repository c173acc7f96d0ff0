import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { showCustomer } from './actions/view-customer.ts';
import { contract } from './contract.ts';
import { customerStore } from './store.ts';

/** Door of the customers. */
export const handler = serve(contract, [showCustomer], () => {
  const { door, records } = runtime();
  return { door, deps: { customers: customerStore(records) } };
});
