import type { JSONWebKeySet } from 'jose';
import * as z from 'zod';
import { type Instant, millis } from '../kernel/time.ts';

/** The published keys of an issuer, if one of them has the id; undefined where it has none such, also when asked anew. */
export type IssuerKeys = (issuer: string, kid: string) => Promise<JSONWebKeySet | undefined>;

/** An HTTP GET of a JSON document. */
export type Fetch = (
  url: string,
  options: { signal: AbortSignal; redirect: 'error' },
) => Promise<Pick<Response, 'ok' | 'json'>>;

const FRESH_MS = 600_000; // a withdrawn key is good for ten minutes at most …
const STALE_MS = 3_600_000; // … or for an hour where the issuer cannot be reached: staff go on working
const COOLDOWN_MS = 30_000; // made-up key ids must not make us hammer the issuer
const RETRY_MS = 2_000; // after a question without an answer: nobody new is let in until the next
const TIMEOUT_MS = 2_000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })) });

interface Kept {
  readonly at: number;
  readonly found: JSONWebKeySet;
}

/** Keys and the way to them travel over TLS, or do not leave the machine. */
function safe(url: string): string {
  const { protocol, hostname } = new URL(url);
  const own = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && own)) throw new Error('an issuer is asked over https only');
  return url;
}

/** Finds issuers' keys by OpenID discovery and keeps them; a key id not seen before is looked for once more. */
export function issuerKeys({ fetch, clock }: { readonly fetch: Fetch; readonly clock: () => Instant }): IssuerKeys {
  const kept = new Map<string, Kept>();
  const asked = new Map<string, { at: number; answer: Promise<Kept> }>();

  async function read(url: string): Promise<unknown> {
    const answer = await fetch(safe(url), { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    if (!answer.ok) throw new Error('the issuer of tokens does not answer');
    return answer.json();
  }

  async function discovered(issuer: string, at: number): Promise<Kept> {
    const told = Discovery.parse(await read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
    if (told.issuer !== issuer) throw new Error('the issuer of tokens calls itself otherwise');
    const found = Keys.parse(await read(told.jwks_uri)) as JSONWebKeySet;
    kept.set(issuer, { at, found });
    return { at, found };
  }

  /** Asks the issuer, at most once in a while; callers at the same time share one question. */
  async function renewed(issuer: string, now: number): Promise<Kept> {
    const last = asked.get(issuer);
    if (last && now - last.at < COOLDOWN_MS) return last.answer;
    const answer = discovered(issuer, now);
    asked.set(issuer, { at: now, answer });
    answer.catch(() => asked.set(issuer, { at: now - COOLDOWN_MS + RETRY_MS, answer }));
    return answer;
  }

  return async (issuer, kid) => {
    const now = millis(clock());
    const has = (keys: Kept | undefined) => keys?.found.keys.some((key) => key.kid === kid) === true;
    const own = kept.get(issuer);
    if (own && has(own) && now - own.at < FRESH_MS) return own.found;
    try {
      const fresh = await renewed(issuer, now);
      return has(fresh) ? fresh.found : undefined;
    } catch (error) {
      if (own && has(own) && now - own.at < STALE_MS) return own.found;
      throw error;
    }
  };
}
