import type { SiteId, TicketNo } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { CheckingDeps } from './deps.ts';
import { keptKeyOf, uploadKeyOf } from './model.ts';

/**
 * The files of a matter whose time is over, and what is known of them beside it. What lies with the ticket itself goes with the ticket, and
 * goes last: broken off, this begins again there.
 */
export const forgettingFiles =
  ({ attachments, files }: Pick<CheckingDeps, 'attachments' | 'files'>) =>
  async (site: SiteId, no: TicketNo, now: Instant): Promise<void> => {
    for (const file of await attachments.ofTicket(site, no)) {
      if (file.sha256 !== undefined) await files.remove(keptKeyOf(file, file.sha256));
      await files.remove(uploadKeyOf(file));
      await attachments.forget(file, now);
    }
  };
