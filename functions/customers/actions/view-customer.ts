import { viewCustomer } from '../contract.ts';
import { action } from '../deps.ts';

/** One customer; name and phone leave masked. */
export const showCustomer = action(viewCustomer, ({ input, actor, deps }) =>
  deps.customers.get(actor.site, input.params.customerId),
);
