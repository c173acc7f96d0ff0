import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { earlierVerdict, mediaCheck } from '../../functions/mini-program/media-check.ts';
import { settlePush } from '../../functions/mini-program/push/settle-push.ts';
import { pushStore } from '../../functions/mini-program/push/store.ts';
import { settling } from '../../functions/mini-program/push/wiring.ts';
import { accountStore } from '../../functions/sessions/account-store.ts';
import { startWechat, type WechatStandIn } from '../../local/stand-ins/wechat.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';
import type { Verdict } from '../../local/stand-ins/wechat-pictures.ts';
import { pngWithPlace } from '../support/pictures.ts';
import { uploaded } from '../support/uploads.ts';
import { guest, wechatOf, withWechat } from '../support/wechat-house.ts';
import { customerProof, type WholeDoor, wholeDoor } from '../support/whole-door.ts';
import { hours, minutes, monday, site } from '../support/world.ts';

let door: WholeDoor;
let wechat: WechatStandIn;
let house: Server;
let base: string;
/** Whether the house works on what is pushed as soon as it is put by. */
let isQuick: boolean;

/** The subscriber of pushes: everything that was put by, as often as it is told. */
async function settle(times = 1): Promise<void> {
  const { w } = door;
  for (const { type, entityId } of w.events()) {
    if (type !== 'wechat-push.received') continue;
    const of = { site, hash: entityId.replace('wxp_', '') };
    const parts = await settling(w.parts, { appId: standInApp.appId, now: w.now, correlationId: 'c' });
    await Promise.all(Array.from({ length: times }, () => settlePush(of, parts)));
  }
}

/** The house as WeChat reaches it: the address of pushes, and files by their links. */
async function answer(
  method: string,
  address: string,
  raw: string,
): Promise<{ status: number; body: string | Uint8Array }> {
  const { pathname, searchParams } = new URL(address, base);
  if (pathname.startsWith('/files/')) {
    const isOpen = Date.parse(door.w.now) < Number(searchParams.get('until'));
    const bytes = await door.w.files.get(pathname.slice('/files/'.length));
    return isOpen && bytes ? { status: 200, body: bytes } : { status: 403, body: '' };
  }
  const query = Object.fromEntries(searchParams);
  const asked = { method: method as 'GET' | 'POST', path: '/hooks/wechat', query, ...(method === 'POST' && { raw }) };
  const { status, text } = await door.ask('mini-program', asked);
  if (method === 'POST' && isQuick) await settle();
  return { status, body: text };
}

beforeAll(async () => {
  house = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += String(chunk);
    const { status, body } = await answer(request.method ?? '', request.url ?? '', raw);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => house.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(house.address() as AddressInfo).port}`;
  wechat = await startWechat({ port: 0, clock: () => Date.parse(door?.w.now ?? monday) });
});
afterAll(async () => {
  await wechat.stop();
  house.close();
});

type Answer = Record<string, unknown>;
const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return (await (await fetch(`${wechat.url}${path}`, init)).json()) as Answer;
};
const control = (what: string, body: unknown = {}) => call('POST', `/__standin/${what}`, body);
const plan = (...next: Verdict[]) => control('pictures', { next });
const caller = { grant_type: 'client_credential', appid: standInApp.appId, secret: standInApp.secret };
const token = async () => String((await call('POST', '/cgi-bin/stable_token', caller)).access_token);
const looked = async () =>
  (await call('GET', '/__standin/pictures')).pictures as Array<{ bytes?: number; traceId: string }>;

async function signIn(openid: string, over: object = {}) {
  const { loginCode } = await control('users', { openid, ...over });
  const { appid, secret } = caller;
  const query = new URLSearchParams({ appid, secret, js_code: String(loginCode), grant_type: 'authorization_code' });
  await call('GET', `/sns/jscode2session?${query}`);
}

const logged: string[] = [];
beforeEach(async () => {
  door = await wholeDoor({ tells: true });
  isQuick = true;
  logged.length = 0;
  await withWechat(door.w);
  await signIn(guest.openid);
  await control('hook', { url: `${base}/hooks/wechat` });
  const { ledger, sites } = door.w.parts;
  const accounts = accountStore(ledger);
  const { api, heard } = wechatOf(door.w, wechat.url);
  const addressOf = (where: typeof site, id: typeof guest.customerId) => accounts.ofCustomer(where, id);
  const ask = mediaCheck({ api, ours: (why) => logged.push(why, ...heard), addressOf });
  door.w.lookBy({
    ask: (where, id, url) => ask(where, id, url.replace('https://files.example', `${base}/files`)),
    told: earlierVerdict({ pushes: pushStore(ledger), sites: sites.ids }),
  });
});

/** Pushes go one after the other: when this one has come, none of a test is on its way into the next one. */
afterEach(() =>
  control('push', { message: { FromUserName: guest.openid, CreateTime: 2, MsgType: 'event', Event: 'nothing' } }),
);

describe('the stand-in’s check of pictures', () => {
  const asked = () => ({ version: 2, scene: 2, openid: guest.openid, media_type: 2, media_url: `${base}/files/none` });
  const check = async (over: object = {}) =>
    call('POST', `/wxa/media_check_async?access_token=${await token()}`, { ...asked(), ...over });

  test.each([
    ['another version', { version: 1 }, 47001],
    ['a scene that there is not', { scene: 5 }, 40129],
    ['a sound', { media_type: 1 }, 40004],
    ['no address', { media_url: '' }, 44002],
    ['nobody', { openid: '' }, 40003],
    ['somebody who never signed in', { openid: 'oNobodyOfTheTests00000000001' }, 40003],
  ])('refuses %s', async (_what, over, errcode) => {
    expect((await check(over)).errcode).toBe(errcode);
  });

  test('refuses who was not here for two hours, a user of another mini-program, another method, and whoever has no token', async () => {
    await signIn('oForeignOfTheTests0000000001', { foreign: true });

    expect((await check({ openid: 'oForeignOfTheTests0000000001' })).errcode).toBe(43104);
    expect((await call('GET', `/wxa/media_check_async?access_token=${await token()}`)).errcode).toBe(43302);
    expect((await call('POST', '/wxa/media_check_async', asked())).errcode).toBe(41001);
    await door.w.pass(hours(2) + 1_000);
    expect((await check()).errcode).toBe(61010);
  });
});

describe('a picture of a guest of the mini-program', () => {
  let sent = 0;
  const ask = (method: 'GET' | 'POST', path: string, over: object = {}) => {
    sent += 1;
    const domain = path.includes('/attachments/') ? 'attachments' : 'tickets';
    return door.ask(domain, { method, path, headers: { 'idempotency-key': `picture-of-test-${sent}` }, ...over });
  };
  const mine = { proof: customerProof };
  const picture = { fileName: '空调.png', mime: 'image/png', bytes: pngWithPlace };
  async function file(over: object = {}): Promise<string> {
    const attachments = [await uploaded(door, 'customer', picture)];
    const body = { kind: 'COMPLAINT', noticeVersion: '2026-11', description: '空调不制冷', attachments, ...over };
    const { data, status, text } = await ask('POST', '/me/tickets', { body, ...mine });
    if (status !== 201) throw new Error(text);
    await door.w.relay();
    return String(data.id);
  }
  const view = async (id: string) =>
    (await ask('GET', `/tickets/${id}`, { staffNo: 'S03' })).data as {
      review?: string;
      attachments: Array<{ id: string; flag?: string; hidden?: boolean; status: string }>;
    };
  const shown = async (id: string) => (await view(id)).attachments[0];
  const check = () => door.w.table.items().find(({ is }) => is === 'picture-check');
  /** Waits for what WeChat pushes in its own time. */
  const comes = (status: string) => expect.poll(() => check()?.status, { timeout: 5_000 }).toBe(status);
  const brokenFor = (kind: string, times: number) =>
    control('faults', { route: '/wxa/media_check_async', times, kind });

  test('that is clean is fetched by WeChat, passes, and leaves nothing to be seen', async () => {
    const id = await file();
    await comes('PASSED');

    expect((await looked()).at(-1)?.bytes).toBeGreaterThan(0);
    expect(await view(id)).toMatchObject({ attachments: [{ status: 'CHECKED' }] });
    expect(await shown(id)).not.toHaveProperty('flag');
    expect(door.w.story(id)).toEqual(['ticket.received']);
  });

  test.each([['before'], ['after'], ['twice']] as const)(
    'that is risky is taken, waits for a review, and opens on purpose only; WeChat tells of it %s',
    async (told) => {
      await plan({ suggest: 'risky', told });
      const id = await file();
      await comes('FLAGGED');
      await door.w.relay();

      expect(await view(id)).toMatchObject({ review: 'PICTURE', attachments: [{ flag: 'RISKY', hidden: true }] });
      const path = `/tickets/${id}/attachments/${(await shown(id))?.id}`;
      expect(await ask('GET', path, { staffNo: 'S03' })).toMatchObject({ status: 409, code: 'attachment.hidden' });
      expect((await ask('GET', path, { staffNo: 'S03', query: { picture: 'OPENED' } })).status).toBe(200);
      expect((await ask('GET', `/me/tickets/${id}`, mine)).status).toBe(200);
      expect(door.w.story(id).filter((type) => type === 'ticket.picture-flagged')).toHaveLength(1);
    },
  );

  test('that is told of before the house knows the trace, and worked on at once, is not lost', async () => {
    await plan({ suggest: 'review', told: 'before' });
    const id = await file();

    expect(door.w.events().filter(({ type }) => type === 'wechat-push.done')).toHaveLength(1);
    expect(await view(id)).toMatchObject({ review: 'PICTURE', attachments: [{ flag: 'DOUBTFUL' }] });
    expect(await shown(id)).not.toHaveProperty('hidden');
  });

  test('of which two messages are worked on at once is judged once', async () => {
    isQuick = false;
    await plan({ suggest: 'risky', told: 'on call' });
    const id = await file();
    await control('pictures/tell');
    await settle(3);

    expect(await shown(id)).toMatchObject({ flag: 'RISKY' });
    expect(door.w.story(id).filter((type) => type === 'ticket.picture-flagged')).toHaveLength(1);
  });

  test('of which WeChat tells nothing is flagged as unchecked after its half hour, holds nothing up, and is judged all the same if it tells late', async () => {
    await plan({ suggest: 'risky', told: 'on call' });
    const id = await file();
    await door.w.pass(minutes(34));
    await door.w.reconcile();
    const [before, waited] = [await shown(id), check()?.status];
    await door.w.pass(minutes(2));
    await door.w.reconcile();
    const after = await view(id);
    await control('pictures/tell');

    expect([before?.flag, waited]).toEqual([undefined, 'ASKED']);
    expect(after).toMatchObject({ attachments: [{ flag: 'UNCHECKED' }] });
    expect(after.review).toBeUndefined();
    expect(await shown(id)).toMatchObject({ flag: 'RISKY', hidden: true });
  });

  test('whose message was put by and never worked on is judged by the reconciler, not given up', async () => {
    isQuick = false;
    await plan({ suggest: 'risky', told: 'on call' });
    const id = await file();
    await control('pictures/tell');
    await door.w.pass(minutes(36));
    await door.w.reconcile();

    expect(await shown(id)).toMatchObject({ flag: 'RISKY' });
  });

  test('that nobody here knows does nothing', async () => {
    const message = {
      ...{ ToUserName: 'gh_standin', FromUserName: guest.openid, CreateTime: 1, MsgType: 'event' },
      ...{ Event: 'wxa_media_check', trace_id: 'nobody-knows-it', errcode: 0, result: { suggest: 'risky', label: 1 } },
    };

    expect(await control('push', { message })).toMatchObject({ status: 200, text: 'success' });
    expect(check()).toBeUndefined();
    expect(door.w.events().filter(({ type }) => type === 'wechat-push.done')).toHaveLength(1);
  });

  test.each([['http502'], ['busy'], ['45009'], ['45011']])(
    'is asked about later where WeChat is away (%s)',
    async (kind) => {
      await brokenFor(kind, 3);
      await plan({ suggest: 'review', told: 'before' });
      const id = await file();
      const before = check()?.status;
      await brokenFor('busy', 0);
      await door.w.pass(minutes(5));
      await door.w.reconcile();

      expect(before).toBe('OPEN');
      expect(await shown(id)).toMatchObject({ flag: 'DOUBTFUL' });
    },
  );

  test('of somebody who was not here for two hours is looked at by nobody, and that is said', async () => {
    await door.w.pass(hours(2) + 1_000);
    const id = await file();

    expect(await shown(id)).toMatchObject({ flag: 'UNCHECKED' });
    expect(logged).toEqual([]);
  });

  test('told as nobody, or by the web, does not go to WeChat', async () => {
    const before = (await looked()).length;
    const id = await file({ anonymous: true });
    const attachments = [await uploaded(door, 'guest', picture)];
    const body = {
      kind: 'COMPLAINT',
      noticeVersion: '2026-11',
      description: '空调不制冷',
      challenge: 'c',
      attachments,
    };
    await ask('POST', '/public/tickets', { body });
    await door.w.relay();

    expect((await looked()).length).toBe(before);
    expect(check()).toBeUndefined();
    expect(await shown(id)).toMatchObject({ status: 'CHECKED' });
  });

  test('is asked about by an address that stands in no item, event or log, and opens for half an hour', async () => {
    await plan({ suggest: 'risky', told: 'before' });
    await file();
    await brokenFor('45009', 1);
    await file();

    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify([door.w.table.items(), door.lines, logged, await looked()])).not.toMatch(
      /until=|files\.example|\/files\//,
    );
  });
});
