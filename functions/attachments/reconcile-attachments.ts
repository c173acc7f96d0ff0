import type { SiteId } from '../kernel/ids.ts';
import { addMinutes } from '../kernel/time.ts';
import { type CheckedAt, checkAttachment } from './check-attachment.ts';

const PATIENCE_MINUTES = 2; // the event of a file is on its way for seconds
const PAGE = 20;
const PAGES_AT_MOST = 5; // of up to 20 MB a file; the next run goes on

/** Checks the files whose event was lost, and says of those that never came that they did not. Idempotent. */
export async function reconcileAttachments(site: SiteId, at: CheckedAt): Promise<{ looked: number; failed: number }> {
  const to = addMinutes(at.now, -PATIENCE_MINUTES);
  let after: string | undefined;
  let [looked, failed] = [0, 0];
  for (let n = 0; n < PAGES_AT_MOST; n += 1) {
    const page = await at.deps.attachments.waiting(site, { to, limit: PAGE, ...(after !== undefined && { after }) });
    for (const { id } of page.attachments) {
      looked += 1;
      // One that cannot be read stays, and must not keep the others from being looked at.
      await checkAttachment({ site, id }, at).catch(() => {
        failed += 1;
      });
    }
    after = page.last;
    if (after === undefined) break;
  }
  return { looked, failed };
}
