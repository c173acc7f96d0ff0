import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';

/** What a proof of work is made for; one made for another purpose is not taken. */
export const ChallengePurpose = z.enum(['ticket', 'upload', 'callback']);
export type ChallengePurpose = z.infer<typeof ChallengePurpose>;

const hex = (most: number) =>
  z
    .string()
    .regex(/^(?:[0-9a-f]{2})+$/)
    .max(most);

/** A challenge as altcha's second protocol speaks it. The signature covers every parameter, what it is for among them. */
export const Challenge = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    nonce: hex(64),
    salt: hex(64),
    cost: z.int().min(1).max(1_000_000),
    keyLength: z.int().min(1).max(64),
    keyPrefix: hex(64),
    keySignature: hex(128),
    /** Epoch second. */
    expiresAt: z.int(),
    data: z.strictObject({ purpose: ChallengePurpose, site: SiteId }),
  }),
  signature: hex(128),
});
export type Challenge = z.infer<typeof Challenge>;

/** What the widget hands in: the challenge with its solution. */
export const Solved = z.strictObject({
  challenge: Challenge,
  solution: z.object({ counter: z.int().min(0), derivedKey: hex(128), time: z.number().optional() }),
});
export type Solved = z.infer<typeof Solved>;

/** The mark of a spent challenge: gone when the challenge itself would have expired. */
export const SpentChallenge = z.object({
  site: SiteId,
  hash: z.string().max(64),
  /** The request that spent it: a repeat of that request may pass again. */
  by: z.string().max(64),
  expiresAt: z.int(),
});
export type SpentChallenge = z.infer<typeof SpentChallenge>;
