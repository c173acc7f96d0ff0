import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { contract } from './contract.ts';
import { miniProgramDeps } from './wiring.ts';

/** Door of the mini-program's own routes. */
export const handler = serve(contract, actions, () => ({
  door: runtime().door,
  deps: miniProgramDeps(runtime()),
}));
