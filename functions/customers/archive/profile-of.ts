import type * as z from 'zod';
import { notANumber } from '../errors.ts';
import type { Recognise } from '../identifiers/recognise.ts';
import type { Profile, ProfileRevision, RevisedProfile, SentProfile } from './model.ts';

type SentContacts = z.infer<typeof SentProfile>['contacts'];

function contactsOf(sent: NonNullable<SentContacts>, recognise: Recognise): NonNullable<Profile['contacts']> {
  return sent.map(({ phone: written, ...contact }, n) => {
    if (written === undefined) return contact;
    const phone = recognise('PHONE', written)?.value;
    if (phone === undefined) throw notANumber(`profile.contacts.${n}.phone`);
    return { ...contact, phone };
  });
}

/** A profile as it is kept: numbers in their international form. Errors: `customer.notANumber`. */
export function profileOf(
  { contacts, ...sent }: z.infer<typeof SentProfile>,
  recognise: Recognise,
): Omit<Profile, 'site' | 'customerId' | 'preferences'> {
  return { ...sent, ...(contacts && { contacts: contactsOf(contacts, recognise) }) };
}

/** The same of what is told anew; `null` stays what it is. */
export function profileRevisionOf(
  { contacts, ...sent }: z.infer<typeof RevisedProfile>,
  recognise: Recognise,
): ProfileRevision {
  if (contacts === undefined) return sent;
  return { ...sent, contacts: contacts && contactsOf(contacts, recognise) };
}
