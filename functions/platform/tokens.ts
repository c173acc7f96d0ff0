import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import type { IssuerKeys } from './issuer-keys.ts';

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
  readonly kind: 'staff';
}

/** The token is not good; `reason` is for the log, the caller learns nothing. */
export interface Refused {
  readonly refused: string;
}

export interface TokenChecks {
  readonly issuers: readonly TrustedIssuer[];
  readonly keys: IssuerKeys;
  readonly clock: () => Instant;
}

// Asymmetric ones only, by name: neither `none` nor a shared secret made of a public key can pass.
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
const SKEW_SECONDS = 60;
const LONGEST_TOKEN = 4_096;

const Claims = z.object({ sub: z.string().min(1).max(80), site: SiteId, sid: z.string().max(200).default('') });

/** Issuer and key that a token names, unverified: they only choose what it is verified with. */
function namedBy(token: string): { iss: string | undefined; kid: string | undefined } | undefined {
  try {
    return { iss: decodeJwt(token).iss, kid: decodeProtectedHeader(token).kid };
  } catch {
    return undefined;
  }
}

/**
 * Checks staff tokens: signature by the issuer's published keys, pinned algorithms, issuer, audience, times with at most a
 * minute of skew. Rejects only where the issuer cannot be asked: a bad token is an answer, not a fault.
 */
export function tokenChecker({ issuers, keys, clock }: TokenChecks) {
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
      if (Number(payload.iat) > millis(clock()) / 1000 + SKEW_SECONDS) return { refused: 'made in the future' };
      const claims = Claims.safeParse(payload);
      return claims.success ? { ...claims.data, iss: trusted.issuer, kind: 'staff' } : { refused: 'claims' };
    } catch (error) {
      return { refused: error instanceof errors.JOSEError ? error.code : 'malformed' };
    }
  }

  return async (token: string): Promise<Proof | Refused> => {
    if (token.length > LONGEST_TOKEN) return { refused: 'too long' };
    const named = namedBy(token);
    if (!named) return { refused: 'malformed' };
    const trusted = issuers.find(({ issuer }) => issuer === named.iss);
    if (!trusted) return { refused: 'unknown issuer' };
    if (named.kid === undefined) return { refused: 'no key named' };
    const published = await keys(trusted.issuer, named.kid);
    return published ? verified(token, trusted, published) : { refused: 'unknown key' };
  };
}
