import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { Fetch } from '../../functions/platform/issuer-keys.ts';

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;

export const issuer = 'https://sign-in.example';

/** Key pairs are slow to make: one for each algorithm and name, for all tests of a file. */
const pairs = new Map<string, Promise<Pair>>();
const pairOf = (alg: string, kid: string): Promise<Pair> => {
  const name = `${alg} ${kid}`;
  const pair = pairs.get(name) ?? generateKeyPair(alg, { extractable: true });
  pairs.set(name, pair);
  return pair;
};

export interface Signing {
  readonly alg?: string;
  /** Name of the key that signs, also in the token's header. */
  readonly kid?: string;
}

/** An issuer of tokens without a network: signs anything, publishes what it is told to, counts who asks. */
export function tokenIssuer() {
  const published = new Map<string, JWK>();
  const asked: string[] = [];
  let away = false;

  /** Answers discovery and keys; throws on any other address. */
  const fetch: Fetch = async (url) => {
    asked.push(url);
    if (away) throw new TypeError('fetch failed');
    if (url === `${issuer}/.well-known/openid-configuration`) {
      return { ok: true, json: async () => ({ issuer, jwks_uri: `${issuer}/keys` }) };
    }
    if (url === `${issuer}/keys`) return { ok: true, json: async () => ({ keys: [...published.values()] }) };
    throw new Error(`not an address of the issuer: ${url}`);
  };

  return {
    fetch,
    asked,
    /** How often the keys were fetched. */
    keyFetches: () => asked.filter((url) => url.endsWith('/keys')).length,
    async publish(alg = 'ES256', kid = 'first') {
      const { publicKey } = await pairOf(alg, kid);
      published.set(kid, { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' });
    },
    withdraw: (kid: string) => published.delete(kid),
    leave: () => {
      away = true;
    },
    comeBack: () => {
      away = false;
    },
    async sign(payload: JWTPayload, { alg = 'ES256', kid = 'first' }: Signing = {}) {
      const { privateKey } = await pairOf(alg, kid);
      return new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(privateKey);
    },
    async publicKey(alg: string, kid: string) {
      return (await pairOf(alg, kid)).publicKey;
    },
  };
}
