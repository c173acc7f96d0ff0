import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { OWN_ISSUER, type OwnTokens } from './own-tokens.ts';
import { partsOf } from './token-parts.ts';

/** An issuer whose staff tokens are taken, and the audience that they must be made for. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
}

/** What a good token proves. Texts only: this is the context that the gateway hands on to every function. */
export interface Proof {
  readonly sub: string;
  readonly site: string;
  readonly iss: string;
  readonly sid: string;
  readonly kind: 'staff' | 'customer';
  /** Epoch second at which it was made: whoever signed out everywhere later is out. */
  readonly iat: string;
}

/** The token is not good; `reason` is for the log, the caller learns nothing. */
export interface Refused {
  readonly refused: string;
}

export interface TokenChecks {
  readonly issuers: readonly TrustedIssuer[];
  readonly keys: IssuerKeys;
  /** The service's own tokens, of customers and of staff by the mini-program. */
  readonly own: Pick<OwnTokens, 'verify'>;
  readonly clock: () => Instant;
}

// Asymmetric ones only, by name: neither `none` nor a shared secret made of a public key can pass.
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
const SKEW_SECONDS = 60;
const LONGEST_TOKEN = 4_096;

const Claims = z.object({
  sub: z.string().min(1).max(80),
  site: SiteId,
  sid: z.string().max(200).default(''),
  iat: z.number(),
});

/** Why a token is bad; undefined where the fault is not the token's. */
function refusedBy(error: unknown): Refused | undefined {
  if (error instanceof errors.JOSEError) return { refused: error.code };
  return error instanceof z.ZodError ? { refused: 'claims' } : undefined;
}

/**
 * Checks tokens of staff and customers: by the issuer that they name, with the algorithms pinned for it, audience, and times
 * with at most a minute of skew. Rejects only where issuer or key cannot be asked: a bad token is an answer, not a fault.
 */
export function tokenChecker({ issuers, keys, own, clock }: TokenChecks) {
  async function verified(token: string, trusted: TrustedIssuer, published: JSONWebKeySet): Promise<Proof | Refused> {
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(published), {
        algorithms: ALGORITHMS,
        issuer: trusted.issuer,
        audience: trusted.audience,
        clockTolerance: SKEW_SECONDS,
        currentDate: new Date(millis(clock())),
        requiredClaims: ['sub', 'iat', 'exp', 'site'],
      });
      const { iat, ...claims } = Claims.parse(payload);
      if (iat > millis(clock()) / 1000 + SKEW_SECONDS) return { refused: 'made in the future' };
      return { ...claims, iss: trusted.issuer, kind: 'staff', iat: String(iat) };
    } catch (error) {
      return refusedBy(error) ?? { refused: 'malformed' };
    }
  }

  async function verifiedOwn(token: string): Promise<Proof | Refused> {
    try {
      return await own.verify(token, clock());
    } catch (error) {
      const refused = refusedBy(error);
      if (!refused) throw error;
      return refused;
    }
  }

  return async (token: string): Promise<Proof | Refused> => {
    if (token.length > LONGEST_TOKEN) return { refused: 'too long' };
    const named = partsOf(token);
    if (!named) return { refused: 'malformed' };
    if (named.iss === OWN_ISSUER) return verifiedOwn(token);
    const trusted = issuers.find(({ issuer }) => issuer === named.iss);
    if (!trusted) return { refused: 'unknown issuer' };
    if (named.kid === undefined) return { refused: 'no key named' };
    const published = await keys(trusted.issuer, named.kid);
    return published ? verified(token, trusted, published) : { refused: 'unknown key' };
  };
}
