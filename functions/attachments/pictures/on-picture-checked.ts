import type { AttachmentId } from '../../kernel/ids.ts';
import { earlierVerdict } from '../../mini-program/media-check.ts';
import { pushStore } from '../../mini-program/push/store.ts';
import { pictureChecks } from '../../mini-program/wechat.ts';
import { consumer } from '../../platform/consume.ts';
import { files } from '../../platform/objects.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { ticketStore } from '../../tickets/store.ts';
import { attachmentStore } from '../store.ts';
import { lookAtPicture } from './look-at-picture.ts';
import { attachmentOfCheck } from './picture-check.ts';
import { pictureCheckStore } from './picture-check-store.ts';

const ask = pictureChecks();
const { link } = files();

/** Bus events `attachment.checked` and `picture-check.due` → WeChat is asked what it thinks of the picture. */
export const handler = consumer('look-at-picture', async ({ site, entity, entityId, correlationId }) => {
  const { ledger, policies, sites } = runtime();
  const id = entity === 'picture-check' ? attachmentOfCheck(entityId) : (entityId as AttachmentId);
  await lookAtPicture(
    { site, id },
    {
      ...{
        now: clock(),
        ask,
        link,
        correlationId,
        told: earlierVerdict({ pushes: pushStore(ledger), sites: sites.ids }),
      },
      ...{ attachments: attachmentStore(ledger), checks: pictureCheckStore(ledger), tickets: ticketStore(ledger) },
      numbers: async (of) => (await policies.current(of, 'spam')).policy,
    },
  );
});
