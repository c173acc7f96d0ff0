import type { Changed } from '../kernel/event.ts';
import type { AttachmentId, SiteId, TicketNo } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { addMinutes, type Instant, isBefore } from '../kernel/time.ts';
import {
  attachmentClosed,
  fileTooLarge,
  fileTypeNotTaken,
  sameUploadTwice,
  uploadUnknown,
  uploadUsed,
} from './errors.ts';
import { fileTypeOf } from './file-types.ts';
import {
  type Attachment,
  attachmentMoves,
  type FileRole,
  type GivenAttachment,
  MOST_BYTES,
  type RefusedFor,
  type TicketFile,
} from './model.ts';

/** An attachment after a decision, with what happened. */
export type ChangedAttachment = Changed<Attachment>;

/** Twenty megabytes go out in ten minutes at 280 kbit/s; with tries and a lift in between, an hour is enough for anybody. */
const UPLOAD_MINUTES = 60;
/** The store forgets what nobody has given after a day at the earliest; half of it is left for the check. */
const GIVE_MINUTES = 12 * 60;
/** A transfer that began in time may end a little later. */
const LATE_MINUTES = 15;

export interface AskedFile {
  readonly fileName: string;
  readonly size: number;
  readonly mime: string;
  readonly role?: FileRole | undefined;
}

/** A key for a file that is to come. Errors: `attachment.tooLarge`, `attachment.typeNotTaken`. */
export function ask(
  file: AskedFile,
  by: { readonly id: AttachmentId; readonly site: SiteId; readonly askedBy: string; readonly askedWith: string },
  now: Instant,
): Attachment {
  const type = fileTypeOf(file.mime);
  if (type === undefined) throw fileTypeNotTaken();
  if (file.size > MOST_BYTES) throw fileTooLarge(file.size);
  const { fileName, size, role = 'GENERAL' } = file;
  return {
    ...{ ...by, fileName, size, type, role, status: attachmentMoves.ask.to },
    ...{ uploadBy: addMinutes(now, UPLOAD_MINUTES), giveBy: addMinutes(now, GIVE_MINUTES), version: 1 },
  };
}

export interface Giving {
  readonly ticketNo: TicketNo;
  readonly ticketVersion: number;
  /** Where the guest knows his matter by another number. */
  readonly toldAs?: TicketNo;
  readonly givenBy: GivenAttachment['givenBy'];
  /** Who gives it, as `askedBy` tells it. */
  readonly as: string;
  /** The request by which it is given. */
  readonly request: string;
}

/**
 * A file is given with a matter or a message: by whoever asked for its key, and once.
 *
 * Errors: `attachment.unknown` (another's, or over), `attachment.used`.
 *
 * @param at its place among those that are given together, for the message
 */
export function give(file: Attachment, at: number, giving: Giving, now: Instant): ChangedAttachment {
  if (file.ticketNo !== undefined) throw uploadUsed(at);
  if (file.askedBy !== giving.as || !isBefore(now, file.giveBy)) throw uploadUnknown(at);
  const { as: _known, request, ...told } = giving;
  const { askedBy: _forgotten, askedWith: _repeats, ...rest } = move(file, 'give', attachmentMoves);
  const head: Attachment = { ...rest, ...told, nth: at + 1, givenAt: now, givenWith: request };
  const { ticketNo, ticketVersion } = told;
  return { head, event: { type: 'attachment.given', facts: { ticketNo, ticketVersion, fileType: head.type } } };
}

/** No key is named twice in one request. Errors: `attachment.twice`. */
export function mustDiffer(keys: readonly string[]): void {
  const twice = keys.findIndex((key, n) => keys.indexOf(key) !== n);
  if (twice >= 0) throw sameUploadTwice(twice);
}

/** It is what it says it is, and is kept under its hash. */
export function checked(
  file: GivenAttachment,
  kept: { readonly sha256: string; readonly bytes: number },
  now: Instant,
): ChangedAttachment {
  const head = { ...move(file, 'check', attachmentMoves), ...kept, checkedAt: now };
  return { head, event: { type: 'attachment.checked', facts: { ticketNo: file.ticketNo, ...kept } } };
}

/** It is not kept, and everybody sees why. */
export function refused(file: GivenAttachment, refusedFor: RefusedFor, now: Instant): ChangedAttachment {
  const head = { ...move(file, 'refuse', attachmentMoves), refusedFor, checkedAt: now };
  return { head, event: { type: 'attachment.refused', facts: { ticketNo: file.ticketNo, refusedFor } } };
}

/** Whether a file that is not there can still come. */
export const mayStillCome = ({ uploadBy }: Attachment, now: Instant): boolean =>
  isBefore(now, addMinutes(uploadBy, LATE_MINUTES));

/** Its key was given with a matter, but no file ever came. */
export function expired(file: GivenAttachment, now: Instant): ChangedAttachment {
  const head = { ...move(file, 'expire', attachmentMoves), checkedAt: now };
  return { head, event: { type: 'attachment.expired', facts: { ticketNo: file.ticketNo } } };
}

/** Somebody opens it. Errors: `attachment.closed`. */
export function read(file: GivenAttachment): ChangedAttachment {
  if (file.status !== 'CHECKED') throw attachmentClosed(file.status, file.refusedFor);
  const head = move(file, 'read', attachmentMoves);
  return { head, event: { type: 'attachment.read', facts: { ticketNo: file.ticketNo } } };
}

/** What lies with the ticket of a file. */
export function fileOf(one: GivenAttachment): TicketFile {
  const { id, site, status, fileName, type, size, role, ticketNo, ticketVersion, nth, givenAt, givenBy } = one;
  const { toldAs, checkedAt, refusedFor, sha256, bytes } = one;
  return {
    ...{ id, site, status, fileName, type, size, role, ticketNo, ticketVersion, nth, givenAt, givenBy },
    ...(toldAs && { toldAs }),
    ...(checkedAt && { checkedAt }),
    ...(refusedFor && { refusedFor }),
    ...(sha256 && { sha256 }),
    ...(bytes && { bytes }),
  };
}
