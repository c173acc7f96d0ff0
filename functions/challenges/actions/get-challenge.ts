import { getChallenge } from '../contract.ts';
import { action } from '../deps.ts';

/** A new challenge, bound to the site that asks and to the purpose it asks for. */
export const issueChallenge = action(getChallenge, ({ input, actor, now, deps }) =>
  deps.proofOfWork.issue({ site: actor.site, purpose: input.query.purpose, now }),
);
