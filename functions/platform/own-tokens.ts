import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import type { Proof } from './tokens.ts';

/** The name that this service signs with. No address, so that no issuer of staff tokens can have it. */
export const OWN_ISSUER = 'guest-service-centre';
const AUDIENCE = 'guest-service-centre/api';
const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';
const KEY_ID = 'own-1';
/** How long an access token is good; who is signed out is out sooner, because the door asks for the session too. */
export const ACCESS_SECONDS = 900;
const SKEW_SECONDS = 5; // of our own clocks only

const Claims = z.object({
  sub: z.string().min(1).max(80),
  site: SiteId,
  sid: z.string().min(1).max(80),
  kind: z.enum(['staff', 'customer']),
});

/** Whose an access token is: one person or customer by one sign-in. */
export interface Bearer extends z.infer<typeof Claims> {
  /** Which token of the sign-in: the same moment and number give the same token, letter by letter. */
  readonly number: number;
}

/**
 * The service's own access tokens: signed and checked by the same key, which nobody else has.
 *
 * @param key derived for `own-token`
 */
export const ownTokens = (key: () => Promise<Buffer>) => ({
  /** A token that begins at an instant. */
  async sign({ sub, number, ...claims }: Bearer, at: Instant): Promise<string> {
    const seconds = Math.floor(millis(at) / 1000);
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID, typ: TYPE })
      .setIssuer(OWN_ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(sub)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ACCESS_SECONDS)
      .setJti(`${claims.sid}-${number}`)
      .sign(await key());
  },

  /** What a token proves; throws where it proves nothing. */
  async verify(token: string, now: Instant): Promise<Proof> {
    const { payload } = await jwtVerify(token, await key(), {
      algorithms: [ALGORITHM],
      issuer: OWN_ISSUER,
      audience: AUDIENCE,
      typ: TYPE,
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(millis(now)),
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
    });
    return { ...Claims.parse(payload), iss: OWN_ISSUER, iat: String(payload.iat) };
  },
});
export type OwnTokens = ReturnType<typeof ownTokens>;
