import type { AttachmentId } from '../../kernel/ids.ts';
import type { Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import type { TextFlag } from '../words.ts';
import { waitsForReview } from './text-check.ts';

/** What was found of a picture becomes known of its matter: flagged, never refused; it waits for a review as doubtful words do. */
export function flagPicture(
  ticket: Ticket,
  picture: {
    readonly flag: TextFlag;
    readonly of: number;
    readonly attachmentId: AttachmentId;
    readonly why?: string | undefined;
  },
): ChangedTicket {
  const { flag, of, attachmentId, why } = picture;
  const waits = waitsForReview(ticket, picture) && ({ review: 'PICTURE' } as const);
  const facts = { flag, of, attachmentId, ...(why !== undefined && { why }), ...waits };
  return { head: { ...ticket, ...waits }, event: { type: 'ticket.picture-flagged', facts } };
}
