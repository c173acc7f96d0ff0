import { accessTokens } from '../../functions/mini-program/access-token.ts';
import { askWechat } from '../../functions/mini-program/ask-wechat.ts';
import { subscriptionStore } from '../../functions/mini-program/store.ts';
import { wechatApi } from '../../functions/mini-program/wechat-api.ts';
import { subscriptionMessage } from '../../functions/notices/channels/subscription.ts';
import { accountKind, accountStore } from '../../functions/sessions/account-store.ts';
import { seededCustomerId } from '../../local/seed/seeded-records.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';
import { site, type World } from './world.ts';

/** The WeChat user of the first seeded customer. */
export const guest = {
  customerId: seededCustomerId(1),
  index: 'index-of-the-guest',
  openid: 'oGuestOfTheTests000000000001',
} as const;

/** Lets the first seeded customer be one who has signed in by the mini-program. */
export async function withWechat(w: World): Promise<void> {
  const { customerId, index, openid } = guest;
  const account = { id: `wxa_${index}`, site, index, openid, customerId, version: 1 };
  await w.table.write(await w.records.creating(accountKind, account));
  await accountStore(w.parts.ledger).reachedBy(account);
}

/** The service's own side of WeChat, asking the address of a stand-in. */
export function wechatOf(w: World, baseUrl: string, over: { secret?: () => string } = {}) {
  const heard: string[] = [];
  const { records, ledger, templates } = w.parts;
  const clock = () => w.now;
  const ask = askWechat({
    ...{ fetch, baseUrl, sleep: async () => {} },
    refused: (path, errcode) => heard.push(`${path} ${errcode}`),
  });
  const secret = async () => over.secret?.() ?? standInApp.secret;
  const api = wechatApi({ ask, tokens: accessTokens({ ask, records, appId: standInApp.appId, secret, clock }) });
  const accounts = accountStore(ledger);
  const ours: string[] = [];
  const port = subscriptionMessage({
    ...{ api, templates, clock, ours: (why) => ours.push(why), timeZone: 'Asia/Shanghai' },
    subscriptions: subscriptionStore(ledger),
    addressOf: (where, id) => accounts.ofCustomer(where, id),
  });
  return { api, port, heard, ours, subscriptions: subscriptionStore(ledger) };
}
