import { createHmac } from 'node:crypto';
import { customerKind } from '../customers/kinds.ts';
import type { Customer } from '../customers/model.ts';
import type { Changed, Circumstances } from '../kernel/event.ts';
import type { CustomerId, SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Write, WriteLost } from '../platform/table.ts';
import { Binding, BindingCode, WechatAccount, WechatOfCustomer } from './model.ts';

const CODE_KEPT_SECONDS = 86_400;

export const accountKind = recordKind({
  name: 'wechat-account',
  schema: WechatAccount,
  key: (account) => keys.wechatAccount(account.site, account.index),
});

export const wechatOfKind = recordKind({
  name: 'wechat-of-customer',
  schema: WechatOfCustomer,
  key: ({ site, customerId }) => keys.wechatOf(site, customerId),
});

export const bindingKind = recordKind({
  name: 'binding',
  schema: Binding,
  key: (binding) => keys.binding(binding.site, binding.staffNo),
});

export const bindingCodeKind = recordKind({
  name: 'binding-code',
  schema: BindingCode,
  key: (code) => keys.bindingCode(code.site, code.hash),
  expires: (code) => Math.ceil(millis(code.expiresAt) / 1000) + CODE_KEPT_SECONDS,
});

/**
 * Index of a WeChat user of one mini-program, by which his account is found without the openid being readable.
 *
 * @param key derived for `openid-index`
 */
export const openidIndex = (key: Buffer, appId: string, openid: string): string =>
  createHmac('sha256', key).update(`${appId} ${openid}`).digest('base64url');

/** Who loses a race for a new head is told so, as with a changed one. */
async function orStale<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof WriteLost) throw stale(1, undefined);
    throw error;
  }
}

/** WeChat users and their bindings in the table. One function per access pattern. */
export function accountStore(ledger: Ledger) {
  const { records } = ledger;

  return {
    /** One WeChat user by index; undefined where he is new. */
    find: (site: SiteId, index: string): Promise<WechatAccount | undefined> =>
      records.find(accountKind, keys.wechatAccount(site, index)),

    /** A new WeChat user, or a changed one, and the customer that is made with him. Errors: `version.stale`. */
    async save(
      change: { before?: WechatAccount | undefined; changed: Changed<WechatAccount>; customer?: Changed<Customer> },
      by: Circumstances,
    ): Promise<WechatAccount> {
      const { before, changed, customer } = change;
      const also = customer ? await ledger.beginning(customerKind, customer, by) : [];
      if (before) return ledger.change({ kind: accountKind, before, changed, also }, by);
      return orStale(ledger.begin(accountKind, changed, by, also));
    },

    /**
     * What WeChat tells of a user only later. Without an event, whose changes stand in clear; who loses a race leaves it to the
     * next sign-in.
     */
    async complete(account: WechatAccount, unionid: string): Promise<WechatAccount> {
      const { version } = account;
      const completed = { ...account, unionid, version: version + 1 };
      try {
        await records.table.write(await records.replacing(accountKind, completed, { version }));
        return completed;
      } catch (error) {
        if (error instanceof WriteLost) return account;
        throw error;
      }
    },

    /** The WeChat user that a customer last signed in by. */
    async ofCustomer(site: SiteId, customerId: CustomerId): Promise<WechatAccount | undefined> {
      const found = await records.find(wechatOfKind, keys.wechatOf(site, customerId));
      return found && records.find(accountKind, keys.wechatAccount(site, found.index));
    },

    /** Remembers by whom a customer is reached; of two sign-ins at once either may be the last. */
    async reachedBy({ site, customerId, index }: WechatAccount): Promise<void> {
      if (customerId === undefined) return;
      const found = await records.find(wechatOfKind, keys.wechatOf(site, customerId));
      if (found?.index === index) return;
      const item = await records.encode(wechatOfKind, { site, customerId, index });
      await records.table.write({ kind: 'put', item });
    },

    /** The binding of a member of staff, if he ever had one. */
    binding: (site: SiteId, staffNo: string): Promise<Binding | undefined> =>
      records.find(bindingKind, keys.binding(site, staffNo)),

    /** A new code, with its event. Errors: `version.stale` where it stands already. */
    issue: (changed: Changed<BindingCode>, by: Circumstances): Promise<BindingCode> =>
      orStale(ledger.begin(bindingCodeKind, changed, by)),

    /** A code by its hash. */
    code: (site: SiteId, hash: string): Promise<BindingCode | undefined> =>
      records.find(bindingCodeKind, keys.bindingCode(site, hash)),

    /** Binding, WeChat user and spent code, all or none. Errors: `version.stale`. */
    async bind(
      change: {
        before: Binding | undefined;
        binding: Changed<Binding>;
        account: WechatAccount;
        code: BindingCode;
        now: Instant;
        also: readonly Write[];
      },
      by: Circumstances,
    ): Promise<Binding> {
      const { before, binding, account, code, now } = change;
      const { staffNo } = binding.head;
      const also = [
        await records.replacing(
          accountKind,
          { ...account, staffNo, version: account.version + 1 },
          { version: account.version },
        ),
        await records.replacing(
          bindingCodeKind,
          { ...code, usedAt: now, version: code.version + 1 },
          { version: code.version },
        ),
        ...change.also,
      ];
      if (before) return orStale(ledger.change({ kind: bindingKind, before, changed: binding, also }, by));
      return orStale(ledger.begin(bindingKind, binding, by, also));
    },

    /** No binding any more, on both sides. Errors: `version.stale`. */
    async unbind(
      change: { before: Binding; binding: Changed<Binding>; account: WechatAccount | undefined },
      by: Circumstances,
    ): Promise<Binding> {
      const { before, binding, account } = change;
      const { staffNo: _former, ...free } = account ?? {};
      const also = account
        ? [
            await records.replacing(
              accountKind,
              { ...(free as WechatAccount), version: account.version + 1 },
              { version: account.version },
            ),
          ]
        : [];
      return ledger.change({ kind: bindingKind, before, changed: binding, also, from: ['BOUND'] }, by);
    },

    /** The binding as an equal, earlier request left it. */
    unbindRepeated: (site: SiteId, staffNo: string, by: Circumstances): Promise<Binding | undefined> =>
      ledger.repeated(bindingKind, keys.binding(site, staffNo), by),
  };
}
export type AccountStore = ReturnType<typeof accountStore>;
