import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import { keyReused } from '../kernel/refused-changes.ts';
import type { Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { SessionDeps } from './deps.ts';
import { codeInvalid } from './errors.ts';
import type { SignInRepeat } from './model.ts';

/** What an equal, earlier request led to. Errors: `idempotency.keyReused`. */
async function earlier(deps: SessionDeps, of: Asked): Promise<SignInRepeat | undefined> {
  if (!of.op) return undefined;
  const found = await deps.sessions.repeat(of.site, of.op.key, of.now);
  if (found && found.body !== of.op.body) throw keyReused();
  return found;
}

interface Asked {
  readonly site: SiteId;
  readonly op?: Operation | undefined;
  readonly now: Instant;
}

/**
 * Acts once for equal requests that bring a code of WeChat. The code is spent by the first; the second, which WeChat tells
 * that it is used, looks whether it was spent by its equal.
 *
 * @param again makes the answer from what the earlier request led to
 */
export async function oncePerCode<T>(
  deps: SessionDeps,
  of: Asked,
  { again, act }: { again(found: SignInRepeat): Promise<T>; act(): Promise<T> },
): Promise<T> {
  const found = await earlier(deps, of);
  if (found) return again(found);
  try {
    return await act();
  } catch (error) {
    const late = isAppError(error) && error.code === codeInvalid.code ? await earlier(deps, of) : undefined;
    if (!late) throw error;
    return again(late);
  }
}
