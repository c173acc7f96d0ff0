import { getPolicy } from '../contract.ts';
import { action } from '../deps.ts';
import { knownPolicy } from '../rules.ts';

/** The policy as it stands in the table this moment, so that its version can be sent back as If-Match. */
export const showPolicy = action(getPolicy, async ({ input, actor, deps }) => {
  const name = knownPolicy(input.params.name);
  const head = await deps.policies.head(actor.site, name);
  const { version, policy } = head ?? { version: 0, policy: await deps.policies.at(actor.site, name, 0) };
  return { name, version, policy };
});
