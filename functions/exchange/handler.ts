import { env } from '../platform/env.ts';
import { files } from '../platform/objects.ts';
import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { contract } from './contract.ts';
import { exchangeDeps } from './wiring.ts';

/** Door of imports and exports. */
export const handler = serve(contract, actions, async () => ({
  door: runtime().door,
  deps: await exchangeDeps(runtime(), { objects: files(), appId: env('wechatAppId').wechatAppId }),
}));
