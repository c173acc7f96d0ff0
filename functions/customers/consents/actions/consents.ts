import { changeCustomer } from '../../course.ts';
import { action } from '../../deps.ts';
import { together } from '../../merging/compose-rules.ts';
import { wasMerged } from '../../merging/errors.ts';
import * as contract from '../contract.ts';
import { given, withdrawn } from '../rules.ts';

export const listThem = action(contract.listConsents, async ({ input, actor, deps }) => {
  const { consents } = together(await deps.customers.known(actor.site, input.params.customerId));
  return { items: [...consents] };
});

export const giveIt = action(contract.giveConsent, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => {
    const { purpose, ...step } = call.input.body;
    return given(known, purpose, { ...step, at: call.now });
  }),
);

export const withdrawIt = action(contract.withdrawConsent, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => {
    // What is said of a record that is another's by now would reach nobody: the one that is his now is named.
    if (known.customer.mergedInto) throw wasMerged(known.customer.mergedInto);
    return withdrawn(known, call.input.body.purpose, call.now);
  }),
);
