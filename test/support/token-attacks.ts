import { exportSPKI, type JWTPayload, SignJWT } from 'jose';
import { OWN_ISSUER } from '../../functions/platform/own-tokens.ts';
import type { Signing, TokenIssuer } from './token-issuer.ts';

/** What an attack is made of: an issuer who signs anything, what a good token says, and one of our own tokens. */
export interface AttackKit {
  readonly from: TokenIssuer;
  readonly claims: JWTPayload;
  /** A good token of a customer, made by the service itself. */
  readonly own: string;
}

export interface Attack {
  readonly what: string;
  token(kit: AttackKit): Promise<string>;
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The token with its header or payload replaced and its signature kept. */
export function withPart(token: string, part: 0 | 1, value: object): string {
  const parts = token.split('.');
  parts[part] = base64(value);
  return parts.join('.');
}

const rewritten = (token: string, part: 0 | 1, change: (json: string) => string): string => {
  const parts = token.split('.');
  parts[part] = Buffer.from(change(Buffer.from(parts[part] ?? '', 'base64url').toString())).toString('base64url');
  return parts.join('.');
};

const saying = (what: string, change: (claims: JWTPayload) => JWTPayload, signing?: Signing): Attack => ({
  what,
  token: ({ from, claims }) => from.sign(change(claims), signing),
});
const without = (name: string) => (claims: JWTPayload) =>
  Object.fromEntries(Object.entries(claims).filter(([one]) => one !== name));
const and =
  (more: JWTPayload) =>
  (claims: JWTPayload): JWTPayload => ({ ...claims, ...more });
const same = (claims: JWTPayload) => claims;

/** Well signed, but for something else. */
const wrongClaims: readonly Attack[] = [
  saying('of another issuer', and({ iss: 'https://evil.example' })),
  saying('of an issuer whose name only begins like ours', (claims) => ({
    ...claims,
    iss: `${claims.iss}.evil.example`,
  })),
  saying('of an issuer whose name only ends otherwise', (claims) => ({ ...claims, iss: `${claims.iss}/` })),
  saying('of no issuer', without('iss')),
  saying('of the service itself, signed by the issuer’s key', and({ iss: OWN_ISSUER, kind: 'staff', sid: 'ses_x' })),
  saying('for another audience', and({ aud: 'other' })),
  saying('for no audience', without('aud')),
  saying('without a subject', without('sub')),
  saying('with an empty subject', and({ sub: '' })),
  saying('with a subject that is no text', and({ sub: 7 as unknown as string })),
  saying('without a site', without('site')),
  saying('with a site that is no site’s name', and({ site: 'S#dolon' })),
  saying('without an end', without('exp')),
  saying('that has ended', (claims) => ({ ...claims, iat: Number(claims.iat) - 900, exp: Number(claims.iat) - 61 })),
  saying('whose end is no number', and({ exp: 'never' as unknown as number })),
  saying('that begins later', (claims) => ({ ...claims, nbf: Number(claims.iat) + 61 })),
  saying('without the time it was made', without('iat')),
  saying('that was made in the future', (claims) => ({ ...claims, iat: Number(claims.iat) + 61 })),
  saying('bound to a key of its holder', and({ cnf: { jkt: 'thumbprint' } })),
];

const HEADER = '{"alg":"ES256","kid":"first"}';
/** Signed to the letter by the right key, so that nothing but the header (or payload) can be its fault. */
const asSent = (what: string, header: string, change = (json: string) => json): Attack => ({
  what,
  token: ({ from, claims }) => from.signTexts(header, change(JSON.stringify(claims))),
});

/** Confusion of kinds, keys and algorithms. */
const wrongHeaders: readonly Attack[] = [
  saying('that is a logout token', same, { header: { typ: 'logout+jwt' } }),
  saying('that is a proof of possession', same, { header: { typ: 'dpop+jwt' } }),
  asSent('that asks for an extension that nobody knows', '{"alg":"ES256","kid":"first","crit":["x"],"x":1}'),
  asSent('whose payload is said to be as it is', '{"alg":"ES256","kid":"first","crit":["b64"],"b64":false}'),
  asSent('that names its algorithm twice', '{"alg":"none","kid":"first","alg":"ES256"}'),
  asSent('that names its key twice', '{"alg":"ES256","kid":"foreign","kid":"first"}'),
  asSent('whose header is a list', '["ES256"]'),
  saying('signed by an unknown key under an unknown name', same, { kid: 'foreign' }),
  saying('whose key is a path', same, { kid: '../../../../etc/passwd' }),
  saying('whose key is a query', same, { kid: "first' OR '1'='1" }),
  saying('whose key has no end', same, { kid: 'k'.repeat(500) }),
  saying('whose key’s name is no text', same, { kid: 7 as unknown as string }),
  {
    what: 'that sends us to keys of its own',
    token: async ({ from, claims }) => {
      const elsewhere = { jku: 'https://evil.example/keys', x5u: 'https://evil.example/chain' };
      const token = await from.sign(claims, { kid: 'foreign', header: elsewhere });
      return withPart(token, 0, { alg: 'ES256', kid: 'first', ...elsewhere });
    },
  },
  {
    what: 'that brings its own key along',
    token: async ({ from, claims }) => {
      const jwk = await crypto.subtle.exportKey('jwk', await from.publicKey('ES256', 'foreign'));
      return from.sign(claims, { kid: 'foreign', header: { jwk, kid: 'first' } });
    },
  },
  {
    what: 'signed with an algorithm that is not pinned',
    token: async ({ from, claims }) => {
      await from.publish('PS256', 'pss');
      return from.sign(claims, { alg: 'PS256', kid: 'pss' });
    },
  },
  ...['none', 'None', 'nOnE'].flatMap((alg): Attack[] => [
    {
      what: `that says its algorithm is ${alg}`,
      token: async ({ from, claims }) => withPart(await from.sign(claims), 0, { alg, kid: 'first' }),
    },
    {
      what: `that says its algorithm is ${alg} and has no signature`,
      token: async ({ claims }) => `${base64({ alg, kid: 'first' })}.${base64(claims)}.`,
    },
  ]),
  {
    what: 'signed with HS256 and our public key as the secret',
    token: async ({ from, claims }) => {
      await from.publish('RS256', 'rsa');
      const spki = await exportSPKI(await from.publicKey('RS256', 'rsa'));
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'rsa' }).sign(Buffer.from(spki));
    },
  },
];

/** Changed, broken or too much. */
const broken: readonly Attack[] = [
  {
    what: 'signed by another key under the name of ours',
    token: async ({ from, claims }) =>
      withPart(await from.sign(claims, { kid: 'foreign' }), 0, { alg: 'ES256', kid: 'first' }),
  },
  {
    what: 'whose payload was changed after it was signed',
    token: async ({ from, claims }) => withPart(await from.sign(claims), 1, { ...claims, sub: 'S01' }),
  },
  asSent('that names its subject twice', HEADER, (json) => json.replace('{', '{"sub":"S01",')),
  asSent('that names its subject twice, once in other letters', HEADER, (json) =>
    json.replace('{', '{"s\\u0075b":"S01",'),
  ),
  asSent('that names its site twice', HEADER, (json) => json.replace('}', ',"site":"other"}')),
  asSent('whose payload is a list', HEADER, (json) => `[${json}]`),
  asSent('whose payload is cut short', HEADER, (json) => json.slice(0, -1)),
  {
    what: 'that is longer than four kilobytes',
    token: ({ from, claims }) => from.sign({ ...claims, padding: 'x'.repeat(4_000) }),
  },
  { what: 'with a part too many', token: async ({ from, claims }) => `${await from.sign(claims)}.x` },
  ...[
    '',
    '.',
    '..',
    'a.b.c',
    `${'e'.repeat(50)}.${'f'.repeat(50)}.`,
    'eyJhbGciOiJub25lIn0.W10.',
    'bnVsbA.bnVsbA.bnVsbA',
  ].map((text) => ({ what: `that is ${JSON.stringify(text)}`, token: async () => text })),
];

const seconds = Math.floor(Date.parse('2026-11-23T02:00:00.000Z') / 1000);

/** On the service's own tokens, with the issuer's means or none. */
const onOwn: readonly Attack[] = [
  {
    what: 'of our own, whose kind was changed',
    token: async ({ own }) => rewritten(own, 1, (json) => json.replace('"customer"', '"staff"')),
  },
  { what: 'of our own, without its signature', token: async ({ own }) => own.replace(/[^.]+$/, '') },
  {
    what: 'of our own, as algorithm none',
    token: async ({ own }) => `${withPart(own, 0, { alg: 'none', typ: 'at+jwt' })}`,
  },
  {
    what: 'of our own, signed with an empty-handed secret',
    token: async () =>
      new SignJWT({ kind: 'staff', site: 'dolon', sid: 'ses_x' })
        .setProtectedHeader({ alg: 'HS256', kid: 'own-1', typ: 'at+jwt' })
        .setIssuer(OWN_ISSUER)
        .setAudience(`${OWN_ISSUER}/api`)
        .setSubject('A01')
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + 900)
        .setJti('x')
        .sign(Buffer.alloc(32)),
  },
];

/** Everything that must not let anybody in, as one table. */
export const attacks: readonly Attack[] = [...wrongClaims, ...wrongHeaders, ...broken, ...onOwn];
