import { describe, expect, test } from 'vitest';
import { shown } from '../../../functions/kernel/time.ts';
import { staffKind } from '../../../functions/staff/store.ts';
import { type SignedDoor, signedDoor } from '../../support/signed-door.ts';
import { minutes, site } from '../../support/world.ts';

const AGENT = 'oAgentOfTheTests000000000001';
const OTHER = 'oAgentOfTheTests000000000002';
const HALF_MINUTE = 30_001;
let requests = 0;
const key = (text?: string) => {
  requests += 1;
  return { 'idempotency-key': text ?? `request-${requests}` };
};

/** An administrator makes a code for somebody. */
async function codeFor(door: SignedDoor, staffNo: string, by = 'A01', headers: Record<string, string> = key()) {
  return door.post(`/staff/${staffNo}/binding-codes`, {}, { token: await door.staffToken(by), headers });
}

const bind = (door: SignedDoor, openid: string, bindingCode: unknown) =>
  door.post('/auth/wechat/bind', { code: door.wechat.codeFor(openid), bindingCode });

async function bound(door: SignedDoor, staffNo = 'S04', openid = AGENT) {
  const { data } = await codeFor(door, staffNo);
  await bind(door, openid, data.code);
  door.pass(1);
  return door.signIn(openid, { as: 'staff' });
}

const myself = (door: SignedDoor, token: string) => door.ask('staff', { method: 'GET', path: '/staff/me', token });

describe('the mini-program as the second way in', () => {
  test('lets a member of staff in as himself, with his posts, and makes no customer of him', async () => {
    const door = await signedDoor();

    const { tokens } = await bound(door);
    const told = await myself(door, tokens.token);

    expect(tokens.staff?.staffNo).toBe('S04');
    expect(told).toMatchObject({ status: 200, data: { staffNo: 'S04', posts: [{ code: 'COMPLAINT_AGENT' }] } });
    expect(door.w.table.items().filter((item) => item.is === 'wechat-account' && item.customerId)).toEqual([]);
  });

  test('lets him sign in as a customer, too, with another token that opens no door of staff', async () => {
    const door = await signedDoor();
    await bound(door);

    const { tokens } = await door.signIn(AGENT);

    expect(tokens.customer).toBeDefined();
    expect((await myself(door, tokens.token)).status).toBe(401);
  });

  test('shows to the person and to administrators whether it is there, and since when', async () => {
    const door = await signedDoor();
    const view = async (path: string, by: string) =>
      (await door.ask('sessions', { method: 'GET', path, token: await door.staffToken(by) })).data;
    const before = await view('/staff/me/binding', 'S04');
    const since = door.w.now;
    await bound(door);

    const after = [await view('/staff/me/binding', 'S04'), await view('/staff/S04/binding', 'A01')];

    expect(before).toEqual({ staffNo: 'S04', status: 'UNBOUND' });
    const boundAt = shown(since, 'Asia/Shanghai');
    expect(after).toEqual(Array(2).fill({ staffNo: 'S04', status: 'BOUND', boundAt }));
  });

  test('needs an administrator, who makes no code for himself, and a person who is there', async () => {
    const door = await signedDoor();

    const told = [await codeFor(door, 'S05', 'S04'), await codeFor(door, 'A01'), await codeFor(door, 'S99')];

    expect(told.map(({ code }) => code)).toEqual(['auth.forbidden', 'binding.notForOneself', 'staff.notFound']);
  });

  test('tells the same code to the same request, and another to the next', async () => {
    const door = await signedDoor();

    const [one, again] = [
      await codeFor(door, 'S04', 'A01', key('code-1234')),
      await codeFor(door, 'S04', 'A01', key('code-1234')),
    ];
    const next = await codeFor(door, 'S04');

    expect([one.status, again.data]).toEqual([201, one.data]);
    expect(next.data.code).not.toBe(one.data.code);
  });

  test('takes a code once, and for ten minutes', async () => {
    const door = await signedDoor();
    const [first, second] = [(await codeFor(door, 'S04')).data.code, (await codeFor(door, 'S05')).data.code];
    const one = await bind(door, AGENT, first);
    const used = await bind(door, OTHER, first);
    door.pass(minutes(10));

    const late = await bind(door, OTHER, second);

    expect([one.status, used.code, late.code]).toEqual([200, 'binding.codeWrong', 'binding.codeWrong']);
  });

  test('gives two people who type one code at the same time one binding', async () => {
    const door = await signedDoor();
    const { code } = (await codeFor(door, 'S04')).data;

    const both = await Promise.all([bind(door, AGENT, code), bind(door, OTHER, code)]);

    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('answers the same request as before, though code and binding code are spent', async () => {
    const door = await signedDoor();
    const { code: bindingCode } = (await codeFor(door, 'S04')).data;
    const body = { code: door.wechat.codeFor(AGENT), bindingCode };

    const first = await door.post('/auth/wechat/bind', body, { headers: key('bind-00001') });
    const again = await door.post('/auth/wechat/bind', body, { headers: key('bind-00001') });

    expect([first.status, again.data]).toEqual([200, first.data]);
  });

  test('locks a WeChat user for a quarter of an hour after five wrong codes, the right one then included', async () => {
    const door = await signedDoor();
    for (let n = 0; n < 5; n += 1) await bind(door, OTHER, `AAAA${n}-AAAAA`);

    const right = (await codeFor(door, 'S04')).data.code;
    const locked = await bind(door, OTHER, right);
    const unlocked = await bind(door, AGENT, right);
    door.pass(minutes(15));
    const later = await bind(door, OTHER, (await codeFor(door, 'S05')).data.code);

    expect([locked.status, locked.code]).toEqual([429, 'binding.locked']);
    expect([unlocked.status, later.status]).toEqual([200, 200]);
  });

  test.each([
    ['himself', 'S04', '/staff/me/unbind'],
    ['an administrator', 'A01', '/staff/S04/unbind'],
  ])('ends within half a minute when %s unbinds it, also for the refresh token', async (_who, by, path) => {
    const door = await signedDoor();
    const { tokens } = await bound(door);
    await myself(door, tokens.token);

    const told = await door.post(path, {}, { token: await door.staffToken(by), headers: key('unbind-0001') });
    const again = await door.post(path, {}, { token: await door.staffToken(by), headers: key('unbind-0001') });
    const refreshed = await door.post('/auth/refresh', { refreshToken: tokens.refreshToken });
    door.pass(HALF_MINUTE);

    expect([told.status, again.status, refreshed.code]).toEqual([200, 200, 'auth.refreshInvalid']);
    expect((await myself(door, tokens.token)).status).toBe(401);
    expect((await door.signIn(AGENT, { as: 'staff' })).code).toBe('binding.notBound');
  });

  test('bound anew does not bring an older sign-in back', async () => {
    const door = await signedDoor();
    const { tokens } = await bound(door);
    await door.post('/staff/S04/unbind', {}, { token: await door.staffToken('A01') });
    const { tokens: newer } = await bound(door);
    door.pass(HALF_MINUTE);

    expect([(await myself(door, tokens.token)).status, (await myself(door, newer.token)).status]).toEqual([401, 200]);
  });

  test('is over for whoever has left', async () => {
    const door = await signedDoor();
    const { tokens } = await bound(door);
    const member = await door.w.parts.staff.byNo(site, 'S04');
    if (!member) throw new Error('S04 is not seeded');
    const gone = { ...member, status: 'LEFT', version: member.version + 1 } as const;
    await door.w.table.write(await door.w.records.replacing(staffKind, gone, { version: member.version }));
    door.pass(HALF_MINUTE);

    expect((await myself(door, tokens.token)).status).toBe(401);
    expect((await door.signIn(AGENT, { as: 'staff' })).code).toBe('auth.mayNotSignIn');
  });
});
