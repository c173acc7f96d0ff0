import { createHmac } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { phoneMetadata } from './phone-metadata.ts';

const VERSION = 'v1';

/** A number as somebody wrote it, in its international form; undefined where no telephone has such a number. */
export function internationalPhone(written: string): string | undefined {
  const phone = parsePhoneNumberFromString(written, 'CN', phoneMetadata());
  return phone?.isPossible() ? phone.number : undefined;
}

/**
 * Index of a phone number, by which a record is found without the number being readable: the same for every notation of
 * the number, another for every key. Undefined where the text is no phone number.
 *
 * @param secret the key derived for `blind-index`; who has it can try out all numbers of a country
 */
export function blindIndex(secret: Buffer, written: string): string | undefined {
  const phone = internationalPhone(written);
  return phone && `${VERSION}.${createHmac('sha256', secret).update(phone).digest('base64url')}`;
}
