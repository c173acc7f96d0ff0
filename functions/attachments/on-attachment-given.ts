import type { AttachmentId } from '../kernel/ids.ts';
import { consumer } from '../platform/consume.ts';
import { files } from '../platform/objects.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { checkAttachment } from './check-attachment.ts';
import { checkingDeps } from './wiring.ts';

let deps: ReturnType<typeof checkingDeps> | undefined;

/** A file came with a matter: it is checked now, and opened by nobody before that. */
export const handler = consumer('check-attachment', async ({ site, entityId, correlationId }) => {
  deps ??= checkingDeps({ ...runtime(), files: files() });
  await checkAttachment({ site, id: entityId as AttachmentId }, { now: clock(), deps, correlationId });
});
