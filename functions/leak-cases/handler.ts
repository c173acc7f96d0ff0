import { files } from '../platform/objects.ts';
import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { contract } from './contract.ts';
import { leakCaseDeps } from './wiring.ts';

/** Door of the cases of leaks and misconduct. */
export const handler = serve(contract, actions, async () => ({
  door: runtime().door,
  deps: await leakCaseDeps(runtime(), files()),
}));
