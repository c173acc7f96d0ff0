import { isAppError } from '../../kernel/errors.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { AccountStore } from '../../sessions/account-store.ts';
import type { WechatAccount } from '../../sessions/model.ts';
import { changeSubscriptions } from '../change-subscriptions.ts';
import type { SubscriptionStore } from '../store.ts';
import { Message } from './model.ts';
import { heard } from './rules.ts';
import type { PushStore } from './store.ts';

export interface SettlingPush {
  readonly now: Instant;
  readonly pushes: PushStore;
  readonly subscriptions: SubscriptionStore;
  readonly accounts: Pick<AccountStore, 'find'>;
  /** Every site of this deployment: one mini-program serves them all. */
  readonly sites: readonly SiteId[];
  indexOf(openid: string): string;
  readonly correlationId: string;
}

/** The user's account: his first one, where he is known at several sites. */
async function accountOf(
  openid: string,
  { accounts, sites, indexOf }: SettlingPush,
): Promise<WechatAccount | undefined> {
  for (const site of sites) {
    const account = await accounts.find(site, indexOf(openid));
    if (account) return account;
  }
  return undefined;
}

/** Does what a push is about, and marks it as done in the same transaction: once, however often the message comes. */
export async function settlePush(of: { site: SiteId; hash: string }, at: SettlingPush): Promise<void> {
  const { pushes, subscriptions, now, correlationId } = at;
  const push = await pushes.find(of.site, of.hash);
  if (push?.status !== 'RECEIVED') return;
  const by: Circumstances = { actor: { kind: 'system', site: of.site, name: 'wechat-push' }, now, correlationId };
  const message = Message.parse(JSON.parse(push.message));
  const account = await accountOf(message.FromUserName, at);
  try {
    const also = await pushes.finishing(push, by);
    const ledger = account && { site: account.site, index: account.index, by, also };
    const done =
      ledger && (await changeSubscriptions(subscriptions, ledger, (head) => heard(head, message) ?? 'nothing'));
    if (done === undefined || done === 'nothing') await pushes.finish(push, by);
  } catch (error) {
    const after = isAppError(error) && error.kind === 'stale' ? await pushes.find(of.site, of.hash) : undefined;
    if (after?.status !== 'DONE') throw error; // else another delivery was quicker
  }
}
