import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Settings, settings } from '../../lib/settings.ts';
import { startWechat, type WechatStandIn } from '../../local/stand-ins/wechat.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';

const OPENID = 'oGuestOfTheTests000000000001';
const MINUTE = 60_000;
const { templates } = (settings[0] as Settings).wechat;
const T = templates.purposes.PROGRESS.id;

let now = Date.parse('2026-11-23T02:00:00.000Z');
let wechat: WechatStandIn;
beforeAll(async () => {
  wechat = await startWechat({ port: 0, clock: () => now });
});
afterAll(() => wechat.stop());
/** Long enough that nothing of the test before counts. */
beforeEach(() => {
  now += 48 * 60 * MINUTE;
});

type Answer = Record<string, unknown>;
const post = async (path: string, body: unknown): Promise<Answer> =>
  (await (await fetch(`${wechat.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()) as Answer;
const get = async (path: string): Promise<Answer> => (await (await fetch(`${wechat.url}${path}`)).json()) as Answer;
const control = (what: string, body: unknown = {}) => post(`/__standin/${what}`, body);

const caller = { grant_type: 'client_credential', appid: standInApp.appId, secret: standInApp.secret };
const stable = (over: object = {}) => post('/cgi-bin/stable_token', { ...caller, ...over });
const tokenOf = async () => String((await stable()).access_token);

const message = {
  ...{ touser: OPENID, template_id: T, page: 'pages/matter/index?ticket=GD1', miniprogram_state: 'developer' },
  lang: 'zh_CN',
  data: {
    ...{ character_string1: { value: 'GD20261123A7K2MX' }, phrase2: { value: '处理中' } },
    ...{ thing3: { value: '客房空调不制冷' }, time4: { value: '2026年11月23日 15:01' } },
  },
};
const send = async (over: object = {}, token?: string) =>
  post(`/cgi-bin/message/subscribe/send?access_token=${token ?? (await tokenOf())}`, { ...message, ...over });
const consent = () => control('consents', { openid: OPENID, results: { [T]: 'accept' } });

describe('a stable token of the stand-in', () => {
  test('is the same until five minutes before its end, then both are good for these five minutes', async () => {
    const first = await stable();
    now += 114 * MINUTE;
    const same = await stable();
    now += 2 * MINUTE;
    const next = await stable();
    const old = await send({}, String(first.access_token));
    now += 5 * MINUTE;

    const ended = await send({}, String(first.access_token));

    expect(first.access_token).toBe(same.access_token);
    expect(String(first.access_token).length).toBe(512);
    expect(next.access_token).not.toBe(first.access_token);
    expect([same, next].every(({ expires_in }) => Number(expires_in) >= 300)).toBe(true);
    expect([old.errcode, ended.errcode]).toEqual([43101, 42001]);
  });

  test('that is forced ends the one before, half a minute after the last force at the earliest', async () => {
    const first = await stable({ force_refresh: true });
    const tooSoon = await stable({ force_refresh: true });
    now += MINUTE / 2;

    const forced = await stable({ force_refresh: true });

    expect(tooSoon.access_token).toBe(first.access_token);
    expect(forced.access_token).not.toBe(first.access_token);
    expect((await send({}, String(first.access_token))).errcode).toBe(42001);
  });

  test.each([
    ['without a name', { appid: undefined }, 41002],
    ['with another name', { appid: 'wxother' }, 40013],
    ['without a secret', { secret: undefined }, 41004],
    ['with a wrong secret', { secret: 'wrong' }, 40125],
    ['for another grant', { grant_type: 'password' }, 40002],
  ])('is refused %s: %3$i', async (_what, over, errcode) => {
    expect((await stable(over)).errcode).toBe(errcode);
  });

  test('is refused where this machine is not in the list of addresses', async () => {
    await control('addresses', { listed: false });

    const refused = await stable();

    await control('addresses', { listed: true });
    expect([refused.errcode, String(refused.errmsg)]).toEqual([40164, expect.stringContaining('not in whitelist')]);
  });

  test('has nothing to do with the other kind, of which each new one ends the former after five minutes', async () => {
    const query = new URLSearchParams(caller);
    const first = await get(`/cgi-bin/token?${query}`);
    await get(`/cgi-bin/token?${query}`);
    now += 5 * MINUTE;

    const ended = await send({}, String(first.access_token));

    expect(ended.errcode).toBe(42001);
  });
});

describe('a subscription message to the stand-in', () => {
  test('goes out once for each permission, and stands in the outbox', async () => {
    await consent();

    const codes = [(await send()).errcode, (await send()).errcode];

    const { messages } = (await get('/__standin/outbox')) as { messages: Answer[] };
    expect(codes).toEqual([0, 43101]);
    expect(messages.at(-1)).toMatchObject({ touser: OPENID, templateId: T, data: { phrase2: '处理中' } });
  });

  test.each<[string, object, number, RegExp]>([
    ['to nobody', { touser: 'nobody' }, 40003, /openid/],
    ['of a template that there is not', { template_id: 'unknown' }, 40037, /template_id/],
    ['of a template called like a part of every object', { template_id: 'constructor' }, 40037, /template_id/],
    ['to a page that is not published', { page: 'pages/none' }, 41030, /page/],
    ['to a page with a leading slash', { page: '/pages/matter/index' }, 41030, /page/],
    ['to another edition', { miniprogram_state: 'beta' }, 47003, /miniprogram_state/],
    ['in another language', { lang: 'de_DE' }, 47003, /lang/],
    ['without a field', { data: { ...message.data, thing3: undefined } }, 47003, /data\.thing3\.value/],
    ['with a field more', { data: { ...message.data, thing9: { value: 'x' } } }, 47003, /data\.thing9\.value/],
    ['with an empty field', { data: { ...message.data, thing3: { value: '' } } }, 47003, /data\.thing3\.value/],
    ['with a phrase too long', { data: { ...message.data, phrase2: { value: '正在处理之中' } } }, 47003, /phrase2/],
    ['with a word of the list', { data: { ...message.data, thing3: { value: '【违规】' } } }, 45168, /sensitive/],
  ])('is refused %s: %3$i', async (_what, over, errcode, text) => {
    await consent();

    const refused = await send(over);

    expect([refused.errcode, refused.errmsg]).toEqual([errcode, expect.stringMatching(text)]);
    expect(refused.errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
  });

  test('is refused while another one to the same user is under way', async () => {
    const many = Array.from({ length: 8 });
    for (const _one of many) await consent();
    const token = await tokenOf();

    const all = await Promise.all(many.map(() => send({}, token)));

    // On a busy machine some of them are over before others arrive.
    expect(new Set(all.map(({ errcode }) => errcode))).toEqual(new Set([0, 43108]));
  });

  test.each([
    ['', 41001],
    ['made-up', 40001],
  ])('is refused with the token "%s": %i', async (token, errcode) => {
    expect((await send({}, token)).errcode).toBe(errcode);
  });
});

test('the uniform message is withdrawn', async () => {
  const path = `/cgi-bin/message/wxopen/template/uniform_send?access_token=${await tokenOf()}`;

  expect((await post(path, {})).errcode).toBe(45109);
});
