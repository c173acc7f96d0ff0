import type { Circumstances } from '../kernel/event.ts';
import { once } from '../platform/once.ts';
import type { SessionDeps } from './deps.ts';
import type { SignOut } from './model.ts';
import { signedOut } from './rules.ts';

/** Signs a person or customer out everywhere: whatever he was signed in by before this moment counts no more. */
export function signOutEverywhere(deps: SessionDeps, subject: string, by: Circumstances): Promise<SignOut> {
  const { site } = by.actor;
  const act = async () => {
    const before = await deps.sessions.signOutOf(site, subject);
    return deps.sessions.signOut(before, signedOut(before, { site, subject, now: by.now }), by);
  };
  return once(() => deps.sessions.signOutRepeated(site, subject, by), act);
}
