import { consumer } from '../../platform/consume.ts';
import { env } from '../../platform/env.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { settlePush } from './settle-push.ts';
import { settling } from './wiring.ts';

const { appId } = env('wechat').wechat;

/** Bus event `wechat-push.received` → what WeChat has told is done. */
export const handler = consumer('settle-push', async ({ site, entityId, correlationId }) => {
  const at = await settling(runtime(), { appId, now: clock(), correlationId });
  await settlePush({ site, hash: entityId.replace('wxp_', '') }, at);
});
