import { files } from '../platform/objects.ts';
import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { ticketStore } from '../tickets/store.ts';
import { exportEvidenceIt } from './actions/export-evidence.ts';
import { contract } from './contract.ts';

/** Door of the evidence: apart from the tickets, so that nobody waits for the font but whoever needs it. */
export const handler = serve(contract, [exportEvidenceIt], () => ({
  door: runtime().door,
  deps: { tickets: ticketStore(runtime().ledger), files: files() },
}));
