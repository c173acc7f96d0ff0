import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, test } from 'vitest';
import type { Challenge, ChallengePurpose } from '../../functions/challenges/model.ts';
import { proofOfWork } from '../../functions/challenges/pow.ts';
import type { SiteId } from '../../functions/kernel/ids.ts';
import { addMs, type Instant } from '../../functions/kernel/time.ts';

// Later than the machine's own clock, so that only the clock of the call decides.
const now = '2090-11-23T02:00:00.000Z' as Instant;
const dolon = 'dolon' as SiteId;
const purpose: ChallengePurpose = 'ticket';

const pow = (secret = 'a secret of this test') =>
  proofOfWork({
    settings: { cost: 1, trials: [2, 5], validSeconds: 600 },
    secrets: async () => ({ challenge: `${secret} 1`, answer: `${secret} 2` }),
    drawn: (least) => least,
  });

const sent = (payload: unknown) => btoa(JSON.stringify(payload));

async function solved(challenge: Challenge) {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('the challenge could not be solved');
  return { challenge, solution };
}

const issued = (of: Partial<{ site: SiteId; purpose: ChallengePurpose }> = {}) =>
  pow().issue({ site: dolon, purpose, now, ...of });
const checked = (payload: string, at = now) => pow().check(payload, { site: dolon, purpose, now: at });

type Handed = Awaited<ReturnType<typeof solved>>;
const withParameters = (handed: Handed, over: Partial<Challenge['parameters']>) => ({
  ...handed,
  challenge: { ...handed.challenge, parameters: { ...handed.challenge.parameters, ...over } },
});

describe('a proof of work', () => {
  test('is taken when the challenge is ours and solved, and always leaves the same mark', async () => {
    const payload = sent(await solved(await issued()));

    const [first, second] = [await checked(payload), await checked(payload)];

    expect(first.hash).toMatch(/^[\w-]{32}$/);
    expect(second).toEqual(first);
  });

  test('of two challenges leave two marks', async () => {
    const [one, other] = [
      await checked(sent(await solved(await issued()))),
      await checked(sent(await solved(await issued()))),
    ];

    expect(one.hash).not.toBe(other.hash);
  });

  test.each([
    { what: 'a later expiry', over: { expiresAt: 4_000_000_000 } },
    { what: 'less work', over: { cost: 2 } },
    { what: 'another nonce', over: { nonce: '00'.repeat(16) } },
    { what: 'another key signature', over: { keySignature: '00'.repeat(32) } },
    { what: 'another prefix', over: { keyPrefix: '00' } },
  ])('is refused when $what was written into the challenge', async ({ over }) => {
    const payload = sent(withParameters(await solved(await issued()), over));

    await expect(checked(payload)).rejects.toMatchObject({ code: 'challenge.invalid' });
  });

  test('for another purpose is refused, also when the purpose is rewritten', async () => {
    const handed = await solved(await issued({ purpose: 'upload' }));
    const rewritten = withParameters(handed, { data: { purpose, site: dolon } });

    await expect(checked(sent(handed))).rejects.toMatchObject({ code: 'challenge.invalid' });
    await expect(checked(sent(rewritten))).rejects.toMatchObject({ code: 'challenge.invalid' });
  });

  test('for another site is refused, also when the site is rewritten', async () => {
    const handed = await solved(await issued({ site: 'elsewhere' as SiteId }));
    const rewritten = withParameters(handed, { data: { purpose, site: dolon } });

    await expect(checked(sent(handed))).rejects.toMatchObject({ code: 'challenge.invalid' });
    await expect(checked(sent(rewritten))).rejects.toMatchObject({ code: 'challenge.invalid' });
  });

  test.each([
    { afterMs: 599_999, outcome: 'taken' },
    { afterMs: 600_000, outcome: 'challenge.expired' },
    { afterMs: 86_400_000, outcome: 'challenge.expired' },
  ])('handed in $afterMs ms after its challenge is $outcome', async ({ afterMs, outcome }) => {
    const payload = sent(await solved(await issued()));

    const told = await checked(payload, addMs(now, afterMs)).then(
      () => 'taken',
      (error: { code: string }) => error.code,
    );

    expect(told).toBe(outcome);
  });

  test('spliced from the solution of one challenge and another challenge is refused', async () => {
    const { solution } = await solved(await issued());
    const payload = sent({ challenge: await issued(), solution });

    await expect(checked(payload)).rejects.toMatchObject({ code: 'challenge.invalid' });
  });

  test('signed with other secrets is refused', async () => {
    const payload = sent(await solved(await pow('another secret').issue({ site: dolon, purpose, now })));

    await expect(checked(payload)).rejects.toMatchObject({ code: 'challenge.invalid' });
  });

  test.each(['', 'not base64 {', btoa('[]'), btoa('{"challenge":{}}'), 'QQ'.repeat(3_000), btoa('null')])(
    'that is no such thing is refused, not a fault: %#',
    async (payload) => {
      await expect(checked(payload)).rejects.toMatchObject({ code: 'challenge.invalid' });
    },
  );

  test('without its signature is refused', async () => {
    const { challenge, solution } = await solved(await issued());
    const { signature: _cut, ...unsigned } = challenge;

    await expect(checked(sent({ challenge: unsigned, solution }))).rejects.toMatchObject({ code: 'challenge.invalid' });
  });
});
