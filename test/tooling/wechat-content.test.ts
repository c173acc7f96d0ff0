import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contentCheck } from '../../functions/mini-program/content-check.ts';
import { accountStore } from '../../functions/sessions/account-store.ts';
import { startWechat, type WechatStandIn } from '../../local/stand-ins/wechat.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';
import { guest, wechatOf, withWechat } from '../support/wechat-house.ts';
import { customerProof, type WholeDoor, wholeDoor } from '../support/whole-door.ts';
import { hours, minutes, monday, type World } from '../support/world.ts';

let w: World | undefined;
let wechat: WechatStandIn;
beforeAll(async () => {
  wechat = await startWechat({ port: 0, clock: () => Date.parse(w?.now ?? monday) });
});
afterAll(() => wechat.stop());

type Answer = Record<string, unknown>;
const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return (await (await fetch(`${wechat.url}${path}`, init)).json()) as Answer;
};
const control = (what: string, body: unknown = {}) => call('POST', `/__standin/${what}`, body);
const caller = { grant_type: 'client_credential', appid: standInApp.appId, secret: standInApp.secret };
const token = async () => String((await call('POST', '/cgi-bin/stable_token', caller)).access_token);

/** Lets a user sign in at WeChat, as the mini-program has him do. */
async function signIn(openid: string, over: object = {}) {
  const { loginCode } = await control('users', { openid, ...over });
  const { appid, secret } = caller;
  const query = new URLSearchParams({ appid, secret, js_code: String(loginCode), grant_type: 'authorization_code' });
  await call('GET', `/sns/jscode2session?${query}`);
}

describe('the content check of the stand-in', () => {
  const checked = { version: 2, scene: 2, openid: guest.openid, content: '空调不制冷' };
  const check = async (over: object = {}) =>
    call('POST', `/wxa/msg_sec_check?access_token=${await token()}`, { ...checked, ...over });
  beforeEach(() => signIn(guest.openid));

  test.each([
    ['what is clean', {}, 'pass', 100],
    ['what is doubtful', { content: '这是【存疑】的话' }, 'review', 20012],
    ['what is risky', { content: '这是【违规】的话' }, 'risky', 20001],
    ['a text at the limit', { content: 'x'.repeat(2_500) }, 'pass', 100],
  ])('says of %s what WeChat suggests', async (_what, over, suggest, label) => {
    expect(await check(over)).toMatchObject({ errcode: 0, result: { suggest, label } });
  });

  test.each([
    ['a text over the limit', { content: 'x'.repeat(2_501) }, 47001],
    ['no text', { content: '' }, 44002],
    ['another version', { version: 1 }, 47001],
    ['a scene that there is not', { scene: 5 }, 40129],
    ['a scene as a text', { scene: '2' }, 40129],
    ['nobody', { openid: '' }, 40003],
    ['somebody who never signed in', { openid: 'oNobodyOfTheTests00000000001' }, 40003],
  ])('refuses %s', async (_what, over, errcode) => {
    expect((await check(over)).errcode).toBe(errcode);
  });

  test('refuses a user of another mini-program, another method, and whoever brings no token', async () => {
    await signIn('oForeignOfTheTests0000000001', { foreign: true });

    expect((await check({ openid: 'oForeignOfTheTests0000000001' })).errcode).toBe(43104);
    expect((await call('GET', `/wxa/msg_sec_check?access_token=${await token()}`)).errcode).toBe(43302);
    expect((await call('POST', '/wxa/msg_sec_check', checked)).errcode).toBe(41001);
  });
});

describe('words of a guest of the mini-program', () => {
  let door: WholeDoor;
  let sent = 0;
  const heard: string[] = [];
  beforeEach(async () => {
    door = await wholeDoor({ tells: true });
    ({ w } = door);
    heard.length = 0;
    await withWechat(door.w);
    await signIn(guest.openid);
    const accounts = accountStore(door.w.parts.ledger);
    const { api } = wechatOf(door.w, wechat.url);
    door.w.judgeBy(
      contentCheck({ api, ours: (why) => heard.push(why), addressOf: (site, id) => accounts.ofCustomer(site, id) }),
    );
  });

  const ask = (method: 'GET' | 'POST', path: string, over: object = {}) => {
    sent += 1;
    return door.ask('tickets', { method, path, headers: { 'idempotency-key': `words-of-today-${sent}` }, ...over });
  };
  const matter = { kind: 'COMPLAINT', noticeVersion: '2026-11', description: '空调不制冷' };
  const file = async (over: object = {}) => {
    const told = await ask('POST', '/me/tickets', { body: { ...matter, ...over }, proof: customerProof });
    await door.w.relay();
    return told;
  };
  const view = async (id: unknown, query: Record<string, string> = {}) =>
    (await ask('GET', `/tickets/${id}`, { staffNo: 'S03', query })).data as Record<string, never> & {
      detail: Record<string, unknown>;
    };
  const timeline = async (id: unknown, query: Record<string, string> = {}) =>
    (await ask('GET', `/tickets/${id}/timeline`, { staffNo: 'S03', query })).data.items as Array<
      Record<string, unknown>
    >;
  const inReview = async () =>
    (await ask('GET', '/tickets', { staffNo: 'S03', query: { queue: 'needs-review' } })).data.items as Array<{
      id: string;
    }>;
  const brokenFor = (kind: string, times = 100) => control('faults', { route: '/wxa/msg_sec_check', times, kind });

  test('that are clean leave no trace', async () => {
    const { status, data } = await file();

    expect([status, data.underReview]).toEqual([201, false]);
    expect(door.w.story(String(data.id))).toEqual(['ticket.received']);
    expect(await inReview()).toEqual([]);
    expect(door.w.table.items().filter(({ is }) => is === 'text-check')).toEqual([]);
  });

  test('that are doubtful are taken, and somebody looks first', async () => {
    const { status, data } = await file({ description: '【存疑】的话' });

    expect(status).toBe(201);
    expect((await inReview()).map(({ id }) => id)).toEqual([data.id]);
    expect(await view(data.id)).toMatchObject({
      ...{ review: 'TEXT', textFlag: 'DOUBTFUL' },
      detail: { description: '【存疑】的话' },
    });
  });

  test('that are risky are taken, hidden until they are opened on purpose, and never lost', async () => {
    const { status, data } = await file({ subject: '【违规】', description: '很生气的话', remedyAsked: '退款' });
    const [hidden, opened] = [await view(data.id), await view(data.id, { words: 'OPENED' })];

    expect(status).toBe(201);
    expect(hidden.detail).toMatchObject({ hidden: true });
    expect(JSON.stringify(hidden)).not.toMatch(/违规|很生气|退款/);
    expect(opened.detail).toMatchObject({ subject: '【违规】', description: '很生气的话', remedyAsked: '退款' });
    expect(opened.detail.hidden).toBeUndefined();
    expect((await ask('GET', `/tickets/by-number/${data.ticketNo}`, { staffNo: 'S03' })).text).not.toMatch(/很生气/);
    expect((await ask('GET', `/me/tickets/${data.id}`, { proof: customerProof })).status).toBe(200);
  });

  test('of a danger are hidden, too, but nothing waits', async () => {
    const { data } = await file({ kind: 'EMERGENCY', description: '【违规】着火了' });

    expect(await inReview()).toEqual([]);
    expect(await view(data.id)).toMatchObject({ textFlag: 'RISKY', detail: { hidden: true } });
  });

  test('that come later are looked at, too; what was said before stays open', async () => {
    const { data } = await file();
    const body = { text: '【违规】的留言' };
    await ask('POST', `/me/tickets/${data.id}/messages`, { body, proof: customerProof });
    await door.w.relay();

    const [hidden, opened] = [await timeline(data.id), await timeline(data.id, { words: 'OPENED' })];
    const wrote = (steps: typeof hidden) => steps.find(({ what }) => what === 'ticket.guest-wrote');
    expect(wrote(hidden)).toMatchObject({ hidden: true });
    expect(JSON.stringify(hidden)).not.toMatch(/违规/);
    expect(wrote(opened)).toMatchObject({ texts: { message: '【违规】的留言' } });
    expect((await view(data.id)).detail).toMatchObject({ description: '空调不制冷' });
    expect(await inReview()).toEqual([]);
  });

  test.each([['http502'], ['timeout'], ['busy'], ['45009'], ['45011']])(
    'are looked at later where WeChat is away (%s), and the desk has them meanwhile',
    async (kind) => {
      await brokenFor(kind, kind === 'timeout' ? 1 : 3);
      const { status, data } = await file({ description: '【存疑】的话' });
      const before = await view(data.id);
      await door.w.pass(minutes(5));
      await brokenFor('busy', 0);
      await door.w.reconcile();

      expect([status, before.textFlag]).toEqual([201, undefined]);
      expect(await view(data.id)).toMatchObject({ textFlag: 'DOUBTFUL', review: 'TEXT' });
    },
  );

  test('that nobody could check for two hours are flagged as that, and hold nothing up', async () => {
    await brokenFor('http502');
    const { data } = await file();
    for (let n = 0; n < 30; n += 1) {
      await door.w.pass(minutes(5));
      await door.w.reconcile();
    }
    await brokenFor('busy', 0);

    expect(await view(data.id)).toMatchObject({ textFlag: 'UNCHECKED' });
    expect(await inReview()).toEqual([]);
    expect(door.w.story(String(data.id)).filter((type) => type === 'ticket.text-flagged')).toHaveLength(1);
  });

  test('of somebody who was not here for two hours are checked by nobody, and that is said', async () => {
    await door.w.pass(hours(2) + 1_000);
    const { data } = await file();

    expect(await view(data.id)).toMatchObject({ textFlag: 'UNCHECKED' });
    expect(heard).toEqual([]);
  });

  test('are checked once more with another token where the first is past', async () => {
    await token();
    await file();
    await control('revoke');
    const { data } = await file({ description: '【违规】' });

    expect(await view(data.id)).toMatchObject({ textFlag: 'RISKY' });
  });

  test('told as nobody go to WeChat under nobody’s name: our own list reads them, and no event names him', async () => {
    const before = ((await call('GET', '/__standin/checks')).checks as unknown[]).length;
    const { data } = await file({ anonymous: true, description: '代 开 发 票' });
    const after = ((await call('GET', '/__standin/checks')).checks as unknown[]).length;

    expect(after).toBe(before);
    expect(await view(data.id)).toMatchObject({
      textFlag: 'LISTED',
      review: 'TEXT',
      detail: { description: '代 开 发 票' },
    });
    expect(JSON.stringify(await timeline(data.id))).not.toContain(guest.customerId);
  });

  test('by the web are read by our own list, never refused', async () => {
    const body = { ...matter, challenge: 'c', description: '需要代kai发票请联系' };
    const { status } = await ask('POST', '/public/tickets', { body });
    await door.w.relay();

    expect(status).toBe(201);
    expect(await inReview()).toHaveLength(1);
  });

  test('are found once, however often the message comes, and by two at once', async () => {
    const { data } = await file({ description: '【违规】' });
    const received = door.w.events().find(({ type, entityId }) => type === 'ticket.received' && entityId === data.id);
    if (!received) throw new Error('nothing was received');

    await Promise.all([door.w.consume(received), door.w.consume(received)]);

    expect(door.w.story(String(data.id)).filter((type) => type === 'ticket.text-flagged')).toHaveLength(1);
  });
});
