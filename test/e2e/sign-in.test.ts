import { describe, expect, inject, test } from 'vitest';
import { loginCode, signInCustomer } from '../../local/customer-token.ts';
import { seededCustomerId } from '../../local/seed/seeded-records.ts';
import { seededOpenid } from '../../local/seed/wechat-users.ts';
import { staffToken } from '../../local/staff-token.ts';

const { apiUrl, issuer, wechat } = inject('service');
const side = { apiUrl, wechat };

interface Told {
  readonly status: number;
  readonly code: unknown;
  readonly data: Record<string, unknown>;
}

let requests = 0;
async function ask(method: 'GET' | 'POST', path: string, { token, body }: { token?: unknown; body?: unknown } = {}) {
  requests += 1;
  const answer = await fetch(`${apiUrl}/v1${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${String(token)}` }),
      ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': `sign-in-story-${requests}` }),
    },
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  });
  const { code, data } = (await answer.json()) as Omit<Told, 'status'>;
  return { status: answer.status, code, data };
}
const post = (path: string, body: unknown, token?: unknown) => ask('POST', path, { body, token });

/** Asks until the answer has the status: what is signed out is out within half a minute in every container. */
async function until(status: number, act: () => Promise<Told>): Promise<Told> {
  const end = Date.now() + 35_000;
  for (;;) {
    const told = await act();
    if (told.status === status || Date.now() > end) return told;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

describe.concurrent('a customer of the mini-program on the deployed service', () => {
  test('signs in, refreshes, is caught when a token comes twice, signs in anew and leaves everywhere', async () => {
    const first = await signInCustomer(side, seededOpenid(3));
    const next = await post('/auth/refresh', { refreshToken: first.refreshToken });
    const reused = await post('/auth/refresh', { refreshToken: first.refreshToken });
    const newest = await post('/auth/refresh', { refreshToken: next.data.refreshToken });
    const anew = await signInCustomer(side, seededOpenid(3));
    const out = await post('/auth/logout', { everywhere: true }, anew.token);
    const after = await post('/auth/refresh', { refreshToken: anew.refreshToken });
    const late = await until(401, () => post('/auth/logout', {}, anew.token));

    expect(first.customer.id).toBe(seededCustomerId(3));
    expect([next.status, reused.code, newest.code]).toEqual([200, 'auth.refreshReused', 'auth.refreshInvalid']);
    expect([out.status, after.code, late.code]).toEqual([200, 'auth.refreshInvalid', 'auth.signInNeeded']);
  }, 60_000);

  test('is not one of the staff, and no member of staff is a customer', async () => {
    const { token } = await signInCustomer(side, seededOpenid(4));

    const asStaff = await ask('GET', '/staff/me', { token });
    const asCustomer = await post('/auth/logout', {}, await staffToken(issuer, 'S04'));

    expect([asStaff.status, asCustomer.status]).toEqual([401, 401]);
  });
});

describe.concurrent('a member of staff on the deployed service', () => {
  test('comes in by the mini-program once an administrator has given a code, until it is unbound', async () => {
    const openid = seededOpenid(5);
    const administrator = await staffToken(issuer, 'A01');
    const made = await post('/staff/S19/binding-codes', {}, administrator);
    const bound = await post('/auth/wechat/bind', {
      code: await loginCode(wechat, openid),
      bindingCode: made.data.code,
    });
    const signedIn = await post('/auth/wechat', { code: await loginCode(wechat, openid), as: 'staff' });
    const myself = await ask('GET', '/staff/me', { token: signedIn.data.token });
    const unbound = await post('/staff/S19/unbind', {}, administrator);
    const refused = await until(401, () => ask('GET', '/staff/me', { token: signedIn.data.token }));

    expect([made.status, bound.status, signedIn.status, unbound.status]).toEqual([201, 200, 200, 200]);
    expect(myself.data).toMatchObject({ staffNo: 'S19' });
    expect(refused.code).toBe('auth.signInNeeded');
  }, 60_000);

  test('signs out everywhere: tokens made before are refused within half a minute, later ones are good', async () => {
    const token = await staffToken(issuer, 'S18');
    const before = await ask('GET', '/staff/me', { token });
    const out = await post('/staff/me/sign-out', {}, token);

    const refused = await until(401, () => ask('GET', '/staff/me', { token }));
    // Issuers count whole seconds: a token of the very second of the sign-out may be an old one, and is refused.
    const anew = await until(200, async () => ask('GET', '/staff/me', { token: await staffToken(issuer, 'S18') }));

    expect([before.status, out.status, refused.status, anew.status]).toEqual([200, 200, 401, 200]);
  }, 60_000);

  test('is refused with tokens that were changed, unsigned, or signed with the published key as a secret', async () => {
    const token = await staffToken(issuer, 'S04');
    const [header = '', payload = '', signature = ''] = token.split('.');
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const bad = [
      `${header}.${part({ ...claims, sub: 'A01' })}.${signature}`,
      `${part({ alg: 'none' })}.${payload}.`,
      `${part({ alg: 'none' })}.${payload}.${signature}`,
      `${part({ alg: 'HS256', kid: 'own-1', typ: 'at+jwt' })}.${part({ ...claims, iss: 'guest-service-centre' })}.${signature}`,
      `${token}x`,
      'no-token',
    ];

    const told = await Promise.all(bad.map((each) => ask('GET', '/staff/me', { token: each })));

    expect(told.map(({ status, code }) => [status, code])).toEqual(bad.map(() => [401, 'auth.signInNeeded']));
  });
});

describe.concurrent('break-glass access on the deployed service', () => {
  test('lets an administrator read matters once a leader has approved it, until it is ended', async () => {
    const [administrator, leader] = [await staffToken(issuer, 'A01'), await staffToken(issuer, 'L01')];
    const list = () => ask('GET', '/tickets?queue=undispatched', { token: administrator });
    const before = await list();
    const asked = await post('/break-glass', { capability: 'ticket.read', reason: '演练', hours: 1 }, administrator);
    const own = await post(`/break-glass/${String(asked.data.id)}/approve`, {}, administrator);
    const approved = await post(`/break-glass/${String(asked.data.id)}/approve`, {}, leader);
    const during = await until(200, list);
    const ended = await post(`/break-glass/${String(asked.data.id)}/end`, {}, leader);
    const after = await until(403, list);

    expect([before.status, asked.status, own.status, approved.status]).toEqual([403, 201, 403, 200]);
    expect([during.status, ended.status, after.status]).toEqual([200, 200, 403]);
  }, 120_000);
});
