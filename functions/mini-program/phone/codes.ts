import { timingSafeEqual } from 'node:crypto';
import { macOf } from '../../platform/query-codes.ts';

const DIGITS = 6;

/**
 * Codes by text message: six digits that follow from whose and the how-manieth, so that whoever sends them need not be told;
 * the table holds a hash.
 */
export function phoneCodes(secrets: { readonly code: Buffer; readonly hash: Buffer }) {
  const hashOf = (id: string, generation: number, code: string) =>
    macOf(secrets.hash, id, String(generation), code).toString('base64url');
  return {
    of(id: string, generation: number): string {
      const drawn = macOf(secrets.code, id, String(generation)).readBigUInt64BE() % 10n ** BigInt(DIGITS);
      return drawn.toString().padStart(DIGITS, '0');
    },
    hashOf,
    matches(of: { id: string; generation: number; codeHash: string }, code: string): boolean {
      const [told, kept] = [Buffer.from(hashOf(of.id, of.generation, code)), Buffer.from(of.codeHash)];
      return told.length === kept.length && timingSafeEqual(told, kept);
    },
  };
}
export type PhoneCodes = ReturnType<typeof phoneCodes>;
