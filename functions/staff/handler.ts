import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { contract } from './contract.ts';

/** Door of the staff domain. */
export const handler = serve(contract, actions, async () => {
  const { door, staff, cursors, random } = runtime();
  return { door, deps: { staff, cursors: await cursors(), random } };
});
