import { actorOf } from '../../kernel/event.ts';
import { once } from '../../platform/once.ts';
import { putPolicy } from '../contract.ts';
import { action } from '../deps.ts';
import { change, checkedPolicy, knownPolicy } from '../rules.ts';

/** 1. Answer a repeat as before. 2. Check the policy as a whole. 3. Make it the next version. 4. Keep it with what happened. */
export const setPolicy = action(putPolicy, async ({ input, actor, now, deps, op, version, correlationId }) => {
  const name = knownPolicy(input.params.name);
  const { site } = actor;
  const by = { actor, now, correlationId, op };
  const set = async () => {
    const policy = checkedPolicy(name, input.body);
    const before = await deps.policies.head(site, name);
    const changed = change(before, { site, name, policy, version, by: actorOf(actor).id ?? actor.kind, now });
    return deps.policies.save(before, changed, by);
  };
  const kept = await once(() => deps.policies.repeated(site, name, by), set);
  return { name, version: kept.version, policy: kept.policy };
});
