import { RightsRequestId } from '../kernel/ids.ts';
import { consumer } from '../platform/consume.ts';
import { files } from '../platform/objects.ts';
import { clock, runtime } from '../platform/runtime.ts';
import type { ExecutingDeps } from './deps.ts';
import { advanceRequest } from './executing/advance-request.ts';
import { executingDeps } from './wiring.ts';

let made: Promise<ExecutingDeps> | undefined;

/** A request has moved on → its next piece of work. */
export const handler = consumer('rights', async ({ site, entityId, version, correlationId }) => {
  made ??= executingDeps(runtime(), files());
  const of = { site, rightsRequestId: RightsRequestId.parse(entityId), version };
  await advanceRequest(of, { now: clock(), deps: await made, correlationId });
});
