import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type LocalTable, localTable } from '../../support/local-table.ts';
import { type SignedDoor, signedDoor } from '../../support/signed-door.ts';

const GUEST = 'oGuestOfTheTests000000000001';
const AGENT = 'oAgentOfTheTests000000000001';
const HALF_MINUTE = 30_001;

let local: LocalTable;
let door: SignedDoor;
beforeAll(async () => {
  local = await localTable(inject('endpoint'));
  door = await signedDoor({ over: () => local.table });
});
afterAll(() => local.remove());

const refresh = (refreshToken: unknown, headers: Record<string, string> = {}) =>
  door.post('/auth/refresh', { refreshToken }, { headers });

describe('on a real table', () => {
  test('two first sign-ins at once make one customer', async () => {
    const both = await Promise.all([door.signIn(GUEST), door.signIn(GUEST)]);

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(both.map(({ tokens }) => tokens.customer?.id)).size).toBe(1);
  });

  test('of ten refreshes at once with one token, one wins and the others end the sign-in', async () => {
    const { tokens } = await door.signIn(GUEST);

    const told = await Promise.all(Array.from({ length: 10 }, () => refresh(tokens.refreshToken)));
    const winner = told.find(({ status }) => status === 200);
    const afterwards = await refresh(winner?.data.refreshToken);

    expect(told.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(told.map(({ code }) => code)).toContain('auth.refreshReused');
    expect(afterwards.code).toBe('auth.refreshInvalid');
  });

  test('ten equal refreshes at once get one answer', async () => {
    const { tokens } = await door.signIn(GUEST);
    const headers = { 'idempotency-key': 'refresh-of-ten' };

    const told = await Promise.all(Array.from({ length: 10 }, () => refresh(tokens.refreshToken, headers)));

    expect(new Set(told.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(told[0]?.status).toBe(200);
  });

  test('a sign-out everywhere, twice at once, is one', async () => {
    const { tokens } = await door.signIn(GUEST);
    door.pass(1);
    const leave = () => door.post('/auth/logout', { everywhere: true }, { token: tokens.token });

    const told = await Promise.all([leave(), leave()]);
    door.pass(HALF_MINUTE);

    expect(told.map(({ status }) => status)).toEqual([200, 200]);
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
  });

  test('a binding code is spent once, with both sides bound or none', async () => {
    const token = await door.staffToken('A01');
    const made = await door.post(
      '/staff/S04/binding-codes',
      {},
      { token, headers: { 'idempotency-key': 'code-0001' } },
    );
    const bind = (openid: string) =>
      door.post('/auth/wechat/bind', { code: door.wechat.codeFor(openid), bindingCode: made.data.code });

    const told = await Promise.all([bind(AGENT), bind(GUEST)]);
    door.pass(1);
    const staff = await Promise.all([AGENT, GUEST].map((openid) => door.signIn(openid, { as: 'staff' })));

    expect(told.map(({ status }) => status).sort()).toEqual([200, expect.toBeOneOf([409, 412])]);
    expect(staff.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a break-glass access that is used by many requests at once counts each of them', async () => {
    const asked = await door.post(
      '/break-glass',
      { capability: 'ticket.read', reason: '演练', hours: 1 },
      { token: await door.staffToken('A01'), headers: { 'idempotency-key': 'glass-0001' } },
    );
    await door.post(`/break-glass/${asked.data.id}/approve`, {}, { token: await door.staffToken('L01') });
    door.pass(HALF_MINUTE);
    const token = await door.staffToken('A01');
    const query = { queue: 'undispatched' };

    const told = await Promise.all(
      Array.from({ length: 4 }, () => door.ask('tickets', { method: 'GET', path: '/tickets', query, token })),
    );
    const seen = await door.ask('sessions', {
      method: 'GET',
      path: '/break-glass',
      token: await door.staffToken('P01'),
    });

    expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(seen.data.items).toMatchObject([{ uses: 4, holds: true, reason: '演练' }]);
  });
});
