import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { showPolicy } from './actions/get-policy.ts';
import { showVersions } from './actions/list-policy-versions.ts';
import { setPolicy } from './actions/put-policy.ts';
import { contract } from './contract.ts';

/** Door of the policies. */
export const handler = serve(contract, [showPolicy, setPolicy, showVersions], () => {
  const { door, policies } = runtime();
  return { door, deps: { policies } };
});
