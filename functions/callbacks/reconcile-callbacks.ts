import type { SiteId } from '../kernel/ids.ts';
import { addMs } from '../kernel/time.ts';
import { type Settling, settleCallback } from './settle-callback.ts';

const GRACE_MS = 90_000; // a timer may be late by a minute, and is spread over half a one
const PAGE = 50;

/** Does for every open call-back what its timer would have done by now. Idempotent. */
export async function reconcileCallbacks(site: SiteId, at: Settling): Promise<{ looked: number }> {
  const to = addMs(at.now, -GRACE_MS);
  let after: string | undefined;
  let looked = 0;
  do {
    const page = await at.deps.callbacks.toLookAt(site, { to, limit: PAGE, ...(after !== undefined && { after }) });
    for (const { id } of page.callbacks) await settleCallback({ site, id }, at);
    looked += page.callbacks.length;
    after = page.last;
  } while (after !== undefined);
  return { looked };
}
