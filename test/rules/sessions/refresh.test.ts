import { describe, expect, test } from 'vitest';
import { addDays, addMs, type Instant } from '../../../functions/kernel/time.ts';
import { refreshTokens } from '../../../functions/sessions/refresh-tokens.ts';
import {
  ABSOLUTE_DAYS,
  begun,
  endOf,
  GRACE_MS,
  IDLE_DAYS,
  isLive,
  refreshVerdict,
  rotated,
} from '../../../functions/sessions/rules.ts';
import { aSession } from '../../support/builders-sessions.ts';
import { outcomeOf } from '../../support/world.ts';

const began = '2026-11-23T02:00:00.000Z' as Instant;
const op = { key: 'key-1', body: 'body-1' };
const rotatedAt = addDays(began, 1);
const third = aSession({ generation: 3, rotatedAt, rotatedBy: op });

describe('a genuine refresh token', () => {
  const soon = addMs(rotatedAt, GRACE_MS - 1);
  const late = addMs(rotatedAt, GRACE_MS);

  test.each([
    ['the newest', 3, undefined, soon, 'rotate'],
    ['the newest, by another request', 3, { key: 'key-2', body: 'body-2' }, soon, 'rotate'],
    [
      'the newest, under the key of the request that got it',
      3,
      { key: 'key-1', body: 'other' },
      soon,
      'idempotency.keyReused',
    ],
    ['the one before, by the same request at once', 2, op, soon, 'again'],
    ['the one before, by the same request too late', 2, op, late, 'reuse'],
    ['the one before, without a key', 2, undefined, soon, 'reuse'],
    ['the one before, under another key', 2, { key: 'key-2', body: 'body-1' }, soon, 'reuse'],
    ['the one before, under the key but with another body', 2, { key: 'key-1', body: 'other' }, soon, 'reuse'],
    ['an older one, by the same request', 1, op, soon, 'reuse'],
    ['one that is yet to be made', 4, undefined, soon, 'auth.refreshInvalid'],
  ])('that is %s: number %i leads to %5$s', async (_which, generation, by, now, verdict) => {
    expect(await outcomeOf(() => refreshVerdict(third, { generation, op: by, now }))).toBe(verdict);
  });

  test.each([
    ['within the idle time', addMs(addDays(rotatedAt, IDLE_DAYS), -1), 'rotate'],
    ['after the idle time', addDays(rotatedAt, IDLE_DAYS), 'auth.refreshInvalid'],
  ])('comes %s: %3$s', async (_when, now, verdict) => {
    expect(await outcomeOf(() => refreshVerdict(third, { generation: 3, now }))).toBe(verdict);
  });

  test('of a sign-in that has ended is refused, whichever it is', async () => {
    const over = aSession({ generation: 3, rotatedAt, rotatedBy: op, status: 'ENDED' });

    const verdicts = [1, 2, 3].map((generation) =>
      outcomeOf(() => refreshVerdict(over, { generation, op, now: soon })),
    );

    expect(await Promise.all(verdicts)).toEqual(Array(3).fill('auth.refreshInvalid'));
  });
});

describe('a sign-in', () => {
  test('ends after its whole time, however often it is used', () => {
    const used = aSession({ beganAt: began, rotatedAt: addDays(began, ABSOLUTE_DAYS - 1) });

    const end = endOf(used);

    expect(end).toBe(addDays(began, ABSOLUTE_DAYS));
    expect([isLive(used, addMs(end, -1)), isLive(used, end)]).toEqual([true, false]);
  });

  test('begins with its first token and is for one person or customer', () => {
    const { head, event } = begun({ ...aSession(), refreshHash: 'hash', now: began });

    expect(head).toMatchObject({
      status: 'ACTIVE',
      generation: 1,
      beganAt: began,
      rotatedAt: began,
      refreshHash: 'hash',
    });
    expect(event).toEqual({ type: 'session.began', facts: { kind: 'customer', subject: head.subject } });
  });

  test('forgets the request that got an older token when a newer one is got without a key', () => {
    const next = rotated(third, { refreshHash: 'next', now: rotatedAt });

    expect(next).toMatchObject({ generation: 4, refreshHash: 'next', version: third.version + 1 });
    expect(next.rotatedBy).toBeUndefined();
  });
});

describe('the text of a refresh token', () => {
  const { make, read } = refreshTokens(Buffer.alloc(32, 1));
  const { site, id: sessionId } = aSession();
  const place = { site, sessionId, generation: 2 };
  const { token, hash } = make(place);

  test('is read as what it was made for, with the hash that the table keeps', () => {
    expect(read(token)).toEqual({ ...place, hash });
    expect(hash).not.toContain(token.split('.').at(-1));
  });

  test.each([
    ['another number', token.replace('.2.', '.3.')],
    ['another site', token.replace('.dolon.', '.other.')],
    ['another sign-in', token.replace('ses_0', 'ses_1')],
    ['another secret', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['one character less', token.slice(0, -1)],
    ['one character more', `${token}A`],
    ['a blank before it', ` ${token}`],
    ['nothing', ''],
    ['an access token', 'eyJhbGciOiJub25lIn0.e30.'],
  ])('with %s is nobody’s', (_what, changed) => {
    expect(read(changed)).toBeUndefined();
  });

  test('made by another key is nobody’s', () => {
    expect(refreshTokens(Buffer.alloc(32, 2)).read(token)).toBeUndefined();
  });
});
