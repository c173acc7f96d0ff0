import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { listColleagues } from './actions/list-staff.ts';
import { listOrganisation } from './actions/list-units.ts';
import { showMyself } from './actions/who-am-i.ts';
import { contract } from './contract.ts';

/** Door of the staff domain. */
export const handler = serve(contract, [showMyself, listColleagues, listOrganisation], () => {
  const { door, staff } = runtime();
  return { door, deps: { staff } };
});
