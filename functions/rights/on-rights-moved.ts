import { RightsRequestId } from '../kernel/ids.ts';
import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import type { RightsDeps } from './deps.ts';
import { advanceRequest } from './executing/advance-request.ts';
import { rightsDeps } from './wiring.ts';

let made: Promise<RightsDeps> | undefined;

/** A request has moved on → its next piece of work. */
export const handler = consumer('rights', async ({ site, entityId, version, correlationId }) => {
  made ??= rightsDeps(runtime());
  const of = { site, rightsRequestId: RightsRequestId.parse(entityId), version };
  await advanceRequest(of, { now: clock(), deps: await made, correlationId });
});
