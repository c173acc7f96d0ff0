import { files } from '../platform/objects.ts';
import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { contract } from './contract.ts';
import { attachmentDeps } from './wiring.ts';

/** Door of the files: apart from the tickets, so that nobody waits for the store of files but whoever needs it. */
export const handler = serve(contract, actions, async () => ({
  door: runtime().door,
  deps: await attachmentDeps({ ...runtime(), files: files() }),
}));
