import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settlePush } from '../../functions/mini-program/push/settle-push.ts';
import { settling } from '../../functions/mini-program/push/wiring.ts';
import { serviceWindows } from '../../functions/mini-program/service/store.ts';
import type { Outgoing } from '../../functions/notices/channels/port.ts';
import { serviceMessage } from '../../functions/notices/channels/service.ts';
import { deliverNotice } from '../../functions/notices/deliver-notice.ts';
import { reconcileNotices } from '../../functions/notices/reconcile-notices.ts';
import { accountStore, openidIndex } from '../../functions/sessions/account-store.ts';
import { message as messageIt } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { startWechat, type WechatStandIn } from '../../local/stand-ins/wechat.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';
import { pushOf } from '../../local/stand-ins/wechat-push.ts';
import { wechatOf } from '../support/wechat-house.ts';
import { type WholeDoor, wholeDoor } from '../support/whole-door.ts';
import { hours, minutes, monday, site, type World } from '../support/world.ts';

const OPENID = 'oGuestOfTheTests000000000001';
const OTHER = 'oOtherOfTheTests000000000001';

let w: World | undefined;
let wechat: WechatStandIn;
beforeAll(async () => {
  wechat = await startWechat({ port: 0, clock: () => Date.parse(w?.now ?? monday) });
});
afterAll(() => wechat.stop());

type Answer = Record<string, unknown>;
const post = async (path: string, body: unknown): Promise<Answer> =>
  (await (await fetch(`${wechat.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()) as Answer;
const control = (what: string, body: unknown = {}) => post(`/__standin/${what}`, body);
const sentBy = async () =>
  ((await (await fetch(`${wechat.url}/__standin/service`)).json()) as { messages: { touser: string; text: string }[] })
    .messages;

describe('the service chat of the stand-in', () => {
  const caller = { grant_type: 'client_credential', appid: standInApp.appId, secret: standInApp.secret };
  const send = async (over: object = {}) => {
    const { access_token: token } = await post('/cgi-bin/stable_token', caller);
    const body = { touser: OTHER, msgtype: 'text', text: { content: '您好' }, ...over };
    return (await post(`/cgi-bin/message/custom/send?access_token=${token}`, body)).errcode;
  };
  const many = async (n: number) => {
    const told = [];
    for (let k = 0; k < n; k += 1) told.push(await send());
    return told;
  };

  test('takes five after a word, two after an entry, and says which limit it was', async () => {
    const before = await send();
    await control('enters', { openid: OTHER });
    const entered = await many(3);
    await control('says', { openid: OTHER, content: '在吗' });
    const said = await many(6);

    expect([before, ...entered]).toEqual([45015, 0, 0, 45047]);
    expect(said).toEqual([0, 0, 0, 0, 0, 45047]);
  });

  test.each([
    ['nobody', { touser: 'nobody' }, 40003],
    ['another type', { msgtype: 'fax' }, 40008],
    ['an empty text', { text: { content: '' } }, 45002],
    ['a text that is too long', { text: { content: '字'.repeat(683) } }, 45002],
  ])('refuses %s', async (_what, over, errcode) => {
    expect(await send(over)).toBe(errcode);
  });

  test('refuses everything where it is not granted, and the old uniform message always', async () => {
    await control('grant', { granted: false });
    const refused = await send();
    await control('grant', { granted: true });
    const { access_token: token } = await post('/cgi-bin/stable_token', caller);

    expect(refused).toBe(48001);
    expect((await post(`/cgi-bin/message/wxopen/template/uniform_send?access_token=${token}`, {})).errcode).toBe(45109);
  });
});

describe('a guest in the service chat', () => {
  let door: WholeDoor;
  let said = 0;
  beforeEach(async () => {
    door = await wholeDoor({ tells: true });
    ({ w } = door);
    await control('faults', { route: '/cgi-bin/message/custom/send', times: 0, kind: 'busy' });
    await control('grant', { granted: true });
  });

  const world = () => door.w;
  /** What WeChat pushes, as it comes in by the hook; then the subscriber, as often as the bus likes. */
  async function push(message: object, times = 1): Promise<void> {
    const CreateTime = Math.floor(Date.parse(world().now) / 1_000);
    const { query, body } = pushOf(
      { ToUserName: 'gh', FromUserName: OPENID, CreateTime, ...message },
      Date.parse(world().now),
    );
    const told = await door.ask('mini-program', {
      ...{ method: 'POST', path: '/hooks/wechat', raw: body },
      query: Object.fromEntries(query) as Record<string, string>,
    });
    expect([told.status, told.text]).toEqual([200, 'success']);
    await settle(times);
  }
  async function settle(times = 1): Promise<void> {
    const at = await settling(world().parts, { appId: standInApp.appId, now: world().now, correlationId: 'c' });
    for (const { type, entityId } of world().events())
      if (type === 'wechat-push.received')
        await Promise.all(Array.from({ length: times }, () => settlePush({ site, hash: entityId.slice(4) }, at)));
    await world().relay();
  }
  const says = async (Content: string, over: object = {}, times = 1) => {
    said += 1;
    await control('says', { openid: OPENID, content: Content });
    await push({ MsgType: 'text', Content, MsgId: 1_000 + said, ...over }, times);
  };
  const index = async () => openidIndex(await world().parts.secret('openid-index'), standInApp.appId, OPENID);
  const tickets = () =>
    world()
      .events()
      .filter(({ type }) => type === 'ticket.received')
      .map(({ entityId }) => entityId)
      .filter((id, n, all) => all.indexOf(id) === n);
  const whole = async (id: string) =>
    (await door.ask('tickets', { method: 'GET', path: `/tickets/${id}`, staffNo: 'S03' })).data;
  const wrote = (id: string) =>
    world()
      .story(id)
      .filter((type) => type === 'ticket.guest-wrote');

  /** Sends what is to be told to the guest, by the chat if it is open, else by what comes after it. */
  async function deliver() {
    const { api, heard } = wechatOf(world(), wechat.url);
    const accounts = accountStore(world().parts.ledger);
    const out: string[] = [];
    const ours: string[] = [];
    const chat = serviceMessage({
      ...{
        api,
        windows: serviceWindows(world().parts.ledger),
        clock: () => world().now,
        ours: (why) => ours.push(why),
      },
      addressOf: (where, id) => accounts.ofCustomer(where, id),
    });
    const other = (name: string) => async (_message: Outgoing) => {
      out.push(name);
      return { kind: 'SENT' as const };
    };
    const ports = { SERVICE: chat, SUBSCRIPTION: other('SUBSCRIPTION'), SMS: other('SMS'), WECOM: other('WECOM') };
    await world().relay();
    for (const { type, entityId } of world().events())
      if (/^notice\.(planned|due)$/.test(type) && entityId.startsWith('ntc_') && entityId.split('_')[1]?.length === 26)
        await deliverNotice(site, entityId, { now: world().now, deps: world().notices, ports, correlationId: 'd' });
    return { out, ours, heard };
  }
  async function answers(id: string, text: string) {
    const ticket = await whole(id);
    const { version } = ticket as { version: number };
    await world().as('S02', messageIt, { params: { ticketId: id }, version, body: { text } });
    return deliver();
  }

  test('who has no open matter tells a new one, under a customer of his own, once however often it comes', async () => {
    await says('房间有股怪味', {}, 3);
    await settle(2);

    expect(tickets()).toHaveLength(1);
    expect(await whole(tickets()[0] ?? '')).toMatchObject({
      ...{ kind: 'INQUIRY', channel: 'MINI_PROGRAM', status: 'RECEIVED', customerId: expect.stringMatching(/^cus_/) },
      detail: { description: '房间有股怪味' },
    });
  });

  test('whose matter is open adds to it; one message, one word', async () => {
    await says('房间有股怪味');
    const [id = ''] = tickets();
    await says('还没有人来', {}, 2);
    await says('还没有人来');

    expect(tickets()).toEqual([id]);
    expect(wrote(id)).toHaveLength(2);
  });

  test('who says the same message twice by WeChat’s own retry says it once', async () => {
    await says('房间有股怪味', { MsgId: 77 });
    await push({ MsgType: 'text', Content: '房间有股怪味', MsgId: 77 });

    expect(tickets()).toHaveLength(1);
    expect(wrote(tickets()[0] ?? '')).toHaveLength(0);
  });

  test('is answered in the chat, with the words themselves, and not by anything else', async () => {
    await says('房间有股怪味');
    const before = (await sentBy()).length;
    const { out } = await answers(tickets()[0] ?? '', '已安排换房，请到前台领取房卡。');
    const after = (await sentBy()).slice(before);

    expect(after).toMatchObject([{ touser: OPENID, text: expect.stringContaining('已安排换房') }]);
    expect(out).toEqual([]);
    expect((await serviceWindows(world().parts.ledger).find(site, await index()))?.wrote?.left).toBe(4);
  });

  test.each([
    ['when his window is over, before WeChat is asked', () => world().pass(hours(48)), 'SUBSCRIPTION', 0],
    ['when WeChat says that it is over (45015)', () => control('shut', { openid: OPENID }), 'SUBSCRIPTION', 1],
  ])('is answered by the next way %s', async (_when, meanwhile, way, asked) => {
    await says('房间有股怪味');
    const [id = ''] = tickets();
    await meanwhile();
    const { out, heard } = await answers(id, '已安排换房。');

    expect(out).toEqual([way]);
    expect(heard.filter((line) => line.includes('45015'))).toHaveLength(asked);
  });

  test('is sent five messages for one word, and the sixth by the next way', async () => {
    await says('房间有股怪味');
    const [id = ''] = tickets();
    const before = (await sentBy()).length;
    const ways = [];
    for (let n = 0; n < 6; n += 1) ways.push((await answers(id, `第${n + 1}次回复`)).out);

    expect((await sentBy()).length - before).toBe(5);
    expect(ways).toEqual([[], [], [], [], [], ['SUBSCRIPTION']]);
  });

  test('of whom WeChat counts fewer than we do (45047) gets the rest by the next way, and nothing is asked again', async () => {
    await says('房间有股怪味');
    const [id = ''] = tickets();
    const api = wechatOf(world(), wechat.url).api;
    for (let n = 0; n < 5; n += 1)
      await api(site, '/cgi-bin/message/custom/send', { touser: OPENID, msgtype: 'text', text: { content: 'x' } });
    const first = await answers(id, '第一次回复');
    const second = await answers(id, '第二次回复');

    expect([first.out, second.out]).toEqual([['SUBSCRIPTION'], ['SUBSCRIPTION']]);
    expect(first.heard).toEqual(['/cgi-bin/message/custom/send 45047']);
    expect(second.heard).toEqual([]);
  });

  test('who only came in may be greeted for a minute, and is told nothing of it by us', async () => {
    await says('房间有股怪味');
    await world().pass(hours(49));
    await control('enters', { openid: OPENID });
    await push({ MsgType: 'event', Event: 'user_enter_tempsession', SessionFrom: 'wxapp' });
    const before = (await sentBy()).length;
    await answers(tickets()[0] ?? '', '您好，已安排换房。');
    await world().pass(minutes(2));
    const late = await answers(tickets()[0] ?? '', '请查收。');

    expect((await sentBy()).length - before).toBe(1);
    expect(late.out).toEqual(['SUBSCRIPTION']);
    expect(tickets()).toHaveLength(1);
  });

  test.each([
    ['48001', async () => control('grant', { granted: false }), true],
    [
      'silence',
      async () => control('faults', { route: '/cgi-bin/message/custom/send', times: 1, kind: 'timeout' }),
      false,
    ],
  ])('is answered by the next way after %s, and an operator hears of it: %s', async (_what, trouble, isOurs) => {
    await says('房间有股怪味');
    await trouble();
    const { out, ours } = await answers(tickets()[0] ?? '', '已安排换房。');

    expect(out).toEqual(['SUBSCRIPTION']);
    expect(ours).toHaveLength(isOurs ? 1 : 0);
  });

  test('is answered in the chat a little later where WeChat is busy', async () => {
    await says('房间有股怪味');
    await control('faults', { route: '/cgi-bin/message/custom/send', times: 3, kind: 'busy' });
    const before = (await sentBy()).length;
    const first = await answers(tickets()[0] ?? '', '已安排换房。');
    const left = (await serviceWindows(world().parts.ledger).find(site, await index()))?.wrote?.left;
    await world().pass(minutes(10));
    await reconcileNotices(site, { now: world().now, notices: world().notices.notices, correlationId: 'r' });
    await deliver();

    expect([first.out, left]).toEqual([[], 5]);
    expect((await sentBy()).length - before).toBe(1);
  });

  test('who thanks within a day after the end opens nothing new', async () => {
    await says('房间有股怪味');
    const [id = ''] = tickets();
    const ticket = await world().ticket(`GD${id.slice(4)}`);
    const closed = { ...ticket, status: 'CLOSED' as const, closedAt: world().now, clocks: {} };
    await world().tickets.tickets.save(
      ticket,
      { head: closed, event: { type: 'ticket.noted' } },
      {
        ...{ actor: { kind: 'system', site, name: 'test' }, now: world().now, correlationId: 'c' },
      },
    );
    await world().pass(hours(3));
    await says('谢谢');
    await world().pass(hours(30));
    await says('又有怪味');

    expect(wrote(id)).toHaveLength(1);
    expect(tickets()).toHaveLength(2);
  });
});
