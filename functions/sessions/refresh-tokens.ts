import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { SessionId, SiteId } from '../kernel/ids.ts';

const WRITTEN = /^r1\.([a-z0-9-]{2,20})\.(ses_[0-9A-Z]{26})\.([1-9]\d{0,5})\.([\w-]{43})$/;

/** A refresh token's place: the how-manieth of which sign-in. */
export interface RefreshPlace {
  readonly site: SiteId;
  readonly sessionId: SessionId;
  readonly generation: number;
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Refresh tokens: `r1.<site>.<sign-in>.<number>.<secret>`. The secret follows from the place by a key, so the same one can be
 * told again after a lost answer, and an old one is known as ours; the table holds only the newest one's hash.
 *
 * @param key derived for `refresh-token`
 */
export function refreshTokens(key: Buffer) {
  const secretOf = ({ site, sessionId, generation }: RefreshPlace) =>
    createHmac('sha256', key).update(`${site} ${sessionId} ${generation}`).digest('base64url');
  return {
    /** The token of a place, and its hash for the table. */
    make(place: RefreshPlace): { token: string; hash: string } {
      const secret = secretOf(place);
      const token = `r1.${place.site}.${place.sessionId}.${place.generation}.${secret}`;
      return { token, hash: hashOf(secret) };
    },

    /** Place and hash of a token that we made; undefined for any other text. */
    read(token: string): (RefreshPlace & { readonly hash: string }) | undefined {
      const [, site, id, number, secret = ''] = WRITTEN.exec(token) ?? [];
      const [named, sessionId] = [SiteId.safeParse(site), SessionId.safeParse(id)];
      if (!named.success || !sessionId.success) return undefined;
      const place = { site: named.data, sessionId: sessionId.data, generation: Number(number) };
      return same(secret, secretOf(place)) ? { ...place, hash: hashOf(secret) } : undefined;
    },
  };
}
export type RefreshTokens = ReturnType<typeof refreshTokens>;
