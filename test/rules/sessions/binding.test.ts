import { describe, expect, test } from 'vitest';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import { addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { bindingCodes } from '../../../functions/sessions/binding-codes.ts';
import { bound, isGood, issued, unbound } from '../../../functions/sessions/binding-rules.ts';
import { aBinding, anAccount } from '../../support/builders-sessions.ts';
import { outcomeOf } from '../../support/world.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const site = 'dolon' as SiteId;
const { head: code } = issued({ site, staffNo: 'S04' }, { by: 'A01', hash: 'hash', now });

describe('a binding code', () => {
  test('is made by another person, for ten minutes', async () => {
    expect(code).toMatchObject({ staffNo: 'S04', expiresAt: addMinutes(now, 10) });
    expect(await outcomeOf(() => issued({ site, staffNo: 'A01' }, { by: 'A01', hash: 'hash', now }))).toBe(
      'binding.notForOneself',
    );
  });

  test.each([
    ['unused, within its time', code, 9, true],
    ['unused, after its time', code, 10, false],
    ['used', { ...code, usedAt: now }, 1, false],
    ['that nobody made', undefined, 1, false],
  ])('%s, is good after %3$i minutes: %4$s', (_which, which, minutes, good) => {
    expect(isGood(which, addMinutes(now, minutes))).toBe(good);
  });

  test('follows from its request and is known however it is typed', () => {
    const codes = bindingCodes({ code: Buffer.alloc(32, 1), hash: Buffer.alloc(32, 2) });
    const text = codes.of('request-1');

    expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(codes.of('request-1')).toBe(text);
    expect(codes.of('request-2')).not.toBe(text);
    expect(codes.hashOf(` ${text.toLowerCase()}`.trim().replace('-', ' '))).toBe(codes.hashOf(text));
  });
});

describe('a binding', () => {
  const of = { site, staffNo: 'S04', account: anAccount(), now };

  test.each([
    ['the first', undefined, anAccount(), 'BOUND'],
    ['one after it was unbound', aBinding({ status: 'UNBOUND' }), anAccount(), 'BOUND'],
    ['a second for the person', aBinding(), anAccount(), 'binding.exists'],
    ['a second for the WeChat user', undefined, anAccount({ staffNo: 'S05' }), 'binding.exists'],
  ])('that is %s: %4$s', async (_which, before, account, outcome) => {
    expect(await outcomeOf(() => bound(before, { ...of, account }).head.status)).toBe(outcome);
  });

  test('ends once', async () => {
    expect(unbound(aBinding()).changed.head.status).toBe('UNBOUND');
    expect(await outcomeOf(() => unbound(aBinding({ status: 'UNBOUND' })))).toBe('binding.notBound');
    expect(await outcomeOf(() => unbound(undefined))).toBe('binding.notBound');
  });
});
