import * as z from 'zod';
import type { TicketNo } from '../kernel/ids.ts';
import { Label } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { attachmentLabels, refusedForLabels, TicketFile } from './model.ts';
import { type PictureCheck, PictureFlag, pictureFlagLabels } from './pictures/picture-check.ts';

/** What the audiences see of the files of a matter. */

/** A file as staff see it who may read its matter: its name in clear, as the words of the matter are. */
export const FileView = TicketFile.omit({ site: true, ticketNo: true, toldAs: true })
  .extend({
    fileName: z.string(),
    statusText: Label,
    /** Why it was refused. */
    refusedText: Label.optional(),
    /** What is known of a picture that did not simply pass. */
    flag: PictureFlag.optional(),
    flagText: Label.optional(),
    /** It is not shown in lists, and opens on purpose only: `?picture=OPENED`. */
    hidden: z.literal(true).optional(),
  })
  .meta({ id: 'FileView' });

/** A file as the guest sees it who gave it, or to whom it was sent. */
export const GuestFileView = z
  .object({
    ...TicketFile.pick({ id: true, status: true, type: true, refusedFor: true }).shape,
    ...FileView.pick({ fileName: true, statusText: true, refusedText: true }).shape,
    at: Instant,
  })
  .meta({ id: 'GuestFileView' });

const labelsOf = ({ status, refusedFor }: TicketFile) => ({
  statusText: attachmentLabels[status],
  ...(refusedFor && { refusedText: refusedForLabels[refusedFor] }),
});

export function fileViewOf(file: TicketFile, checks: readonly PictureCheck[]): z.input<typeof FileView> {
  const flag = checks.find(({ attachmentId }) => attachmentId === file.id)?.flag;
  const flagged = flag && {
    flag,
    flagText: pictureFlagLabels[flag],
    ...(flag === 'RISKY' && { hidden: true as const }),
  };
  return { ...file, ...labelsOf(file), ...flagged };
}

/** What a guest has given himself, by the number that he knows; what colleagues keep with a matter is the house's own. */
export const guestFilesOf = (files: readonly TicketFile[], asked: TicketNo): Array<z.input<typeof GuestFileView>> =>
  files
    .filter(({ givenBy, ticketNo, toldAs = ticketNo }) => givenBy === 'GUEST' && toldAs === asked)
    .map((file) => ({ ...file, ...labelsOf(file), at: file.givenAt }));
