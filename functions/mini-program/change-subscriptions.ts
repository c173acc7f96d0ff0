import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Write } from '../platform/table.ts';
import type { Subscriptions } from './model.ts';
import { type ChangedSubscriptions, unheard } from './rules.ts';
import type { SubscriptionStore } from './store.ts';

const TRIES = 5; // a user, a sender and WeChat's push may come together; each decides anew on what the others left

/**
 * Decides on the ledger of a WeChat user as it stands, again where another was quicker, and keeps what was decided.
 *
 * @param decide answers a text where nothing is to be changed, and why
 */
export async function changeSubscriptions<Decided extends ChangedSubscriptions | string>(
  subscriptions: SubscriptionStore,
  of: { readonly site: SiteId; readonly index: string; readonly by: Circumstances; readonly also?: readonly Write[] },
  decide: (head: Subscriptions) => Decided,
): Promise<Subscriptions | Extract<Decided, string>> {
  const { site, index, by, also } = of;
  for (let left = TRIES; ; left -= 1) {
    const before = await subscriptions.find(site, index);
    const decided = decide(before ?? unheard(site, index));
    if (typeof decided === 'string') return decided as Extract<Decided, string>;
    try {
      return await subscriptions.keep(before, decided, by, also);
    } catch (error) {
      if (left === 1 || !isAppError(error) || error.kind !== 'stale') throw error;
    }
  }
}
