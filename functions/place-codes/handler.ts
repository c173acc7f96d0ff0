import { files } from '../platform/objects.ts';
import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/place-codes.ts';
import { contract } from './contract.ts';
import { placeCodeStore } from './store.ts';

/** Door of the codes of rooms and tables. */
export const handler = serve(contract, actions, async () => {
  const { door, ledger, cursors, sites } = runtime();
  return { door, deps: { codes: placeCodeStore(ledger), files: files(), cursors: await cursors(), sites: sites.ids } };
});
