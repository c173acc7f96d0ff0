import { madeBy } from '../customers/rules.ts';
import type { Actor } from '../kernel/actor.ts';
import { isAppError } from '../kernel/errors.ts';
import type { Changed, Circumstances } from '../kernel/event.ts';
import { CustomerId, newId, type SiteId } from '../kernel/ids.ts';
import type { SessionDeps } from './deps.ts';
import type { WechatAccount } from './model.ts';
import type { WechatUser } from './wechat.ts';

const TRIES = 3;

export interface Found {
  readonly site: SiteId;
  readonly user: WechatUser;
  /** Whether a customer is made where the account has none. */
  readonly withCustomer: boolean;
}

type By = Omit<Circumstances, 'actor' | 'op'>;

/** What making an account needs. */
export type AccountDeps = Pick<SessionDeps, 'accounts' | 'indexOf' | 'random'>;

async function saved(deps: AccountDeps, found: Found, by: By): Promise<WechatAccount> {
  const { site, user, withCustomer } = found;
  const index = deps.indexOf(user.openid);
  const before = await deps.accounts.find(site, index);
  const enough = before && (!withCustomer || before.customerId !== undefined);
  if (enough) return before;
  const id = withCustomer ? CustomerId.parse(newId('customer', by.now, deps.random)) : undefined;
  const head: WechatAccount = {
    ...(before ?? { ...user, id: `wxa_${index}`, site, index, version: 1 }),
    ...(id && { customerId: id }),
  };
  const actor: Actor = id ? { kind: 'customer', site, customerId: id } : { kind: 'public', site };
  const type = before ? 'wechat-account.joined' : 'wechat-account.made';
  const changed: Changed<WechatAccount> = { head, event: { type, ...(id && { facts: { customerId: id } }) } };
  const customer = id && madeBy('MINI_PROGRAM', { id, site });
  return deps.accounts.save({ before, changed, ...(customer && { customer }) }, { ...by, actor });
}

/** The account of a WeChat user, made if he is new; of two first sign-ins at once, one makes it and both get it. */
export async function accountOf(deps: AccountDeps, found: Found, by: By): Promise<WechatAccount> {
  for (let left = TRIES; ; left -= 1) {
    try {
      const account = await saved(deps, found, by);
      const { unionid } = found.user;
      // One that differs from the one we know is left alone: two people are never made one by a sign-in.
      return unionid === undefined || account.unionid ? account : await deps.accounts.complete(account, unionid);
    } catch (error) {
      if (left === 1 || !isAppError(error) || error.kind !== 'stale') throw error;
    }
  }
}
