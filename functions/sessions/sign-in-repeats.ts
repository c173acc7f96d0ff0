import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import { keyReused } from '../kernel/refused-changes.ts';
import type { Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { SessionDeps } from './deps.ts';
import { codeInvalid } from './errors.ts';
import type { SignInRepeat } from './model.ts';

const LOOKS = 4;
const PAUSE_MS = 100;

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

/** The same of an equal request that may be under way this moment: it has the code, and is about to say what it led to. */
async function underWay(deps: SessionDeps, of: Asked): Promise<SignInRepeat | undefined> {
  for (let left = of.op ? LOOKS : 0; left > 0; left -= 1) {
    const found = await earlier(deps, of);
    if (found) return found;
    await deps.sleep(PAUSE_MS);
  }
  return undefined;
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
    const equal = isAppError(error) && error.code === codeInvalid.code ? await underWay(deps, of) : undefined;
    if (!equal) throw error;
    return again(equal);
  }
}
