import type * as z from 'zod';
import { notANumber } from '../errors.ts';
import type { Recognise } from '../identifiers/recognise.ts';
import type { Profile, SentProfile } from './model.ts';

/** A profile as it is kept: numbers in their international form. Errors: `customer.notANumber`. */
export function profileOf(
  { contacts, ...sent }: z.infer<typeof SentProfile>,
  recognise: Recognise,
): Omit<Profile, 'site' | 'customerId' | 'preferences'> {
  const kept = contacts?.map(({ phone: written, ...contact }, n) => {
    if (written === undefined) return contact;
    const phone = recognise('PHONE', written)?.value;
    if (phone === undefined) throw notANumber(`profile.contacts.${n}.phone`);
    return { ...contact, phone };
  });
  return { ...sent, ...(kept && { contacts: kept }) };
}
