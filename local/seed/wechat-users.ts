import type { SiteId } from '../../functions/kernel/ids.ts';
import { openidIndex } from '../../functions/sessions/account-store.ts';
import { WechatAccount } from '../../functions/sessions/model.ts';
import { customers } from './customers.ts';
import { seededCustomerId } from './seeded-records.ts';

/** How many of the seeded customers use the mini-program. */
export const seededWechatUsers = customers.length;

/** The invented openid of the nth seeded customer, counted from 1. */
export const seededOpenid = (n: number): string => `oStandInGuest${String(n).padStart(15, '0')}`;

/** The WeChat accounts of the seeded customers as the table keeps them; `key` is the one derived for `openid-index`. */
export const seededAccounts = (site: SiteId, of: { key: Buffer; appId: string }): WechatAccount[] =>
  customers.map((_customer, n) => {
    const openid = seededOpenid(n + 1);
    const index = openidIndex(of.key, of.appId, openid);
    return WechatAccount.parse({
      ...{ id: `wxa_${index}`, site, index, openid },
      ...{ customerId: seededCustomerId(n + 1), version: 1 },
    });
  });
