import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { findSuspectedIt } from './actions/find-suspected.ts';
import { contract } from './contract.ts';
import { recurrenceDeps } from './wiring.ts';

/** Door of what comes back. */
export const handler = serve(contract, [findSuspectedIt], async () => ({
  door: runtime().door,
  deps: await recurrenceDeps(runtime()),
}));
