import { env } from '../platform/env.ts';
import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { contract } from './contract.ts';
import { pushKeys, wechat } from './wechat.ts';
import { miniProgramDeps } from './wiring.ts';

/** Door of the mini-program's own routes. */
export const handler = serve(contract, actions, async () => ({
  door: runtime().door,
  deps: await miniProgramDeps(runtime(), { api: wechat(), pushKeys: pushKeys(), appId: env('wechat').wechat.appId }),
}));
