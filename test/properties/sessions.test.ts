import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GRACE_MS } from '../../functions/sessions/rules.ts';
import { type SignedDoor, signedDoor } from '../support/signed-door.ts';

const GUEST = 'oGuestOfTheTests000000000001';

/** What the model knows of a sign-in: its refresh tokens in order, and what got the newest. */
interface Family {
  readonly tokens: string[];
  readonly access: string;
  over: boolean;
  rotatedAt: number;
  rotatedBy: string | undefined;
}

type Act =
  | { readonly kind: 'signIn' }
  | { readonly kind: 'refresh'; readonly family: number; readonly token: number; readonly key: number }
  | { readonly kind: 'logOut'; readonly family: number; readonly everywhere: boolean }
  | { readonly kind: 'pass'; readonly ms: number };

const small = fc.nat({ max: 5 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ kind: 'signIn' as const }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('refresh' as const),
      family: small,
      token: fc.nat({ max: 2 }),
      key: small,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('logOut' as const), family: small, everywhere: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.constantFrom(1, GRACE_MS - 1, GRACE_MS).map((ms) => ({ kind: 'pass' as const, ms })) },
);

async function signIn(door: SignedDoor): Promise<Family> {
  const { tokens } = await door.signIn(GUEST);
  return { tokens: [tokens.refreshToken], access: tokens.token, over: false, rotatedAt: 0, rotatedBy: undefined };
}

/** Refreshes with the token so many behind the newest; says what should happen, and sees that it does. */
async function refresh(door: SignedDoor, family: Family, of: { behind: number; key: number; time: number }) {
  const { tokens } = family;
  const place = Math.max(0, tokens.length - 1 - of.behind);
  const isNewest = place === tokens.length - 1;
  // A key belongs to one token here, as a client that sends a request again would have it; 0 = no key.
  const key = of.key === 0 ? undefined : `key-${place}-of-${of.key}-${tokens[0]?.slice(9, 35)}`;
  const headers: Record<string, string> = key ? { 'idempotency-key': key } : {};
  const told = await door.post('/auth/refresh', { refreshToken: tokens[place] }, { headers });
  const isAgain =
    place === tokens.length - 2 &&
    key !== undefined &&
    key === family.rotatedBy &&
    of.time - family.rotatedAt < GRACE_MS;

  if (family.over) expect(told.code).toBe('auth.refreshInvalid');
  else if (isNewest) {
    expect(told.status).toBe(200);
    tokens.push(String(told.data.refreshToken));
    Object.assign(family, { rotatedAt: of.time, rotatedBy: key });
  } else if (isAgain) expect(told.data.refreshToken).toBe(tokens.at(-1));
  else {
    expect(told.code).toBe('auth.refreshReused');
    family.over = true;
  }
}

test('in whatever order tokens are refreshed, reused and given up, a sign-in has one good refresh token or none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
      const door = await signedDoor();
      const families = [await signIn(door)];
      let time = 0;
      for (const one of acts) {
        const family = families[('family' in one ? one.family : 0) % families.length] as Family;
        door.pass(1);
        time += 1;
        if (one.kind === 'signIn') families.push(await signIn(door));
        if (one.kind === 'refresh') await refresh(door, family, { behind: one.token, key: one.key, time });
        if (one.kind === 'pass') {
          door.pass(one.ms);
          time += one.ms;
        }
        if (one.kind === 'logOut') {
          const { everywhere } = one;
          const { status } = await door.post('/auth/logout', { everywhere }, { token: family.access });
          if (status === 200) for (const each of everywhere ? families : [family]) each.over = true;
        }
      }
      door.pass(GRACE_MS);

      for (const family of families) {
        const told = [];
        for (const refreshToken of family.tokens.toReversed())
          told.push(await door.post('/auth/refresh', { refreshToken }));
        const good = told.map(({ status }) => status === 200);
        expect(good).toEqual(family.tokens.map((_token, n) => n === 0 && !family.over));
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
