import type { Operation } from '../../../kernel/route.ts';
import { addDays } from '../../../kernel/time.ts';
import { once } from '../../../platform/once.ts';
import { type CustomerCall, circumstancesOf } from '../../course.ts';
import { action } from '../../deps.ts';
import { identifierTaken, mayBeKnown, notANumber } from '../../errors.ts';
import { isShared } from '../../identifiers/model.ts';
import type { Recognised } from '../../identifiers/rules.ts';
import { knownOf } from '../../known.ts';
import { viewOf } from '../../views.ts';
import { enterCustomer } from '../contract.ts';
import { profileOf } from '../profile-of.ts';
import { entered } from '../rules.ts';

/** What an equal request entered, today or yesterday: the id follows from its key. */
async function enteredBefore(call: CustomerCall, op: Operation) {
  const { deps, actor, now } = call;
  for (const day of [now, addDays(now, -1)]) {
    const id = deps.idFor(op, day);
    const customer = await deps.keeping.repeated({ site: actor.site, id }, circumstancesOf(call));
    if (customer) return { ...(await deps.customers.known(actor.site, id)), customer };
  }
  return undefined;
}

/** Those who have one of the numbers already. Errors: `customer.identifierTaken`, `customer.mayBeKnown`. */
async function mustBeNew(call: CustomerCall, identifiers: readonly Recognised[], looked: boolean): Promise<void> {
  const { deps, actor } = call;
  const held = await Promise.all(
    identifiers.map(async (one) => ({ one, holders: await deps.customers.holders({ site: actor.site, ...one }) })),
  );
  const his = held.find(({ one, holders }) => !isShared(one.kind) && holders.length > 0);
  if (his) throw identifierTaken(his.holders[0]?.customerId ?? '');
  const candidates = held.flatMap(({ holders }) =>
    holders.map(({ customerId, mergedInto }) => mergedInto ?? customerId),
  );
  if (candidates.length > 0 && !looked) throw mayBeKnown([...new Set(candidates)]);
}

/** 1. A repeat gets the first answer. 2. Whoever may be known is named, and a human decides. 3. He is entered, found by all he has. */
export const enterIt = action(enterCustomer, async (call) => {
  const { deps, actor, now, input } = call;
  const { isNew, identifiers: written, profile, ...told } = input.body;
  const op = call.op as Operation;
  const { site } = actor;
  const act = async () => {
    const identifiers = written.map(({ kind, value, verifiedBy }, n) => {
      const one = deps.recognise(kind, value);
      if (!one) throw notANumber(`identifiers.${n}.value`);
      return { ...one, ...(verifiedBy && { verifiedBy }) };
    });
    await mustBeNew(call, identifiers, isNew);
    const nameMarks = deps.nameMarksOf(site, [told.name, told.alias]);
    const made = {
      ...told,
      ...{ id: deps.idFor(op, now), site, identifiers, nameMarks },
      ...(profile && { profile: profileOf(profile, deps.recognise) }),
    };
    const decided = entered(made, now);
    const customer = await deps.keeping.begin(decided, circumstancesOf(call));
    return { ...knownOf(customer), ...decided.learned };
  };
  return viewOf(await once(() => enteredBefore(call, op), act), now);
});
