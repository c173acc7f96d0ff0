import type { AttachmentId, SiteId, TicketNo } from '../kernel/ids.ts';
import { actionsWith, type Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { Objects } from '../platform/objects.ts';
import type { SpendChallenge } from '../tickets/deps.ts';
import type { Ticket } from '../tickets/model.ts';
import type { Scan } from './checking/malware.ts';
import type { PictureCheckStore } from './pictures/picture-check-store.ts';
import type { AttachmentStore } from './store.ts';

/** What checking a file needs. */
export interface CheckingDeps {
  readonly attachments: AttachmentStore;
  readonly files: Objects;
  readonly scan: Scan;
}

/** What the actions of this domain need. */
export interface AttachmentDeps extends Pick<CheckingDeps, 'attachments' | 'files'> {
  readonly spendChallenge: SpendChallenge;
  /** The id that follows from the request that asks for a key, on the day of an instant: its repeat finds what it has made. */
  idFor(op: Operation, day: Instant): AttachmentId;
  readonly pictureChecks: Pick<PictureCheckStore, 'find'>;
  ticket(site: SiteId, no: TicketNo): Promise<Ticket | undefined>;
}

export const action = actionsWith<AttachmentDeps>();
