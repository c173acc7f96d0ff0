import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { deliverNotice } from './deliver-notice.ts';
import { providers } from './providers.ts';
import { noticeDeps } from './wiring.ts';

const ports = providers();

/** Bus events `notice.planned` and `notice.due` → the notice goes out of the house, if it has a way. */
export const handler = consumer('deliver-notice', async ({ site, entityId, correlationId }) =>
  deliverNotice(site, entityId, { now: clock(), deps: await noticeDeps(runtime()), ports, correlationId }),
);
