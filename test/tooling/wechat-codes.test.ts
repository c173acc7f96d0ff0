import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePlaceCode } from '../../functions/place-codes/make-place-code.ts';
import { reconcilePlaceCodes } from '../../functions/place-codes/reconcile-place-codes.ts';
import { placeCodeStore } from '../../functions/place-codes/store.ts';
import { startWechat, type WechatStandIn } from '../../local/stand-ins/wechat.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';
import { wechatOf } from '../support/wechat-house.ts';
import { customerProof, type WholeDoor, wholeDoor } from '../support/whole-door.ts';
import { minutes, monday, site, type World } from '../support/world.ts';

let w: World | undefined;
let wechat: WechatStandIn;
beforeAll(async () => {
  wechat = await startWechat({ port: 0, clock: () => Date.parse(w?.now ?? monday) });
});
afterAll(() => wechat.stop());

const post = (path: string, body: unknown) =>
  fetch(`${wechat.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
const control = (what: string, body: unknown = {}) => post(`/__standin/${what}`, body);

describe('the codes of the stand-in', () => {
  const asked = { scene: 'r=A1203', page: 'pages/submit/index', check_path: true, env_version: 'release', width: 430 };
  const code = async (over: object = {}) => {
    const caller = { grant_type: 'client_credential', appid: standInApp.appId, secret: standInApp.secret };
    const token = (await (await post('/cgi-bin/stable_token', caller)).json()) as { access_token: string };
    return post(`/wxa/getwxacodeunlimit?access_token=${token.access_token}`, { ...asked, ...over });
  };

  test('are real pictures, another one for another scene', async () => {
    const answer = await code();
    const [one, other] = [
      Buffer.from(await answer.arrayBuffer()),
      Buffer.from(await (await code({ scene: 't=12' })).arrayBuffer()),
    ];

    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(one.subarray(1, 4).toString()).toBe('PNG');
    expect(one.equals(other)).toBe(false);
  });

  test.each([
    ['no scene', { scene: '' }, 40129],
    ['a scene of 33 characters', { scene: 'x'.repeat(33) }, 40129],
    ['a scene with Chinese', { scene: 'r=房' }, 40129],
    ['a scene with a blank', { scene: 'r=A 1' }, 40129],
    ['a page with a leading slash', { page: '/pages/submit/index' }, 41030],
    ['a page with a query', { page: 'pages/submit/index?x=1' }, 41030],
    ['a page that is not there', { page: 'pages/nowhere/index' }, 41030],
    ['a width that is too small', { width: 279 }, 40169],
    ['a width that is too large', { width: 1_281 }, 40169],
    ['another edition', { env_version: 'beta' }, 47001],
  ])('are not made of %s', async (_what, over, errcode) => {
    const answer = await code(over);

    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toMatchObject({ errcode });
  });

  test('of a mini-program that is not published are made where nobody looks at the page', async () => {
    await control('publish', { published: false });
    const [looked, unseen] = [await code(), await code({ check_path: false, env_version: 'develop' })];
    await control('publish', { published: true });

    expect(await looked.json()).toMatchObject({ errcode: 41030 });
    expect(unseen.headers.get('content-type')).toBe('image/png');
  });
});

describe('codes of rooms and tables', () => {
  let door: WholeDoor;
  let heard: string[] = [];
  let sent = 0;
  beforeEach(async () => {
    door = await wholeDoor();
    ({ w } = door);
    heard = [];
    await control('faults', { route: '/wxa/getwxacodeunlimit', times: 0, kind: 'busy' });
  });

  const ask = (method: 'GET' | 'POST', path: string, over: object = {}) => {
    sent += 1;
    const headers = { 'idempotency-key': `codes-of-today-${sent}` };
    return door.ask('place-codes', { method, path, headers, staffNo: 'S17', ...over });
  };
  const make = (places: object[], over: object = {}) => ask('POST', '/place-codes', { body: { places, ...over } });
  const list = async (type = 'ROOM') =>
    (await ask('GET', '/place-codes', { query: { type } })).data.items as Array<Record<string, unknown>>;

  /** What the bus and its subscriber do, as often as they like. */
  async function deliver(edition: 'developer' | 'formal' = 'formal', times = 1): Promise<void> {
    const { api } = wechatOf(door.w, wechat.url);
    const codes = placeCodeStore(door.w.parts.ledger);
    for (const { type, entityId } of door.w.events())
      if (type === 'place-code.wanted' || type === 'place-code.due')
        await Promise.all(
          Array.from({ length: times }, () =>
            makePlaceCode(site, entityId, {
              ...{ now: door.w.now, codes, files: door.w.files, api, edition, correlationId: 'c' },
              ours: (why) => heard.push(why),
            }),
          ),
        );
  }

  test('are wanted, made from the stream, kept, listed and given out by a link', async () => {
    const told = await make([
      { type: 'ROOM', ref: 'a1203' },
      { type: 'TABLE', ref: '12' },
      { type: 'ROOM', ref: 'A1203' },
    ]);
    const early = await ask('GET', '/place-codes/plc_ROOM_A1203/image');
    await deliver();
    const image = await ask('GET', '/place-codes/plc_ROOM_A1203/image');

    expect(told.status).toBe(202);
    expect((told.data.items as object[]).length).toBe(2);
    expect([early.status, early.code]).toEqual([409, 'placeCode.notMade']);
    expect(await list()).toMatchObject([{ id: 'plc_ROOM_A1203', status: 'MADE', scene: 'r=A1203', hasImage: true }]);
    expect(await list('TABLE')).toMatchObject([{ scene: 't=12' }]);
    expect(image.data).toMatchObject({ fileName: 'room-A1203.png' });
    expect(String(image.data.url)).toContain('kept/place-codes/dolon/ROOM-A1203.png');
    expect(
      Buffer.from((await door.w.files.get('kept/place-codes/dolon/ROOM-A1203.png')) ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  test('are made once: asked for again, delivered twice, by two at once', async () => {
    await make([{ type: 'ROOM', ref: '1' }]);
    await make([{ type: 'ROOM', ref: '1' }]);
    await deliver('formal', 2);
    await make([{ type: 'ROOM', ref: '1' }]);
    const kept = await list();
    await make([{ type: 'ROOM', ref: '1' }], { again: true });

    expect(kept).toMatchObject([{ status: 'MADE' }]);
    expect(door.w.events().filter(({ type }) => type === 'place-code.made')).toHaveLength(1);
    expect(await list()).toMatchObject([{ status: 'WANTED', hasImage: true }]);
  });

  test.each([
    ['busy', 3],
    ['http502', 1],
    ['45009', 1],
    ['45011', 1],
  ] as const)('are made later where WeChat is away (%s)', async (kind, times) => {
    await control('faults', { route: '/wxa/getwxacodeunlimit', times, kind });
    await make([{ type: 'ROOM', ref: '1' }]);
    await deliver();
    const before = await list();
    await door.w.pass(minutes(10));
    const codes = placeCodeStore(door.w.parts.ledger);
    await reconcilePlaceCodes(site, { now: door.w.now, codes, correlationId: 'c' });
    await deliver();

    expect(before).toMatchObject([{ status: 'WANTED', hasImage: false }]);
    expect(await list()).toMatchObject([{ status: 'MADE' }]);
    expect(heard).toEqual(kind === '45009' ? ['wechat.45009'] : []);
  });

  test('of a page that is not published are said to have failed, to whoever wanted them and to an operator', async () => {
    await control('publish', { published: false });
    await make([{ type: 'ROOM', ref: '1' }]);
    await deliver('formal');
    const failed = await list();
    await make([{ type: 'ROOM', ref: '1' }]);
    await deliver('developer');
    await control('publish', { published: true });

    expect(failed).toMatchObject([{ status: 'FAILED', why: 'wechat.41030' }]);
    expect(heard).toEqual(['wechat.41030']);
    expect(await list()).toMatchObject([{ status: 'MADE' }]);
  });

  test.each([
    ['S17', 202],
    ['S01', 202],
    ['S20', 403],
    ['S04', 403],
  ])('are wanted by %s: %i', async (staffNo, status) => {
    const body = { places: [{ type: 'ROOM', ref: '1' }] };

    expect((await ask('POST', '/place-codes', { body, staffNo })).status).toBe(status);
  });

  test.each([[[]], [[{ type: 'ROOM', ref: 'A 1' }]], [[{ type: 'BED', ref: '1' }]]])(
    'are not made of %j',
    async (places) => {
      expect((await make(places)).status).toBe(400);
      expect((await ask('GET', '/place-codes/plc_ROOM_NONE/image')).code).toBe('placeCode.notFound');
    },
  );

  test('lead to a matter that knows its room', async () => {
    const body = {
      ...{ kind: 'REPAIR', description: '空调不制冷', noticeVersion: '2026-11' },
      object: { type: 'TABLE', ref: '12' },
    };
    sent += 1;
    const headers = { 'idempotency-key': `scanned-${sent}` };
    const filed = await door.ask('tickets', {
      method: 'POST',
      path: '/me/tickets',
      body,
      headers,
      proof: customerProof,
    });
    const seen = await door.ask('tickets', { method: 'GET', path: `/tickets/${filed.data.id}`, staffNo: 'S03' });

    expect((seen.data.detail as { object: unknown }).object).toEqual({ type: 'TABLE', ref: '12' });
  });
});
