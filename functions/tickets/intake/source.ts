import * as z from 'zod';
import { UploadKey } from '../../attachments/model.ts';
import { AttachmentId } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { plain, shortText } from '../../kernel/text.ts';
import { Instant, PlainDate, SentInstant } from '../../kernel/time.ts';
import type { Channel } from '../words.ts';

/** What only one way in tells of a matter (F03): a letter's dates, a visit, or the case of an authority behind it. */

const letter = { postmarkedOn: PlainDate };
const visit = {
  place: plain(shortText(60)),
  companion: personal('NAME', shortText(40)).optional(),
};
/** Whose case it is, and their number, by which it is found again. */
export const external = {
  authority: plain(shortText(40)),
  externalNo: plain(shortText(40)),
};

/** As it is kept. Promises and legal periods run from when the house had it, not from when somebody typed it. */
export const Source = z
  .object({
    letter: z.object({ ...letter, receivedAt: Instant }).optional(),
    /** The sheet on which the visitor has signed what was said, among the files of the matter. */
    visit: z.object({ ...visit, visitedAt: Instant, signedSummary: AttachmentId.optional() }).optional(),
    external: z.object({ ...external, forwardedAt: Instant, dueAt: Instant }).optional(),
  })
  .meta({ id: 'TicketSource' });
export type Source = z.infer<typeof Source>;

/** As it is sent: with any offset of the instants. */
export const SentSource = z
  .strictObject({
    letter: z.strictObject({ ...letter, receivedAt: SentInstant }).optional(),
    /** `signedSummary`: the sheet that the visitor has signed; one of the `attachments`. */
    visit: z.strictObject({ ...visit, visitedAt: SentInstant, signedSummary: UploadKey.optional() }).optional(),
    external: z.strictObject({ ...external, forwardedAt: SentInstant, dueAt: SentInstant }).optional(),
  })
  .meta({ id: 'SentTicketSource' });
export type SentSource = z.infer<typeof SentSource>;

/** Ways in by which only an authority forwards: without its number and date such a matter is not taken in. */
export const FORWARDS: readonly Channel[] = ['HOTLINE_12345', 'PLATFORM_12315'];

/** Which way in may tell what. */
export const SOURCES: Readonly<Record<keyof Source, readonly Channel[]>> = {
  letter: ['LETTER'],
  visit: ['WALK_IN'],
  external: ['HOTLINE_12345', 'PLATFORM_12315', 'OTA', 'LETTER'],
};
