import { describe, expect, test } from 'vitest';
import type { Customer } from '../../../functions/customers/model.ts';
import { addMs, type Instant, instant, millis } from '../../../functions/kernel/time.ts';
import { type SignInFacts, signedOut, stands } from '../../../functions/sessions/rules.ts';
import { aBinding, aSession } from '../../support/builders-sessions.ts';

const began = '2026-11-23T02:00:00.000Z' as Instant;
const now = addMs(began, 60_000);
const session = aSession({ beganAt: began });
const sub = session.subject;
const customer = { id: sub, site: 'dolon', status: 'ACTIVE', grade: 'N', version: 1 } as unknown as Customer;
const iat = millis(began) / 1000;
const out = (at: Instant) => signedOut(undefined, { site: session.site, subject: sub, now: at }).head;

const none: SignInFacts = {
  own: true,
  signOut: undefined,
  session: undefined,
  customer: undefined,
  binding: undefined,
};
const guest = { ...none, session, customer };

describe('a customer’s sign-in stands', () => {
  test.each<[string, SignInFacts, boolean]>([
    ['while nothing ended it', guest, true],
    ['not without a record of it', { ...guest, session: undefined }, false],
    ['not once it has ended', { ...guest, session: aSession({ status: 'ENDED' }) }, false],
    ['not for another customer', { ...guest, session: aSession({ subject: 'S04' }) }, false],
    ['not as a sign-in of staff', { ...guest, session: aSession({ kind: 'staff' }) }, false],
    ['not after signing out everywhere', { ...guest, signOut: out(addMs(began, 1)) }, false],
    ['not when signed out in the very moment', { ...guest, signOut: out(began) }, false],
    ['when the sign-out was before it began', { ...guest, signOut: out(addMs(began, -1)) }, true],
    ['not without its customer', { ...guest, customer: undefined }, false],
    ['not for one who is merged into another', { ...guest, customer: { ...customer, status: 'MERGED' } }, false],
    ['not for one whose record is closed', { ...guest, customer: { ...customer, status: 'RESTRICTED' } }, false],
    ['not for one who is erased', { ...guest, customer: { ...customer, status: 'ERASED' } }, false],
    ['for one who is lost', { ...guest, customer: { ...customer, status: 'LOST' } }, true],
  ])('%s', (_when, facts, expected) => {
    expect(stands({ kind: 'customer', sub, iat }, facts, now)).toBe(expected);
  });
});

describe('a sign-in of staff by the mini-program stands', () => {
  const own = { ...none, session: aSession({ kind: 'staff', subject: 'S04', beganAt: began }) };

  test.each<[string, SignInFacts, boolean]>([
    ['while bound', { ...own, binding: aBinding({ boundAt: addMs(began, -1) }) }, true],
    ['not unbound', { ...own, binding: aBinding({ status: 'UNBOUND' }) }, false],
    ['not without a binding', own, false],
    ['not when bound anew since', { ...own, binding: aBinding({ boundAt: addMs(began, 1) }) }, false],
    ['not when bound anew in the very moment', { ...own, binding: aBinding({ boundAt: began }) }, false],
  ])('%s', (_when, facts, expected) => {
    expect(stands({ kind: 'staff', sub: 'S04', iat }, facts, now)).toBe(expected);
  });
});

describe('a token of an issuer stands', () => {
  const foreign = { ...none, own: false };

  test.each<[string, 'staff' | 'customer', number | undefined, boolean]>([
    ['for a member of staff who never signed out', 'staff', undefined, true],
    ['when made after the sign-out', 'staff', iat * 1000 - 1, true],
    ['not when made in the second of the sign-out', 'staff', iat * 1000 + 500, false],
    ['not when made before it', 'staff', iat * 1000 + 5_000, false],
    ['never for a customer', 'customer', undefined, false],
  ])('%s', (_when, kind, outAt, expected) => {
    const signOut = outAt === undefined ? undefined : out(instant(outAt));

    expect(stands({ kind, sub: 'S04', iat }, { ...foreign, signOut }, now)).toBe(expected);
  });
});
