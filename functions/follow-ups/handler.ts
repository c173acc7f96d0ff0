import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { list } from './actions/list-follow-ups.ts';
import { record } from './actions/record-attempt.ts';
import { contract } from './contract.ts';
import { followUpDeps } from './wiring.ts';

/** Door of the follow-ups. */
export const handler = serve(contract, [list, record], async () => ({
  door: runtime().door,
  deps: await followUpDeps(runtime()),
}));
