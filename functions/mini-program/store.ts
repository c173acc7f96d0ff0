import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Write, WriteLost } from '../platform/table.ts';
import { Subscriptions } from './model.ts';
import type { ChangedSubscriptions } from './rules.ts';

export const subscriptionsKind = recordKind({
  name: 'subscriptions',
  schema: Subscriptions,
  key: ({ site, index }) => keys.subscriptions(site, index),
});

/** Permissions to send in the table. One function per access pattern. */
export const subscriptionStore = (ledger: Ledger) => ({
  /** What is known of a WeChat user; undefined where nothing was heard yet. */
  find: (site: SiteId, index: string): Promise<Subscriptions | undefined> =>
    ledger.records.find(subscriptionsKind, keys.subscriptions(site, index)),

  repeated: (site: SiteId, index: string, by: Circumstances) =>
    ledger.repeated(subscriptionsKind, keys.subscriptions(site, index), by),

  /** New or changed, with its event and what belongs to it, or nothing. Errors: `version.stale`. */
  async keep(
    before: Subscriptions | undefined,
    changed: ChangedSubscriptions,
    by: Circumstances,
    also: readonly Write[] = [],
  ): Promise<Subscriptions> {
    if (before) return ledger.change({ kind: subscriptionsKind, before, changed, also }, by);
    try {
      return await ledger.begin(subscriptionsKind, changed, by, also);
    } catch (error) {
      if (error instanceof WriteLost) throw stale(1, undefined);
      throw error;
    }
  },
});
export type SubscriptionStore = ReturnType<typeof subscriptionStore>;
