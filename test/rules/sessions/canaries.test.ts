import { expect, test } from 'vitest';
import { signedDoor } from '../../support/signed-door.ts';

let requests = 0;
const key = (text?: string) => {
  requests += 1;
  return { 'idempotency-key': text ?? `request-${requests}` };
};

test('no log, bus event or item holds a token, a code, an openid or a reason in clear', async () => {
  const door = await signedDoor();
  const code = door.wechat.codeFor('oCanaryOfTheTests00000000001', 'uCanaryOfTheTests00000000001');
  const signedIn = await door.post('/auth/wechat', { code }, { headers: key('canary-sign-in') });
  const refreshed = await door.post('/auth/refresh', { refreshToken: signedIn.data.refreshToken });
  await door.post('/auth/refresh', { refreshToken: signedIn.data.refreshToken });
  await door.post('/auth/refresh', { refreshToken: 'r1.made-up-canary' });
  const token = await door.staffToken('A01');
  const made = await door.post('/staff/S04/binding-codes', {}, { token, headers: key() });
  const bindingCode = String(made.data.code);
  const loginCode = door.wechat.codeFor('oCanaryOfTheTests00000000002');
  await door.post('/auth/wechat/bind', { code: loginCode, bindingCode });
  await door.post(
    '/break-glass',
    { capability: 'ticket.read', reason: '金丝雀理由', hours: 1 },
    { token, headers: key() },
  );
  const { data } = signedIn;

  const secrets = [
    data.token,
    data.refreshToken,
    refreshed.data.token,
    refreshed.data.refreshToken,
    token,
    code,
    loginCode,
  ]
    .map(String)
    .concat(bindingCode, bindingCode.replace('-', ''), 'oCanary', 'uCanary', '金丝雀理由');
  const kept = JSON.stringify(door.w.table.items());
  expect(door.logs().split('\n').length).toBeGreaterThan(10);
  expect(secrets.filter((secret) => door.logs().includes(secret))).toEqual([]);
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
});
