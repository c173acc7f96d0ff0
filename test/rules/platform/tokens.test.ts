import { exportSPKI, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { type Instant, instant } from '../../../functions/kernel/time.ts';
import { issuerKeys } from '../../../functions/platform/issuer-keys.ts';
import { ownTokens } from '../../../functions/platform/own-tokens.ts';
import { tokenChecker } from '../../../functions/platform/tokens.ts';
import { issuer, type Signing, tokenIssuer } from '../../support/token-issuer.ts';

const START = Date.parse('2026-11-23T02:00:00.000Z');
const nowSeconds = START / 1000;
const audience = 'guest-service';

const claims: JWTPayload = {
  iss: issuer,
  aud: audience,
  sub: 'S03',
  site: 'dolon',
  iat: nowSeconds,
  exp: nowSeconds + 900,
};
const without = (name: string): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([one]) => one !== name));

async function opened() {
  const from = tokenIssuer();
  await from.publish();
  let now = START;
  const clock = (): Instant => instant(now);
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  const check = tokenChecker({
    issuers: [{ issuer, audience }],
    keys: issuerKeys({ fetch: from.fetch, clock }),
    own: ownTokens(async () => Buffer.alloc(32, 1)),
    clock,
  });
  /** Whether a token lets in: the staff number, or why not. */
  const outcomeOf = async (token: string) => {
    const answer = await check(token);
    return 'refused' in answer ? `refused: ${answer.refused}` : answer.sub;
  };
  return { ...from, pass, check, outcomeOf };
}

/** The token with its header or payload replaced and its signature kept. */
function withPart(token: string, part: 0 | 1, value: object): string {
  const parts = token.split('.');
  parts[part] = Buffer.from(JSON.stringify(value)).toString('base64url');
  return parts.join('.');
}

describe('a good token', () => {
  test.each(['ES256', 'RS256', 'EdDSA'])(
    'signed with %s proves person, site and issuer, and nothing else',
    async (alg) => {
      const { publish, sign, check } = await opened();
      await publish(alg, alg);
      const token = await sign(
        { ...claims, sid: 'session-1', groups: ['admin'], name: 'Zhang Invented' },
        { alg, kid: alg },
      );

      const proof = await check(token);

      expect(proof).toEqual({
        kind: 'staff',
        sub: 'S03',
        site: 'dolon',
        iss: issuer,
        sid: 'session-1',
        iat: String(nowSeconds),
      });
    },
  );

  test('may be made for several audiences, ours among them', async () => {
    const { sign, outcomeOf } = await opened();

    expect(await outcomeOf(await sign({ ...claims, aud: ['other', audience] }))).toBe('S03');
  });
});

describe('a token is refused', () => {
  const cases: ReadonlyArray<[what: string, payload: JWTPayload, signing?: Signing]> = [
    ['of another issuer', { ...claims, iss: 'https://evil.example' }],
    ['of an issuer whose name only begins like ours', { ...claims, iss: `${issuer}.evil.example` }],
    ['of no issuer', without('iss')],
    ['for another audience', { ...claims, aud: 'other' }],
    ['for no audience', without('aud')],
    ['without a subject', without('sub')],
    ['with an empty subject', { ...claims, sub: '' }],
    ['without a site', without('site')],
    ['with a site that is no site’s name', { ...claims, site: 'S#dolon' }],
    ['without an end', without('exp')],
    ['without the time it was made', without('iat')],
    ['that was made in the future', { ...claims, iat: nowSeconds + 61 }],
    ['signed by an unknown key under an unknown name', claims, { kid: 'foreign' }],
    ['with a key’s name that is not text', claims, { kid: 7 as unknown as string }],
    ['signed with an algorithm that is not pinned', claims, { alg: 'PS256', kid: 'pss' }],
  ];

  test.each(cases)('%s', async (_what, payload, signing) => {
    const { publish, sign, outcomeOf } = await opened();
    if (signing?.kid === 'pss') await publish('PS256', 'pss');

    expect(await outcomeOf(await sign(payload, signing))).toMatch(/^refused: /);
  });

  test.each([
    ['none', 'first'],
    ['none', undefined],
    ['None', 'first'],
  ])('that says its algorithm is %s and its key %s', async (alg, kid) => {
    const { sign, outcomeOf } = await opened();
    const token = withPart(await sign(claims), 0, { alg, kid });
    const [header, payload] = token.split('.');

    const outcomes = [await outcomeOf(token), await outcomeOf(`${header}.${payload}.`)];

    expect(outcomes.every((outcome) => outcome.startsWith('refused: '))).toBe(true);
  });

  test('that is signed with HS256 and our public key as the secret', async () => {
    const { publish, publicKey, outcomeOf } = await opened();
    await publish('RS256', 'rsa');
    const spki = await exportSPKI(await publicKey('RS256', 'rsa'));
    const sign = (secret: string) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'rsa' }).sign(Buffer.from(secret));

    const outcomes = [await outcomeOf(await sign(spki)), await outcomeOf(await sign(spki.trim()))];

    expect(outcomes.every((outcome) => outcome.startsWith('refused: '))).toBe(true);
  });

  test('that is signed by another key under the name of ours', async () => {
    const { sign, outcomeOf } = await opened();
    const token = withPart(await sign(claims, { kid: 'foreign' }), 0, { alg: 'ES256', kid: 'first' });

    expect(await outcomeOf(token)).toBe('refused: ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
  });

  test('that brings its own key along', async () => {
    const { sign, publicKey, outcomeOf } = await opened();
    const jwk = await crypto.subtle.exportKey('jwk', await publicKey('ES256', 'foreign'));
    const token = withPart(await sign(claims, { kid: 'foreign' }), 0, { alg: 'ES256', kid: 'first', jwk });

    expect(await outcomeOf(token)).toMatch(/^refused: /);
  });

  test('whose payload was changed after it was signed', async () => {
    const { sign, outcomeOf } = await opened();
    const token = withPart(await sign(claims), 1, { ...claims, sub: 'S01' });

    expect(await outcomeOf(token)).toBe('refused: ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
  });

  test('that is longer than four kilobytes, though well signed, before anybody is asked', async () => {
    const { sign, outcomeOf, asked } = await opened();

    const outcome = await outcomeOf(await sign({ ...claims, padding: 'x'.repeat(4_000) }));

    expect(outcome).toBe('refused: too long');
    expect(asked).toEqual([]);
  });

  test.each([
    '',
    '.',
    '..',
    'a.b.c',
    'not a token',
    `${'e'.repeat(50)}.${'f'.repeat(50)}.`,
    'eyJhbGciOiJub25lIn0.W10.',
    'bnVsbA.bnVsbA.bnVsbA',
  ])('that is garbage: %j', async (garbage) => {
    const { outcomeOf, asked } = await opened();

    expect(await outcomeOf(garbage)).toMatch(/^refused: /);
    expect(asked).toEqual([]);
  });
});

describe('the clocks of issuer and service may differ by a minute', () => {
  test.each([
    ['ended 59 s ago', { exp: nowSeconds - 59 }, 'S03'],
    ['ended 61 s ago', { exp: nowSeconds - 61 }, 'refused: ERR_JWT_EXPIRED'],
    ['begins in 59 s', { nbf: nowSeconds + 59 }, 'S03'],
    ['begins in 61 s', { nbf: nowSeconds + 61 }, 'refused: ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['was made in 59 s', { iat: nowSeconds + 59 }, 'S03'],
  ])('a token that %s', async (_when, times, outcome) => {
    const { sign, outcomeOf } = await opened();

    expect(await outcomeOf(await sign({ ...claims, iat: nowSeconds - 900, ...times }))).toBe(outcome);
  });
});

describe('the keys of the issuer', () => {
  test('are fetched once for many tokens at the same time', async () => {
    const { sign, outcomeOf, keyFetches } = await opened();
    const token = await sign(claims);

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(token)));

    expect(new Set(outcomes)).toEqual(new Set(['S03']));
    expect(keyFetches()).toBe(1);
  });

  test('are fetched anew for a key not seen before, so that a rotated one is taken', async () => {
    const { publish, sign, outcomeOf, pass, keyFetches } = await opened();
    await outcomeOf(await sign(claims));
    await publish('ES256', 'second');
    pass(31);

    const outcome = await outcomeOf(await sign(claims, { kid: 'second' }));

    expect(outcome).toBe('S03');
    expect(keyFetches()).toBe(2);
  });

  test('are not fetched for each made-up key', async () => {
    const { sign, outcomeOf, keyFetches } = await opened();
    for (let n = 0; n < 20; n += 1)
      await outcomeOf(withPart(await sign(claims), 0, { alg: 'ES256', kid: `made-up-${n}` }));

    expect(keyFetches()).toBe(1);
  });

  test('that were withdrawn are refused within ten minutes', async () => {
    const { publish, withdraw, sign, outcomeOf, pass } = await opened();
    const token = await sign({ ...claims, exp: nowSeconds + 7_200 });
    const before = await outcomeOf(token);
    await publish('ES256', 'second');
    withdraw('first');
    pass(600);

    const after = await outcomeOf(token);

    expect([before, after]).toEqual(['S03', 'refused: unknown key']);
  });

  test('serve an hour while the issuer is away; then nobody is let in, and that is a fault', async () => {
    const { leave, sign, check, outcomeOf, pass } = await opened();
    const token = await sign({ ...claims, exp: nowSeconds + 7_200 });
    await outcomeOf(token);
    leave();
    pass(3_599);

    const within = await outcomeOf(token);
    pass(1);

    expect(within).toBe('S03');
    await expect(check(token)).rejects.toThrow('fetch failed');
  });

  test('are asked for again seconds after the issuer could not be reached', async () => {
    const { leave, comeBack, sign, check, outcomeOf, pass } = await opened();
    const token = await sign(claims);
    leave();
    await expect(check(token)).rejects.toThrow('fetch failed');
    comeBack();
    pass(3);

    expect(await outcomeOf(token)).toBe('S03');
  });
});
