import { changeCustomer } from '../../course.ts';
import { action } from '../../deps.ts';
import * as contract from '../contract.ts';
import { profileRevisionOf } from '../profile-of.ts';
import { confirmed, lifted, moved, preferring, restricted, revised } from '../rules.ts';

export const reviseIt = action(contract.reviseCustomer, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => {
    const { deps } = call;
    const { profile, ...told } = call.input.body;
    const { name = known.customer.name, alias = known.customer.alias } = told;
    const nameMarks = deps.nameMarksOf(known.customer.site, [name, alias]);
    return revised(known, {
      ...told,
      nameMarks,
      ...(profile && { profile: profileRevisionOf(profile, deps.recognise) }),
    });
  }),
);

export const preferIt = action(contract.setPreferences, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => preferring(known, call.input.body.preferences)),
);

export const confirmIt = action(contract.confirmCustomer, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => confirmed(known, call.now)),
);

export const moveIt = action(contract.moveCustomer, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => {
    const { to, reason } = call.input.body;
    return moved(known, to, reason);
  }),
);

export const restrictIt = action(contract.restrictCustomer, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => restricted(known, call.input.body.reason)),
);

export const liftIt = action(contract.liftRestriction, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => lifted(known, call.input.body.reason)),
);
