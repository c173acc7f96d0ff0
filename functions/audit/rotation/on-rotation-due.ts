import { randomUUID } from 'node:crypto';
import { addMs } from '../../kernel/time.ts';
import { processLog } from '../../platform/process-log.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { advanceRotation } from './advance-rotation.ts';
import { rotationDeps } from './wiring.ts';

/** Shorter than the function's time by more than a page takes. */
const RUN_MS = 90_000;

/** Every few minutes, site by site: goes on with a rotation of keys where there is one. */
export async function handler(): Promise<void> {
  const parts = runtime();
  const deps = rotationDeps(parts);
  const until = addMs(clock(), RUN_MS);
  for (const site of await parts.sites.ids()) {
    const count = await advanceRotation(site, { clock, until, correlationId: `rotation-${randomUUID()}`, deps });
    if (count > 0) processLog.work({ work: 'key-rotation', id: site, count });
  }
}
