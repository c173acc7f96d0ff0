import { createHash } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { challengeExpired, challengeInvalid } from './errors.ts';
import { Challenge, type ChallengePurpose } from './model.ts';
import { checkMadeFor, readSolution } from './rules.ts';

/** How much work is asked, and for how long the answer is good. */
export interface PowSettings {
  /** Rounds of one trial. */
  readonly cost: number;
  /** Trials until the answer: drawn between these two. */
  readonly trials: readonly [least: number, most: number];
  readonly validSeconds: number;
}

/** 5,000 rounds and 500 to 1,000 trials: half a second on two slow cores, noticed by a sender of thousands. */
export const shippedWork: PowSettings = { cost: 5_000, trials: [500, 1_000], validSeconds: 600 };

/** Two secrets of one purpose: one signs the challenge, one its answer. */
export interface PowSecrets {
  readonly challenge: string;
  readonly answer: string;
}

export interface PowParts {
  readonly settings: PowSettings;
  readonly secrets: () => Promise<PowSecrets>;
  /** A whole number from `least` up to, not including, `most`. */
  readonly drawn: (least: number, most: number) => number;
}

interface MadeFor {
  readonly site: SiteId;
  readonly purpose: ChallengePurpose;
  readonly now: Instant;
}

const secretsOf = ({ challenge, answer }: PowSecrets) => ({
  hmacSignatureSecret: challenge,
  hmacKeySignatureSecret: answer,
});

/** Makes challenges and checks their solutions; nothing is kept of a challenge until it is spent. */
export const proofOfWork = ({ settings, secrets, drawn }: PowParts) => ({
  /** A new challenge for a purpose on a site. */
  async issue({ site, purpose, now }: MadeFor): Promise<Challenge> {
    const made = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: settings.cost,
      counter: drawn(...settings.trials),
      deriveKey,
      expiresAt: Math.floor(millis(now) / 1_000) + settings.validSeconds,
      data: { purpose, site },
      ...secretsOf(await secrets()),
    });
    return Challenge.parse(JSON.parse(JSON.stringify(made)));
  },

  /**
   * Checks a solution; it is not spent by this. Errors: `challenge.invalid`, `challenge.expired`.
   *
   * @returns what marks the challenge as spent: a hash of its signature, and when it expires
   */
  async check(payload: string, of: MadeFor): Promise<{ hash: string; expiresAt: number }> {
    const { challenge, solution } = readSolution(payload);
    checkMadeFor({ challenge, solution }, of);
    const { time = 0, ...answer } = solution;
    const verified = await verifySolution({
      challenge,
      solution: { ...answer, time },
      deriveKey,
      ...secretsOf(await secrets()),
    });
    if (verified.expired) throw challengeExpired();
    if (!verified.verified) throw challengeInvalid();
    const hash = createHash('sha256').update(challenge.signature).digest('base64url').slice(0, 32);
    return { hash, expiresAt: challenge.parameters.expiresAt };
  },
});
export type ProofOfWork = ReturnType<typeof proofOfWork>;
