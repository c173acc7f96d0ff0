import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { acknowledgeIt, passItOn, showInbox, showUndeliverable } from './actions/inbox.ts';
import { contract } from './contract.ts';
import { noticeDeps } from './wiring.ts';

/** Door of the notices. */
export const handler = serve(contract, [showInbox, showUndeliverable, acknowledgeIt, passItOn], async () => ({
  door: runtime().door,
  deps: await noticeDeps(runtime()),
}));
