import { files } from '../platform/objects.ts';
import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { contract } from './contract.ts';
import { rightsDeps } from './wiring.ts';

/** Door of requests for one's own data. */
export const handler = serve(contract, actions, async () => ({
  door: runtime().door,
  deps: await rightsDeps(runtime(), files()),
}));
