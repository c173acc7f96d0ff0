import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, test } from 'vitest';
import { issueChallenge } from '../../../functions/challenges/actions/get-challenge.ts';
import { contract } from '../../../functions/challenges/contract.ts';
import { Challenge } from '../../../functions/challenges/model.ts';
import { proofOfWork } from '../../../functions/challenges/pow.ts';
import { spendingChallenges } from '../../../functions/challenges/store.ts';
import { serve } from '../../../functions/platform/serve.ts';
import { ask } from '../../support/api-event.ts';
import { staffedSite } from '../../support/staffed-site.ts';

const YEARS_64 = 64 * 365 * 86_400_000; // beyond the machine's own clock, so that only the call's clock decides

async function opened() {
  const centre = await staffedSite();
  const { door, records, site, clock, pass } = centre;
  pass(YEARS_64);
  const pow = proofOfWork({
    settings: { cost: 1, trials: [2, 5], validSeconds: 600 },
    secrets: async () => ({ challenge: 'one', answer: 'two' }),
    drawn: (least) => least,
  });
  const handler = serve(contract, [issueChallenge], () => ({ door, deps: { proofOfWork: pow } }));
  const spend = spendingChallenges({ records, proofOfWork: pow, purpose: 'ticket' });
  const spentBy = (payload: string, by: string) =>
    spend(payload, { site, by, now: clock() }).then(
      () => 'taken',
      (error: { code: string }) => error.code,
    );
  return { ...centre, handler, spentBy };
}

async function solved(data: unknown) {
  const challenge = Challenge.parse(data);
  const solution = await solveChallenge({ challenge, deriveKey });
  return btoa(JSON.stringify({ challenge, solution }));
}

const asked = { method: 'GET', path: '/public/challenge' } as const;

describe('a challenge', () => {
  test('is given to anybody, and its solution is taken once', async () => {
    const { handler, spentBy } = await opened();
    const { status, headers, data } = await ask(handler, asked);
    const payload = await solved(data);

    const outcomes = [await spentBy(payload, 'first'), await spentBy(payload, 'second')];

    expect([status, headers?.['cache-control']]).toEqual([200, 'no-store']);
    expect(outcomes).toEqual(['taken', 'challenge.used']);
  });

  test('that a request has spent may be handed in again by a repeat of that request', async () => {
    const { handler, spentBy } = await opened();
    const payload = await solved((await ask(handler, asked)).data);
    await spentBy(payload, 'first');

    const again = await spentBy(payload, 'first');

    expect(again).toBe('taken');
  });

  test('handed in by twenty requests at once is taken from exactly one', async () => {
    const { handler, spentBy } = await opened();
    const payload = await solved((await ask(handler, asked)).data);

    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => spentBy(payload, `request ${n}`)));

    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'challenge.used')).toHaveLength(19);
  });

  test('leaves a mark that goes after the challenge itself has expired', async () => {
    const { handler, spentBy, table, clock } = await opened();
    await spentBy(await solved((await ask(handler, asked)).data), 'first');

    const mark = table.items().find((item) => item.is === 'spent-challenge');

    expect(Number(mark?.expiresAtEpoch)).toBeGreaterThan(Date.parse(clock()) / 1_000 + 600);
  });

  test('is refused ten minutes later', async () => {
    const { handler, spentBy, pass } = await opened();
    const payload = await solved((await ask(handler, asked)).data);
    pass(600_000);

    const outcome = await spentBy(payload, 'first');

    expect(outcome).toBe('challenge.expired');
  });

  test('for another purpose is not taken here', async () => {
    const { handler, spentBy } = await opened();
    const payload = await solved((await ask(handler, { ...asked, query: { purpose: 'upload' } })).data);

    const outcome = await spentBy(payload, 'first');

    expect(outcome).toBe('challenge.invalid');
  });
});
