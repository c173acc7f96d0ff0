import { processLog } from '../../platform/process-log.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { makeCheckpoints } from './make-checkpoints.ts';
import { checkpointDeps } from './wiring.ts';

/** Every hour, site by site: what the chains had come to in the hours that are over. */
export async function handler(): Promise<void> {
  const parts = runtime();
  const deps = checkpointDeps(parts.records);
  for (const site of await parts.sites.ids()) {
    const count = await makeCheckpoints(site, clock(), deps);
    processLog.work({ work: 'checkpoints', id: site, count });
  }
}
