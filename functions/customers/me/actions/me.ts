import type { CustomerActor } from '../../../kernel/actor.ts';
import { revised } from '../../archive/rules.ts';
import { changeCustomer } from '../../course.ts';
import { action } from '../../deps.ts';
import type { CustomerView } from '../../views.ts';
import { viewOf } from '../../views.ts';
import * as contract from '../contract.ts';

const myViewOf = ({ id, name, alias, phone, grade, version, ...rest }: CustomerView): contract.Me => ({
  ...{ customerId: id, grade, version, phoneVerified: rest.phoneVerifiedAt !== undefined },
  ...(name && { name }),
  ...(alias && { alias }),
  ...(phone && { phone }),
  ...(rest.profile?.language && { language: rest.profile.language }),
});

export const showMeIt = action(contract.showMe, async ({ actor, now, deps }) => {
  const { site, customerId } = actor as CustomerActor;
  return myViewOf(viewOf(await deps.customers.known(site, customerId), now));
});

/** By the same rule as a colleague who revises the record: names are found by their marks at once. */
export const tellMeIt = action(contract.tellMe, async (call) => {
  const { customerId } = call.actor as CustomerActor;
  const { language, ...told } = call.input.body;
  const view = await changeCustomer(call, customerId, (known) => {
    const { name = known.customer.name, alias = known.customer.alias } = told;
    const nameMarks = call.deps.nameMarksOf(known.customer.site, [name, alias]);
    const profile = language && { profile: { language } };
    return revised(known, { ...told, ...(nameMarks && { nameMarks }), ...profile });
  });
  return myViewOf(view);
});
