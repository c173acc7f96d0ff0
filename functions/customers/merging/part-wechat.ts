import type { Circumstances } from '../../kernel/event.ts';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import { keys } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import type { Write } from '../../platform/table.ts';
import { accountStore } from '../../sessions/account-store.ts';
import { signedOut } from '../../sessions/rules.ts';
import { sessionStore, signOutKind } from '../../sessions/store.ts';

/**
 * What parts a WeChat user from a record that was his while it was merged with his own: he is signed out of it, and nothing
 * that is meant for its owner is sent to him any more. Whoever else is signed in as that owner signs in again.
 */
export const partingWechat = (ledger: Ledger) => {
  const accounts = accountStore(ledger);
  const sessions = sessionStore(ledger);
  return async (
    of: { readonly site: SiteId; readonly target: CustomerId; readonly sources: readonly CustomerId[] },
    by: Circumstances,
  ): Promise<Write[]> => {
    const { site, target, sources } = of;
    const before = await sessions.signOutOf(site, target);
    const changed = signedOut(before, { site, subject: target, now: by.now });
    const { op: _ofTheMerge, ...circumstances } = by;
    const out = before
      ? await ledger.changing({ kind: signOutKind, before, changed }, circumstances)
      : await ledger.beginning(signOutKind, changed, circumstances);
    const account = await accounts.ofCustomer(site, target);
    const strange = account?.customerId !== undefined && sources.includes(account.customerId);
    return [...out, ...(strange ? [{ kind: 'delete' as const, key: keys.wechatOf(site, target) }] : [])];
  };
};
export type PartingWechat = ReturnType<typeof partingWechat>;
