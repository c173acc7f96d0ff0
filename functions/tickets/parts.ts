import * as z from 'zod';
import { sameUploadTwice, tooManyFiles, uploadUnknown, uploadUsed } from '../attachments/errors.ts';
import { MOST_FILES, UploadKey } from '../attachments/model.ts';
import { TicketId, TicketNo, ticketNoOf } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { longText, shortText } from '../kernel/text.ts';
import { SentInstant } from '../kernel/time.ts';
import { ticketNotFound } from './errors.ts';
import { MatterObject, OnBehalf } from './intake/behalf.ts';
import { Contact } from './model.ts';
import { TicketView } from './views.ts';
import { Domain, Stage, TicketKind } from './words.ts';

/** What several routes of the tickets share. */

export const byTicket = z.strictObject({ ticketId: TicketId });
export const byNumber = z.strictObject({ ticketNo: TicketNo });

/** Another ticket, by its id or its number. */
export const anotherTicket = z.union([TicketId, TicketNo]);
export function numberOf(other: z.infer<typeof anotherTicket>): TicketNo {
  const id = TicketId.safeParse(other);
  return id.success ? ticketNoOf(id.data) : (other as TicketNo);
}

/** Files that come with a matter or a message: the keys of their uploads. */
export const attachments = z.array(UploadKey).max(MOST_FILES).optional();
/** How they can be refused; all of them come, or none. */
export const filesRefused = [sameUploadTwice, tooManyFiles, uploadUnknown, uploadUsed] as const;

/** What is told of a matter, by whomever. */
export const matter = {
  kind: TicketKind,
  domain: Domain.optional(),
  stage: Stage.optional(),
  subject: shortText(60).optional(),
  description: longText(2_000),
  contact: Contact.optional(),
  anonymous: z.boolean().optional(),
  occurredAt: SentInstant.optional(),
  remedyAsked: longText(500).optional(),
  /** Somebody of the house whom it is about: his name, or what the guest knows of him. Only the supervisor and above see it then. */
  aboutStaff: shortText(80).optional(),
  onBehalf: OnBehalf.optional(),
  object: MatterObject.optional(),
  attachments,
};

/** What all verbs on a ticket share. */
export const verb = {
  method: 'POST',
  audience: 'staff',
  params: byTicket,
  versioned: true,
  answer: TicketView,
} as const;
/** How every verb can be refused. */
export const always = [ticketNotFound, wrongState, stale, keyReused] as const;
