import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { foundIt } from './actions/found-site.ts';
import { showSites } from './actions/list-sites.ts';
import { contract } from './contract.ts';

/** Door of the sites. */
export const handler = serve(contract, [foundIt, showSites], () => {
  const { door, sites, random } = runtime();
  return { door, deps: { sites, random } };
});
