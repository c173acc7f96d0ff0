import { consumer } from '../../platform/consume.ts';
import { env } from '../../platform/env.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { accountStore, openidIndex } from '../../sessions/account-store.ts';
import { subscriptionStore } from '../store.ts';
import { settlePush } from './settle-push.ts';
import { pushStore } from './store.ts';

const { appId } = env('wechat').wechat;

/** Bus event `wechat-push.received` → what WeChat has told is done. */
export const handler = consumer('settle-push', async ({ site, entityId, correlationId }) => {
  const { ledger, secret, sites } = runtime();
  const key = await secret('openid-index');
  await settlePush(
    { site, hash: entityId.replace('wxp_', '') },
    {
      ...{ now: clock(), pushes: pushStore(ledger), subscriptions: subscriptionStore(ledger), correlationId },
      ...{ accounts: accountStore(ledger), sites: await sites.ids() },
      indexOf: (openid) => openidIndex(key, appId, openid),
    },
  );
});
