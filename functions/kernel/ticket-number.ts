import * as z from 'zod';

/**
 * Ticket numbers: `GD` + yyyymmdd + 5 Crockford base32 characters + 1 check character. No counter, so no contention; 33
 * million numbers a day; fits the 32 characters of a WeChat `character_string`.
 */

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECKED = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SHAPE = /^GD\d{8}[0-9A-HJKMNP-TV-Z]{5}[0-9A-Z]$/;
const MODULUS = 36;

/**
 * The check character of ISO 7064 MOD 37,36 over digits and letters: finds every single slip, and all but one in about a
 * thousand swaps of neighbours (for each of its 36 states one pair of neighbours changes places unseen).
 */
export function checkCharacter(text: string): string {
  const last = [...text].reduce((product, character) => {
    const sum = (product + CHECKED.indexOf(character)) % MODULUS || MODULUS;
    return (sum * 2) % (MODULUS + 1);
  }, MODULUS);
  return CHECKED[(MODULUS + 1 - last) % MODULUS] as string;
}

export const isTicketNo = (text: string): boolean =>
  SHAPE.test(text) && checkCharacter(text.slice(2, -1)) === text.slice(-1);

/** As people type it: any case, spaces and dashes between, `I L` for 1 and `O` for 0 among the five. */
function tidied(text: string): string {
  const joined = text.replace(/[\s-]/g, '').toUpperCase();
  const five = joined.slice(10, 15).replace(/[IL]/g, '1').replaceAll('O', '0');
  return joined.slice(0, 10) + five + joined.slice(15);
}

export const TicketNo = z
  .string()
  .max(40)
  .overwrite(tidied)
  .refine(isTicketNo, { error: 'not a ticket number' })
  .brand<'TicketNo'>();
export type TicketNo = z.infer<typeof TicketNo>;

/** Five characters drawn from random bytes, 25 bits of them. */
export const fiveCharsOf = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 5)].map((byte) => CROCKFORD[byte & 31]).join('');

/** The number of a day and five characters. */
export function makeTicketNo(yyyymmdd: string, five: string): TicketNo {
  const body = yyyymmdd + five;
  return `GD${body}${checkCharacter(body)}` as TicketNo;
}
