import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeToUser } from '../../functions/sessions/wechat.ts';
import { startWechat, type WechatStandIn } from '../../local/stand-ins/wechat.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';
import { outcomeOf } from '../support/world.ts';

const OPENID = 'oGuestOfTheTests000000000001';
const MINUTE = 60_000;

let now = Date.parse('2026-11-23T02:00:00.000Z');
let wechat: WechatStandIn;
beforeAll(async () => {
  wechat = await startWechat({ port: 0, clock: () => now });
});
afterAll(() => wechat.stop());

const control = (path: string, body: unknown) =>
  fetch(`${wechat.url}/__standin/${path}`, { method: 'POST', body: JSON.stringify(body) });
const codeOf = async (user: object) =>
  ((await (await control('users', user)).json()) as { loginCode: string }).loginCode;

async function code2Session(over: Record<string, string | undefined>) {
  const good = { appid: standInApp.appId, secret: standInApp.secret, grant_type: 'authorization_code' };
  const told = Object.entries({ ...good, ...over }).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const answer = await fetch(`${wechat.url}/sns/jscode2session?${new URLSearchParams(told)}`);
  const body = JSON.parse(await answer.text()) as Record<string, unknown>;
  return { status: answer.status, type: answer.headers.get('content-type'), body };
}

describe('checksession of the stand-in', () => {
  const signed = (key: string) => createHmac('sha256', key).update('').digest('hex');
  async function check(over: Record<string, string>) {
    const body = JSON.stringify({
      grant_type: 'client_credential',
      appid: standInApp.appId,
      secret: standInApp.secret,
    });
    const token = await fetch(`${wechat.url}/cgi-bin/stable_token`, { method: 'POST', body });
    const { access_token: accessToken } = (await token.json()) as { access_token: string };
    const query = { access_token: accessToken, openid: OPENID, sig_method: 'hmac_sha256', ...over };
    const answer = await fetch(`${wechat.url}/wxa/checksession?${new URLSearchParams(query)}`);
    return ((await answer.json()) as { errcode: number }).errcode;
  }

  test('knows the last key of a user by a signature over nothing, and no other one', async () => {
    const first = String((await code2Session({ js_code: await codeOf({ openid: OPENID }) })).body.session_key);
    const last = String((await code2Session({ js_code: await codeOf({ openid: OPENID }) })).body.session_key);

    expect(await check({ signature: signed(last) })).toBe(0);
    expect(await check({ signature: signed(first) })).toBe(87009);
    expect(await check({ signature: signed(last), openid: 'oNobodyOfTheTests00000000001' })).toBe(87009);
    expect(await check({ signature: signed(last), sig_method: 'md5' })).toBe(87008);
    expect(await check({ signature: signed(last), access_token: '' })).toBe(41001);
  });
});

describe('code2Session of the stand-in', () => {
  test('tells who it is, as WeChat does: plain text, a session key, and no errcode', async () => {
    const js_code = await codeOf({ openid: OPENID, unionid: 'uGuestOfTheTests' });

    const { status, type, body } = await code2Session({ js_code });

    expect([status, type]).toEqual([200, 'text/plain']);
    expect(Object.keys(body).sort()).toEqual(['openid', 'session_key', 'unionid']);
    expect(Buffer.from(String(body.session_key), 'base64')).toHaveLength(16);
  });

  test.each([
    ['without the mini-program’s name', { appid: undefined }, 41002],
    ['with another mini-program’s name', { appid: 'wxother' }, 40013],
    ['without the secret', { secret: undefined }, 41004],
    ['with a wrong secret', { secret: 'wrong' }, 40125],
    ['without a code', { js_code: undefined }, 41008],
    ['with a code that nobody got', { js_code: 'nobodys-code' }, 40029],
    ['for another grant', { grant_type: 'password' }, 40002],
  ])('%s is refused with status 200 and errcode %3$i', async (_what, over, errcode) => {
    const { status, body } = await code2Session({ js_code: await codeOf({ openid: OPENID }), ...over });

    expect([status, body.errcode]).toEqual([200, errcode]);
    expect(body.errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
  });

  test('takes a code once, and for five minutes', async () => {
    const [used, old] = [await codeOf({ openid: OPENID }), await codeOf({ openid: OPENID })];
    await code2Session({ js_code: used });
    const again = await code2Session({ js_code: used });
    now += 5 * MINUTE;

    const late = await code2Session({ js_code: old });

    expect([again.body.errcode, late.body.errcode]).toEqual([40163, 40029]);
  });

  test('lets a user ask a hundred times a minute', async () => {
    const openid = 'oBusyOfTheTests0000000000001';
    const errcodes: unknown[] = [];
    for (let n = 0; n < 101; n += 1)
      errcodes.push((await code2Session({ js_code: await codeOf({ openid }) })).body.errcode);
    now += MINUTE;

    const later = await code2Session({ js_code: await codeOf({ openid }) });

    expect(errcodes.indexOf(45011)).toBe(100);
    expect(later.body.errcode).toBeUndefined();
  });

  test('takes no openid that WeChat would not give, and no fault that it does not know', async () => {
    const answers = [
      await control('users', { openid: 'short' }),
      await control('faults', { route: '/x', kind: 'flood' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });
});

describe('the service’s own side', () => {
  const heard: number[] = [];
  const userOf = (secret: string = standInApp.secret) =>
    codeToUser({
      refused: (errcode) => heard.push(errcode),
      fetch,
      baseUrl: wechat.url,
      appId: standInApp.appId,
      secret: async () => secret,
      sleep: async () => {},
    });

  test('learns openid and unionid, and keeps no session key', async () => {
    const user = await userOf()(await codeOf({ openid: OPENID, unionid: 'uGuestOfTheTests' }));

    expect(user).toEqual({ openid: OPENID, unionid: 'uGuestOfTheTests' });
  });

  test.each([
    ['a code that nobody got', {}, 'nobodys-code', 'wechat.codeInvalid'],
    ['a user who is a risk', { openid: OPENID, blocked: true }, undefined, 'wechat.userBlocked'],
  ])('says of %s: %4$s', async (_what, user, code, outcome) => {
    expect(await outcomeOf(async () => userOf()(code ?? (await codeOf(user))))).toBe(outcome);
  });

  test('says that its own settings are wrong where WeChat refuses its secret', async () => {
    const code = await codeOf({ openid: OPENID });

    expect(await outcomeOf(() => userOf('wrong')(code))).toBe('wechat.misconfigured');
    expect(heard.at(-1)).toBe(40125);
  });

  test.each([
    ['busy', 2, 'let in'],
    ['busy', 3, 'wechat.unavailable'],
    ['http502', 2, 'let in'],
    ['http502', 3, 'wechat.unavailable'],
    ['45011', 1, 'wechat.tooOften'],
    ['45009', 1, 'wechat.misconfigured'],
  ])('meets WeChat failing by %s, %i times in a row: %s', async (kind, times, outcome) => {
    const code = await codeOf({ openid: OPENID });
    await control('faults', { route: '/sns/jscode2session', times, kind });

    const told = await outcomeOf(async () => (await userOf()(code)) && 'let in');

    expect(told).toBe(outcome);
  });

  test('waits for a silent WeChat no longer than a few seconds, and tells nothing of code or secret', async () => {
    const asked: string[] = [];
    const silent = codeToUser({
      fetch: async (url) => {
        asked.push(url);
        throw new DOMException(`The operation was aborted: ${url}`, 'TimeoutError');
      },
      baseUrl: 'https://api.weixin.qq.com',
      appId: 'wx',
      secret: async () => 'hidden',
      sleep: async () => {},
    });

    const failed = await silent('code-0001').catch((error: Error) => error);

    expect(asked).toHaveLength(3);
    expect(String(failed)).toContain('wechat.unavailable');
    expect(JSON.stringify(failed) + String((failed as Error).stack)).not.toMatch(/hidden|code-0001/);
  });
});
