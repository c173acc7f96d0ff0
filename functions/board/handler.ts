import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { showBoardIt } from './actions/show-board.ts';
import { showQualityIt } from './actions/show-quality.ts';
import { contract } from './contract.ts';
import { boardDeps } from './wiring.ts';

/** Door of the board. */
export const handler = serve(contract, [showBoardIt, showQualityIt], async () => ({
  door: runtime().door,
  deps: await boardDeps(runtime()),
}));
