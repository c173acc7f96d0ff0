import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Operation } from '../kernel/route.ts';

const CODE_DIGITS = 16;

/** A hash under a key over parts that cannot run into each other. */
export const macOf = (key: Buffer, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest();

/** Query codes: told once, kept as a hash, and known again by that. */
export interface QueryCodes {
  /** The code of what a request made: told once, and again only to an equal request. */
  codeFor(id: string, op: Operation): string;
  /** What is kept of a code. */
  hashOf(id: string, code: string): string;
  matches(id: string, code: string, hash: string): boolean;
}

/** @param secrets one key per purpose, 32 bytes each */
export function queryCodes(secrets: { readonly code: Buffer; readonly codeHash: Buffer }): QueryCodes {
  const hashOf = (id: string, code: string) => macOf(secrets.codeHash, id, code).toString('base64url');
  return {
    codeFor: (id, op) => {
      const drawn = macOf(secrets.code, id, op.key).readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS);
      return drawn.toString().padStart(CODE_DIGITS, '0');
    },
    hashOf,
    matches: (id, code, hash) => {
      const [told, kept] = [Buffer.from(hashOf(id, code)), Buffer.from(hash)];
      return told.length === kept.length && timingSafeEqual(told, kept);
    },
  };
}
