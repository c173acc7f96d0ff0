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
  /** What else stands in the header. */
  readonly header?: Readonly<Record<string, unknown>>;
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
    async sign(payload: JWTPayload, { alg = 'ES256', kid = 'first', header = {} }: Signing = {}) {
      const { privateKey } = await pairOf(alg, kid);
      return new SignJWT(payload).setProtectedHeader({ alg, kid, ...header }).sign(privateKey);
    },
    /** Signs two texts as they are, with ES256: what no library would sign. */
    async signTexts(header: string, payload: string, kid = 'first') {
      const { privateKey } = await pairOf('ES256', kid);
      const text = [header, payload].map((one) => Buffer.from(one).toString('base64url')).join('.');
      const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
      const signature = await crypto.subtle.sign(
        algorithm,
        privateKey as Awaited<ReturnType<typeof crypto.subtle.importKey>>,
        Buffer.from(text),
      );
      return `${text}.${Buffer.from(signature).toString('base64url')}`;
    },
    async publicKey(alg: string, kid: string) {
      return (await pairOf(alg, kid)).publicKey;
    },
  };
}

export type TokenIssuer = ReturnType<typeof tokenIssuer>;
