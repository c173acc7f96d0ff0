import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { SiteId } from '../../functions/kernel/ids.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import { issuerKeys } from '../../functions/platform/issuer-keys.ts';
import { ownTokens } from '../../functions/platform/own-tokens.ts';
import { tokenChecker } from '../../functions/platform/tokens.ts';
import { issuer, tokenIssuer } from '../support/token-issuer.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const audience = 'guest-service';
const iat = Date.parse(now) / 1000;
const own = ownTokens(async () => Buffer.alloc(32, 1));
const from = tokenIssuer();
const check = tokenChecker({
  issuers: [{ issuer, audience }],
  keys: issuerKeys({ fetch: from.fetch, clock: () => now }),
  own,
  clock: () => now,
});

let good: readonly string[];
beforeAll(async () => {
  await from.publish();
  const staff = await from.sign({ iss: issuer, aud: audience, sub: 'S03', site: 'dolon', iat, exp: iat + 900 });
  const bearer = { sub: 'cus_1', site: 'dolon' as SiteId, sid: 'ses_1', kind: 'customer', number: 1 } as const;
  good = [staff, await own.sign(bearer, now)];
});

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.='];

test('a good token with some characters changed, taken out or put in proves nothing, or what it proved before', async () => {
  const changes = fc.array(
    fc.record({
      at: fc.nat(),
      take: fc.nat({ max: 2 }),
      put: fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 1 }), changes, async (which, edits) => {
      const token = good[which] ?? '';
      const changed = edits.reduce((text, { at, take, put }) => {
        const place = at % text.length;
        return text.slice(0, place) + put + text.slice(place + take);
      }, token);

      const proof = await check(changed);

      // The last letters of a part can differ in bits that count for nothing: the same bytes, the same proof.
      if (!('refused' in proof)) expect(proof).toEqual(await check(token));
    }),
    { numRuns: 400 },
  );
});

test('no text that somebody makes up lets anybody in, or makes the check fail', async () => {
  const part = fc.oneof(
    fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
    fc.base64String().map((text) => text.replace(/=+$/, '')),
    fc.constantFrom('eyJhbGciOiJub25lIn0', 'e30', 'W10', ''),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(part, { maxLength: 5 }).map((all) => all.join('.')),
  );

  await fc.assert(
    fc.asyncProperty(text, async (made) => {
      expect(await check(made)).toHaveProperty('refused');
    }),
    { numRuns: 400 },
  );
});
