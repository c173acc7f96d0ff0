import type { CustomerId } from '../../../kernel/ids.ts';
import type { Decided } from '../../archive/rules.ts';
import { type CustomerCall, changeCustomer, circumstancesOf } from '../../course.ts';
import { action } from '../../deps.ts';
import { relatedToHimself } from '../../errors.ts';
import type { Known } from '../../known.ts';
import * as contract from '../contract.ts';
import { related, unrelated } from '../rules.ts';

type Deciding = (one: Known, two: Known) => [Decided, Decided];

/** Both records change in one transaction; the version that the caller knows is the first one's. */
function changeBoth(
  call: CustomerCall & { readonly version: number },
  of: { id: CustomerId; other: CustomerId },
  decide: Deciding,
) {
  if (of.id === of.other) throw relatedToHimself();
  return changeCustomer(call, of.id, async (one) => {
    const two = await call.deps.customers.known(call.actor.site, of.other);
    const [first, second] = decide(one, two);
    // The request is remembered with the first record; the second only tells what became of it.
    const { op: _ofTheFirst, ...by } = circumstancesOf(call);
    return { ...first, also: await call.deps.keeping.changing(two, second, by) };
  });
}

export const relateIt = action(contract.relateCustomers, (call) => {
  const { other, ...of } = call.input.body;
  const pair = { id: call.input.params.customerId, other };
  return changeBoth(call, pair, (one, two) => related(one, two, { ...of, now: call.now }));
});

export const endRelationIt = action(contract.endRelation, (call) =>
  changeBoth(call, { id: call.input.params.customerId, other: call.input.body.other }, unrelated),
);
