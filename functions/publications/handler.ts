import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { showPublication } from './actions/view-publication.ts';
import { contract } from './contract.ts';

/** Door of what the house tells everybody. */
export const handler = serve(contract, [showPublication], () => ({ door: runtime().door, deps: {} }));
