import { createHmac } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford base32: no I, L, O, U
const CHARACTERS = 10; // 50 bits, of which five may be guessed wrong

/**
 * Codes to bind a WeChat user: ten characters that a person can read out. The code follows from the request that asks for
 * it, so that its repeat is told the same; the table holds a hash.
 */
export function bindingCodes(secrets: { readonly code: Buffer; readonly hash: Buffer }) {
  return {
    /** The code of a request. */
    of(requestKey: string): string {
      const bytes = createHmac('sha256', secrets.code).update(requestKey).digest().subarray(0, CHARACTERS);
      const text = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
      return `${text.slice(0, 5)}-${text.slice(5)}`;
    },

    /** Hash of a code, however it was typed. */
    hashOf(code: string): string {
      const typed = code.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').replace(/[- ]/g, '');
      return createHmac('sha256', secrets.hash).update(typed).digest('base64url');
    },
  };
}
export type BindingCodes = ReturnType<typeof bindingCodes>;
