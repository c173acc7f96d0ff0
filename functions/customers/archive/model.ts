import * as z from 'zod';
import { CustomerId, SiteId } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { longText, plain, shortText } from '../../kernel/text.ts';
import { PlainDate } from '../../kernel/time.ts';
import { Phone } from '../model.ts';

/** Somebody to talk to at an organisation, or for a person. */
const contact = { role: plain(shortText(30)).optional(), name: personal('NAME', shortText(60)) };

const told = {
  address: personal('ADDRESS', shortText(200)).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
    .optional(),
  bornOn: personal('IDENTITY', PlainDate).optional(),
  note: personal('SENSITIVE_TEXT', longText(500)).optional(),
};

/** What a guest likes and what is to be minded: by a short word, in his own words. */
export const Preferences = z.record(
  z.enum(['ROOM', 'BED', 'FOOD', 'CONTACT_TIME', 'CHANNEL', 'OTHER']),
  personal('SENSITIVE_TEXT', shortText(120)).optional(),
);

/** What is known beyond the head: read with it, written seldom. */
export const Profile = z.object({
  site: SiteId,
  customerId: CustomerId,
  ...told,
  contacts: z
    .array(z.object({ ...contact, phone: personal('CONTACT', Phone).optional() }))
    .max(10)
    .optional(),
  preferences: Preferences.optional(),
});
export type Profile = z.infer<typeof Profile>;

/** The same as it is sent of somebody new. */
export const SentProfile = z.strictObject({
  ...told,
  contacts: z
    .array(z.strictObject({ ...contact, phone: personal('CONTACT', z.string().max(30)).optional() }))
    .max(10)
    .optional(),
});

/** The same as it is told anew: what is not sent stays, `null` clears it. Contacts are a list, and are sent as a whole. */
export const RevisedProfile = z.strictObject({
  address: SentProfile.shape.address.nullable(),
  language: SentProfile.shape.language.nullable(),
  bornOn: SentProfile.shape.bornOn.nullable(),
  note: SentProfile.shape.note.nullable(),
  contacts: SentProfile.shape.contacts.nullable(),
});

/** A part of a profile as it is kept, and what of it is cleared. */
export type ProfileRevision = {
  readonly [Field in keyof Omit<Profile, 'site' | 'customerId' | 'preferences'>]?: Profile[Field] | null | undefined;
};
