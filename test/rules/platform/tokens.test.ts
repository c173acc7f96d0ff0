import { decodeJwt, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { SiteId } from '../../../functions/kernel/ids.ts';
import { type Instant, instant } from '../../../functions/kernel/time.ts';
import { issuerKeys } from '../../../functions/platform/issuer-keys.ts';
import { ownTokens } from '../../../functions/platform/own-tokens.ts';
import { tokenChecker } from '../../../functions/platform/tokens.ts';
import { attacks, withPart } from '../../support/token-attacks.ts';
import { issuer, tokenIssuer } from '../../support/token-issuer.ts';

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

async function opened() {
  const from = tokenIssuer();
  await from.publish();
  let now = START;
  const clock = (): Instant => instant(now);
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  const own = ownTokens(async () => Buffer.alloc(32, 1));
  const bearer = { sub: 'cus_1', site: 'dolon', sid: 'ses_1', kind: 'customer', number: 1 } as const;
  const check = tokenChecker({
    issuers: [{ issuer, audience }],
    keys: issuerKeys({ fetch: from.fetch, clock }),
    own,
    clock,
  });
  /** Whether a token lets in: the staff number, or why not. */
  const outcomeOf = async (token: string) => {
    const answer = await check(token);
    return 'refused' in answer ? `refused: ${answer.refused}` : answer.sub;
  };
  return {
    ...from,
    from,
    own: await own.sign({ ...bearer, site: SiteId.parse(bearer.site) }, clock()),
    pass,
    check,
    outcomeOf,
  };
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

  test('of our own proves whose sign-in it is, for a quarter of an hour', async () => {
    const { own, check, pass } = await opened();
    pass(904);

    expect(await check(own)).toEqual({
      ...{ kind: 'customer', sub: 'cus_1', site: 'dolon', sid: 'ses_1' },
      ...{ iss: 'guest-service-centre', iat: String(nowSeconds) },
    });
  });

  test('may say that it is an access token, and may name other places to find keys, which nobody looks at', async () => {
    const { sign, outcomeOf, asked } = await opened();
    const header = { typ: 'at+jwt', jku: 'https://evil.example/keys', x5u: 'https://evil.example/chain' };

    const outcome = await outcomeOf(await sign(claims, { header }));

    expect(outcome).toBe('S03');
    expect(asked.filter((url) => url.includes('evil'))).toEqual([]);
  });

  test('may be made for several audiences, ours among them', async () => {
    const { sign, outcomeOf } = await opened();

    expect(await outcomeOf(await sign({ ...claims, aud: ['other', audience] }))).toBe('S03');
  });
});

describe('a token is refused', () => {
  test.each(attacks.map((attack) => [attack.what, attack] as const))('%s', async (_what, attack) => {
    const { from, own, outcomeOf } = await opened();

    expect(await outcomeOf(await attack.token({ from, claims, own }))).toMatch(/^refused: /);
  });

  test('before anybody is asked, where it is garbage or too long', async () => {
    const { sign, outcomeOf, asked } = await opened();
    const long = await sign({ ...claims, padding: 'x'.repeat(4_000) });

    const outcomes = [await outcomeOf(long), await outcomeOf('not a token'), await outcomeOf('a.b.c')];

    expect(outcomes).toEqual(['refused: too long', 'refused: malformed', 'refused: malformed']);
    expect(asked).toEqual([]);
  });

  test.each([
    ['as it is made', 'at+jwt', 'guest-service-centre/api', 'cus_1'],
    ['of another type', 'JWT', 'guest-service-centre/api', 'refused: ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['for another audience', 'at+jwt', 'another', 'refused: ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ])('of our own key, unless it is %s', async (_how, typ, aud, outcome) => {
    const { own, outcomeOf } = await opened();
    const { jti, ...said } = decodeJwt(own);
    const again = new SignJWT({ ...said, ...(jti !== undefined && { jti }), aud });
    const token = await again.setProtectedHeader({ alg: 'HS256', typ }).sign(Buffer.alloc(32, 1));

    expect(await outcomeOf(token)).toBe(outcome);
  });

  test('of our own, once its time is over', async () => {
    const { own, pass, outcomeOf } = await opened();
    pass(906);

    expect(await outcomeOf(own)).toBe('refused: ERR_JWT_EXPIRED');
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
