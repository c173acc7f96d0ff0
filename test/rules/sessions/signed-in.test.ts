import { describe, expect, test } from 'vitest';
import { customerKind } from '../../../functions/customers/kinds.ts';
import type { CustomerId } from '../../../functions/kernel/ids.ts';
import { keys } from '../../../functions/platform/keys.ts';
import { accountKind } from '../../../functions/sessions/account-store.ts';
import { ABSOLUTE_DAYS, GRACE_MS } from '../../../functions/sessions/rules.ts';
import { sessionKind } from '../../../functions/sessions/store.ts';
import { type SignedDoor, signedDoor } from '../../support/signed-door.ts';
import { attacks } from '../../support/token-attacks.ts';
import { hours, minutes, site } from '../../support/world.ts';

const GUEST = 'oGuestOfTheTests000000000001';
const DAY = hours(24);
const HALF_MINUTE = 30_001;

const key = (text: string) => ({ headers: { 'idempotency-key': text } });
const refresh = ({ post }: SignedDoor, refreshToken: string, more: object = {}) =>
  post('/auth/refresh', { refreshToken }, more);
const tokensIn = (told: { data: Record<string, unknown> }) =>
  told.data as unknown as { token: string; refreshToken: string };
/** Whether an access token lets in: asks to end nothing, so 200 or 401. */
const letsIn = async ({ ask }: SignedDoor, token: string) =>
  (await ask('sessions', { method: 'POST', path: '/auth/logout', body: { everywhere: 'no' }, token })).status === 400;

describe('a customer of the mini-program', () => {
  test('is made at his first sign-in and found at the next', async () => {
    const door = await signedDoor();

    const first = await door.signIn(GUEST);
    const second = await door.signIn(GUEST);
    const other = await door.signIn('oGuestOfTheTests000000000002');

    expect(first).toMatchObject({ status: 200, code: 0, data: { expiresIn: 900, customer: { status: 'PROSPECT' } } });
    expect(second.tokens.customer?.id).toBe(first.tokens.customer?.id);
    expect(other.tokens.customer?.id).not.toBe(first.tokens.customer?.id);
    expect(await letsIn(door, first.tokens.token)).toBe(true);
  });

  test('is made once by two first sign-ins at the same time', async () => {
    const door = await signedDoor();

    const both = await Promise.all([door.signIn(GUEST), door.signIn(GUEST)]);

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(both.map(({ tokens }) => tokens.customer?.id)).size).toBe(1);
    expect(door.w.table.items().filter((item) => item.is === 'wechat-account')).toHaveLength(1);
  });

  test.each([
    ['is kept once WeChat tells it', undefined, 'uLater', 'uLater'],
    ['is not replaced by another one', 'uFirst', 'uOther', 'uFirst'],
  ])('has a unionid that %s', async (_how, first, later, kept) => {
    const door = await signedDoor();
    await door.post('/auth/wechat', { code: door.wechat.codeFor(GUEST, first) });

    const told = await door.post('/auth/wechat', { code: door.wechat.codeFor(GUEST, later) });

    const [item] = door.w.table.items().filter((one) => one.is === 'wechat-account');
    const account = item && (await door.w.records.decode(accountKind, item));
    expect([told.status, account?.unionid]).toEqual([200, kept]);
    expect(JSON.stringify(door.w.table.items())).not.toMatch(/uLater|uFirst|uOther/);
  });

  test('gets the same answer again for the same request, though WeChat takes no code twice', async () => {
    const door = await signedDoor();
    const body = { code: door.wechat.codeFor(GUEST) };

    const first = await door.post('/auth/wechat', body, key('sign-in-0001'));
    const again = await door.post('/auth/wechat', body, key('sign-in-0001'));
    const otherBody = await door.post('/auth/wechat', { code: 'another-code' }, key('sign-in-0001'));
    const withoutKey = await door.post('/auth/wechat', body);

    expect(again.data).toEqual(first.data);
    expect([otherBody.status, otherBody.code]).toEqual([422, 'idempotency.keyReused']);
    expect([withoutKey.status, withoutKey.code]).toEqual([400, 'wechat.codeInvalid']);
  });

  test('gets one answer for two equal requests under way together, though WeChat takes the code of one only', async () => {
    const door = await signedDoor();
    const body = { code: door.wechat.codeFor(GUEST) };

    const both = await Promise.all(['a', 'b'].map(() => door.post('/auth/wechat', body, key('sign-in-0002'))));

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0]?.data).toEqual(both[1]?.data);
  });

  test('gets no staff token, bound to nobody', async () => {
    const door = await signedDoor();

    const told = await door.signIn(GUEST, { as: 'staff' });

    expect([told.status, told.code]).toEqual([409, 'binding.notBound']);
  });

  test('is kept away from every door of staff', async () => {
    const door = await signedDoor();
    const { tokens } = await door.signIn(GUEST);

    const told = await door.ask('staff', { method: 'GET', path: '/staff/me', token: tokens.token });

    expect(told.status).toBe(401);
  });

  test('whose record is closed is out within half a minute, and stays out', async () => {
    const door = await signedDoor();
    const { tokens } = await door.signIn(GUEST);
    const before = await letsIn(door, tokens.token);
    const place = keys.customer(site, tokens.customer?.id as CustomerId);
    const customer = await door.w.records.find(customerKind, place);
    if (!customer) throw new Error('no customer was made');
    const closed = { ...customer, status: 'RESTRICTED', version: 2 } as const;
    await door.w.table.write(await door.w.records.replacing(customerKind, closed, { version: 1 }));
    door.pass(HALF_MINUTE);

    const after = await letsIn(door, tokens.token);
    const refreshed = await refresh(door, tokens.refreshToken);
    const anew = await door.signIn(GUEST);

    expect([before, after]).toEqual([true, false]);
    expect([refreshed.code, anew.code]).toEqual(['auth.refreshInvalid', 'auth.mayNotSignIn']);
  });
});

describe('the refresh token', () => {
  test('is good once, for the next pair', async () => {
    const door = await signedDoor();
    const { tokens } = await door.signIn(GUEST);
    door.pass(minutes(16));

    const next = await refresh(door, tokens.refreshToken);
    const after = await refresh(door, tokensIn(next).refreshToken);

    expect([next.status, after.status]).toEqual([200, 200]);
    expect([await letsIn(door, tokens.token), await letsIn(door, tokensIn(after).token)]).toEqual([false, true]);
    expect(new Set([tokens.refreshToken, tokensIn(next).refreshToken, tokensIn(after).refreshToken]).size).toBe(3);
  });

  test('that comes a second time ends the whole sign-in, for whoever has it', async () => {
    const door = await signedDoor();
    const { tokens } = await door.signIn(GUEST);
    const next = tokensIn(await refresh(door, tokens.refreshToken));

    const reused = await refresh(door, tokens.refreshToken);
    door.pass(HALF_MINUTE);
    const newest = await refresh(door, next.refreshToken);

    expect([reused.status, reused.code]).toEqual([401, 'auth.refreshReused']);
    expect([newest.status, newest.code]).toEqual([401, 'auth.refreshInvalid']);
    expect(await letsIn(door, next.token)).toBe(false);
    expect(door.w.events().map((event) => event.type)).toContain('session.reuse-caught');
  });

  test('leaves another sign-in of the same customer as it is when one was caught', async () => {
    const door = await signedDoor();
    const [first, other] = [await door.signIn(GUEST), await door.signIn(GUEST)];
    await refresh(door, first.tokens.refreshToken);
    await refresh(door, first.tokens.refreshToken);

    expect((await refresh(door, other.tokens.refreshToken)).status).toBe(200);
  });

  test('is told again, letter by letter, to the same request whose answer was lost; later that is a reuse', async () => {
    const door = await signedDoor();
    const { tokens } = await door.signIn(GUEST);

    const first = await refresh(door, tokens.refreshToken, key('refresh-0001'));
    door.pass(GRACE_MS - 1);
    const again = await refresh(door, tokens.refreshToken, key('refresh-0001'));
    door.pass(1);
    const late = await refresh(door, tokens.refreshToken, key('refresh-0001'));

    expect(again.data).toEqual(first.data);
    expect(late.code).toBe('auth.refreshReused');
  });

  test('gives two equal requests under way together one answer', async () => {
    const door = await signedDoor();
    const { tokens } = await door.signIn(GUEST);

    const both = await Promise.all(['a', 'b'].map(() => refresh(door, tokens.refreshToken, key('refresh-0002'))));

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0]?.data).toEqual(both[1]?.data);
  });

  test('that is not the one in the table is refused, though we made it', async () => {
    const door = await signedDoor();
    const { tokens } = await door.signIn(GUEST);
    const [, site_, id = ''] = tokens.refreshToken.split('.');
    const session = await door.w.records.find(sessionKind, keys.session(site, id));
    if (!session || site_ !== site) throw new Error('no sign-in was begun');
    const other = { ...session, refreshHash: 'of-another-key', version: 2 };
    await door.w.table.write(await door.w.records.replacing(sessionKind, other, { version: 1 }));

    expect((await refresh(door, tokens.refreshToken)).code).toBe('auth.refreshInvalid');
  });

  test('that somebody made up ends nothing', async () => {
    const door = await signedDoor();
    const { tokens } = await door.signIn(GUEST);
    await refresh(door, tokens.refreshToken);
    const made = tokens.refreshToken.replace(/[\w-]{43}$/, 'A'.repeat(43));

    const refused = await refresh(door, made);

    expect(refused.code).toBe('auth.refreshInvalid');
    expect(door.w.events().map((event) => event.type)).not.toContain('session.reuse-caught');
  });

  test('is too old after thirty idle days, and after ninety days in any case', async () => {
    const [idle, busy] = [await signedDoor(), await signedDoor()];
    const unused = (await idle.signIn(GUEST)).tokens;
    let { refreshToken } = (await busy.signIn(GUEST)).tokens;
    idle.pass(30 * DAY);
    for (let day = 0; day + 20 < ABSOLUTE_DAYS; day += 20) {
      busy.pass(20 * DAY);
      refreshToken = tokensIn(await refresh(busy, refreshToken)).refreshToken;
    }
    busy.pass(10 * DAY);

    const told = [await refresh(idle, unused.refreshToken), await refresh(busy, refreshToken)];

    expect(told.map(({ code }) => code)).toEqual(['auth.refreshInvalid', 'auth.refreshInvalid']);
  });
});

describe('signing out', () => {
  const logOut = (door: SignedDoor, token: string, everywhere: boolean) =>
    door.post('/auth/logout', { everywhere }, { token });

  test('ends this sign-in and leaves the others', async () => {
    const door = await signedDoor();
    const [one, other] = [(await door.signIn(GUEST)).tokens, (await door.signIn(GUEST)).tokens];

    const told = await logOut(door, one.token, false);
    const refreshed = [await refresh(door, one.refreshToken), await refresh(door, other.refreshToken)];
    door.pass(HALF_MINUTE);

    expect(told.data).toEqual({ everywhere: false });
    expect(refreshed.map(({ status }) => status)).toEqual([401, 200]);
    expect([await letsIn(door, one.token), await letsIn(door, other.token)]).toEqual([false, true]);
  });

  test('everywhere ends all sign-ins within half a minute, and none that begins later', async () => {
    const door = await signedDoor();
    const [one, other] = [(await door.signIn(GUEST)).tokens, (await door.signIn(GUEST)).tokens];
    await letsIn(door, other.token);
    door.pass(1);

    await logOut(door, one.token, true);
    const refreshed = [await refresh(door, one.refreshToken), await refresh(door, other.refreshToken)];
    door.pass(HALF_MINUTE);
    const outcomes = [await letsIn(door, one.token), await letsIn(door, other.token)];
    const anew = await door.signIn(GUEST);

    expect(refreshed.map(({ code }) => code)).toEqual(['auth.refreshInvalid', 'auth.refreshInvalid']);
    expect(outcomes).toEqual([false, false]);
    expect(await letsIn(door, anew.tokens.token)).toBe(true);
  });

  test.each([
    ['himself', 'S04', '/staff/me/sign-out'],
    ['by an administrator', 'A01', '/staff/S04/sign-out'],
  ])('a member of staff, %s, is out with every token made before, within half a minute', async (_by, who, path) => {
    const door = await signedDoor();
    const [token, by] = [await door.staffToken('S04'), await door.staffToken(who)];
    const myself = (shown: string) => door.ask('staff', { method: 'GET', path: '/staff/me', token: shown });
    const before = await myself(token);
    door.pass(1_000);

    const told = await door.post(path, {}, { token: by });
    door.pass(HALF_MINUTE);
    const after = await myself(token);
    const anew = await myself(await door.staffToken('S04'));

    expect([before.status, told.status, after.status, anew.status]).toEqual([200, 200, 401, 200]);
  });

  test('somebody else is for administrators', async () => {
    const door = await signedDoor();

    const told = await door.post('/staff/S05/sign-out', {}, { token: await door.staffToken('S04') });

    expect(told.status).toBe(403);
  });
});

describe('at every door, nobody is let in by a token', () => {
  test.each(attacks.map((attack) => [attack.what, attack] as const))('%s', async (_what, attack) => {
    const door = await signedDoor();
    const { tokens } = await door.signIn(GUEST);
    const token = await attack.token({ from: door.from, claims: door.claimsOf('S02'), own: tokens.token });

    const told = [
      await door.ask('staff', { method: 'GET', path: '/staff/me', token }),
      await door.ask('tickets', { method: 'GET', path: '/tickets', token }),
      await door.ask('sessions', { method: 'POST', path: '/auth/logout', body: {}, token }),
    ];

    expect(told.map(({ status, code }) => [status, code])).toEqual(Array(3).fill([401, 'auth.signInNeeded']));
  });
});
