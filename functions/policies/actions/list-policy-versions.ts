import { listPolicyVersions } from '../contract.ts';
import { defaults } from '../defaults.ts';
import { action } from '../deps.ts';
import { knownPolicy } from '../rules.ts';

/** What people have set, newest first, and last what the product shipped. */
export const showVersions = action(listPolicyVersions, async ({ input, actor, deps }) => {
  const name = knownPolicy(input.params.name);
  const set = await deps.policies.versions(actor.site, name);
  return {
    items: [...set.map((record) => ({ ...record, name })), { name, version: 0, policy: { ...defaults[name] } }],
    hasMore: false,
  };
});
