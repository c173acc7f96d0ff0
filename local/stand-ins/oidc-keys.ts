import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

export type Algorithm = 'RS256' | 'ES256';
export const algorithms: readonly Algorithm[] = ['RS256', 'ES256'];

/** The issuer's keys: the newest of each algorithm signs, all of them are published. */
export interface KeyRing {
  /** What the JWKS address shows. */
  published(): JWK[];
  /** The key that signs now. */
  signing(algorithm: Algorithm): Promise<{ kid: string; key: Awaited<ReturnType<typeof importJWK>> }>;
  /** Makes new keys; `forget` also withdraws the old ones, as after a leak. */
  rotate(forget: boolean): Promise<void>;
}

/** Reads the keys from a file, so that tokens and caches survive a restart, or makes them. Without a file they live in memory. */
export async function openKeyRing(file?: string): Promise<KeyRing> {
  let keys: JWK[] = await readKeys(file);
  const rotate = async (forget: boolean) => {
    const fresh = await Promise.all(algorithms.map(makeKey));
    keys = forget ? fresh : [...fresh, ...keys];
    if (file !== undefined) await writeKeys(file, keys);
  };
  if (keys.length === 0) await rotate(true);
  return {
    published: () => keys.map(publicPart),
    signing: async (algorithm) => {
      const jwk = keys.find((key) => key.alg === algorithm);
      if (jwk?.kid === undefined) throw new Error(`no key for ${algorithm}`);
      return { kid: jwk.kid, key: await importJWK(jwk, algorithm) };
    },
    rotate,
  };
}

async function makeKey(algorithm: Algorithm): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: algorithm, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
}

/** Only the members of a public key; a private member that jose adds one day stays out. */
function publicPart({ kty, n, e, crv, x, y, alg, use, kid }: JWK): JWK {
  return JSON.parse(JSON.stringify({ kty, n, e, crv, x, y, alg, use, kid })) as JWK;
}

async function readKeys(file: string | undefined): Promise<JWK[]> {
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? [] : (JSON.parse(text) as JWK[]);
}

async function writeKeys(file: string, keys: readonly JWK[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
}

/** A token's own id. */
export const newTokenId = (): string => randomUUID();
