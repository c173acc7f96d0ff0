import { SessionId } from '../../kernel/ids.ts';
import { signInNeeded } from '../../platform/request-errors.ts';
import { action } from '../deps.ts';
import { ended } from '../rules.ts';
import { logOut } from '../sign-in-contract.ts';
import { signOutEverywhere } from '../sign-out-everywhere.ts';

/** Ends this sign-in, or all of this customer. One that is over already stays over. */
export const leave = action(logOut, async ({ input, actor, now, deps, op, correlationId }) => {
  if (actor.kind !== 'customer') throw signInNeeded();
  const { everywhere } = input.body;
  const by = { actor, now, correlationId, op };
  if (everywhere) {
    await signOutEverywhere(deps, actor.customerId, by);
    return { everywhere };
  }
  const session = await deps.sessions.find(actor.site, SessionId.parse(actor.sessionId));
  if (session?.status === 'ACTIVE') await deps.sessions.end(session, ended(session, 'signOut'), by);
  return { everywhere };
});
