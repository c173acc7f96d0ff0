import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import { isBefore } from '../kernel/time.ts';
import { once } from '../platform/once.ts';
import type { SessionDeps } from './deps.ts';
import type { SignOut } from './model.ts';
import { signedOut } from './rules.ts';

/**
 * Signs a person or customer out everywhere: whatever he was signed in by before this moment counts no more. Of two that ask
 * at the same time, the later one's work may have been done by the other.
 */
export function signOutEverywhere(deps: SessionDeps, subject: string, by: Circumstances): Promise<SignOut> {
  const { site } = by.actor;
  const act = async (): Promise<SignOut> => {
    const before = await deps.sessions.signOutOf(site, subject);
    try {
      return await deps.sessions.signOut(before, signedOut(before, { site, subject, now: by.now }), by);
    } catch (error) {
      const winner =
        isAppError(error) && error.kind === 'stale' ? await deps.sessions.signOutOf(site, subject) : undefined;
      if (!winner || isBefore(winner.signedOutAt, by.now)) throw error;
      return winner;
    }
  };
  return once(() => deps.sessions.signOutRepeated(site, subject, by), act);
}
