import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { contract } from './contract.ts';
import { accessDeps } from './wiring.ts';

/** Door of the protection against leaks. */
export const handler = serve(contract, actions, async () => ({
  door: runtime().door,
  deps: await accessDeps(runtime()),
}));
