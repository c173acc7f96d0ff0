import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { checkpointDeps } from './checkpoints/wiring.ts';
import { contract } from './contract.ts';
import { auditDeps } from './wiring.ts';

/** Door of the audit. */
export const handler = serve(contract, actions, async () => ({
  door: runtime().door,
  deps: await auditDeps(runtime(), checkpointDeps(runtime().records)),
}));
