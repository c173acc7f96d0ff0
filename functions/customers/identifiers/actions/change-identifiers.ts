import { changeCustomer } from '../../course.ts';
import { action, type CustomerDeps } from '../../deps.ts';
import { notANumber, secondFactorWrong } from '../../errors.ts';
import { added, doubt, end, verify } from '../change-rules.ts';
import * as contract from '../contract.ts';
import type { IdentifierKind } from '../model.ts';
import type { SecondFactor } from '../rules.ts';

function secondOf(
  deps: CustomerDeps,
  sent: { kind: 'CARD' | 'ID_DOCUMENT'; value: string } | undefined,
): SecondFactor | undefined {
  if (!sent) return undefined;
  const one = deps.recognise(sent.kind, sent.value);
  if (!one) throw secondFactorWrong();
  return { kind: sent.kind, index: one.index };
}

function recognised(deps: CustomerDeps, of: { kind: IdentifierKind; value: string }) {
  const one = deps.recognise(of.kind, of.value);
  if (!one) throw notANumber('value');
  return one;
}

export const addIt = action(contract.addIdentifier, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => {
    const { secondFactor, verifiedBy, primary, ...sent } = call.input.body;
    const one = recognised(call.deps, sent);
    return added(known, { one, verifiedBy, primary, secondFactor: secondOf(call.deps, secondFactor) }, call.now);
  }),
);

export const verifyIt = action(contract.verifyIdentifier, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) =>
    verify(known, call.input.params.identifierId, { now: call.now, by: call.input.body.by }),
  ),
);

export const doubtIt = action(contract.doubtIdentifier, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => doubt(known, call.input.params.identifierId, call.now)),
);

export const endIt = action(contract.endIdentifier, (call) =>
  changeCustomer(call, call.input.params.customerId, (known) => {
    const { params, body } = call.input;
    return end(known, params.identifierId, secondOf(call.deps, body.secondFactor));
  }),
);
