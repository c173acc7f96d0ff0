import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Consent } from '../../../functions/mini-program/model.ts';
import { decrypted, encrypted, signatureOf, verify } from '../../../functions/mini-program/push/push-crypto.ts';
import { settlePush } from '../../../functions/mini-program/push/settle-push.ts';
import { settling } from '../../../functions/mini-program/push/wiring.ts';
import { creditsOf } from '../../../functions/mini-program/rules.ts';
import { subscriptionStore } from '../../../functions/mini-program/store.ts';
import { openidIndex } from '../../../functions/sessions/account-store.ts';
import { checkOf, pushOf, type Wrongly } from '../../../local/stand-ins/wechat-push.ts';
import { type SignedDoor, signedDoor } from '../../support/signed-door.ts';
import { outcomeOf, site } from '../../support/world.ts';

describe('the signature and the encryption of pushes', () => {
  /** The example of WeChat's own documentation (message-push, "安全模式"). */
  const official = { token: 'AAAAA', aesKey: 'A'.repeat(43), appId: 'wxba5fad812f8e6fb9' };

  test('of the official example is what WeChat says', () => {
    expect(signatureOf(official.token, '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
  });

  test.each([0, 1, 11, 12, 13, 28, 31, 32, 33, 2_000])('round-trips a text of %i bytes, padded to 32', (length) => {
    const text = 'x'.repeat(length);

    const sealed = encrypted(text, official, randomBytes(16));

    expect(Buffer.from(sealed, 'base64').length % 32).toBe(0);
    expect(decrypted(sealed, official)).toBe(text);
  });

  test.each<[string, () => string]>([
    ['for another mini-program', () => encrypted('{}', { ...official, appId: 'wxother' }, randomBytes(16))],
    ['by another key', () => encrypted('{}', { ...official, aesKey: 'B'.repeat(43) }, randomBytes(16))],
    ['cut short', () => encrypted('x'.repeat(100), official, randomBytes(16)).slice(0, -44)],
    ['empty', () => ''],
    ['no multiple of 32 bytes', () => Buffer.alloc(33).toString('base64')],
    ['no base64', () => '%%%%'],
  ])('of a message %s is refused', async (_what, sealed) => {
    expect(await outcomeOf(() => decrypted(sealed(), official))).toBe('hook.unreadable');
  });

  test('is not shortened to be right', async () => {
    expect(await outcomeOf(() => verify('f464', 'AAAAA', '1714036504', '1514711492'))).toBe('hook.badSignature');
  });
});

const OPENID = 'oGuestOfTheTests000000000001';
const T = 'template-of-progress';
const R = 'template-of-results';

let door: SignedDoor;
beforeEach(async () => {
  door = await signedDoor();
  await door.signIn(OPENID);
});

const at = () => Date.parse(door.w.now);
const asked = (query: URLSearchParams) => Object.fromEntries(query) as Record<string, string>;

async function push(message: object, wrongly?: Wrongly) {
  const { query, body } = pushOf(message, at(), wrongly);
  return door.ask('mini-program', { method: 'POST', path: '/hooks/wechat', query: asked(query), raw: body });
}
const event = (over: object) => ({
  ...{ ToUserName: 'gh_1', FromUserName: OPENID, CreateTime: 1_620_973_045, MsgType: 'event' },
  ...over,
});
const popup = (list: unknown, over: object = {}) => event({ Event: 'subscribe_msg_popup_event', List: list, ...over });
const entry = (SubscribeStatusString: Consent, TemplateId = T) => ({
  TemplateId,
  SubscribeStatusString,
  PopupScene: '0',
});

/** The subscriber: every push that was put by, as often as the bus likes to bring it. */
async function settle(times = 1): Promise<void> {
  const { w } = door;
  for (const { type, entityId } of w.events()) {
    if (type !== 'wechat-push.received') continue;
    const of = { site, hash: entityId.replace('wxp_', '') };
    const parts = await settling(w.parts, { appId: 'wx-of-the-tests', now: w.now, correlationId: 'c' });
    await Promise.all(Array.from({ length: times }, () => settlePush(of, parts)));
  }
}
async function credits(): Promise<Record<string, number>> {
  const { ledger, secret } = door.w.parts;
  const index = openidIndex(await secret('openid-index'), 'wx-of-the-tests', OPENID);
  const head = await subscriptionStore(ledger).find(site, index);
  return Object.fromEntries(Object.keys(head?.permissions ?? {}).map((id) => [id, head ? creditsOf(head, id) : 0]));
}

describe('GET /hooks/wechat', () => {
  const check = (query: Record<string, string>) =>
    door.ask('mini-program', { method: 'GET', path: '/hooks/wechat', query });

  test('gives the text back as it is, without an envelope', async () => {
    const told = await check(asked(checkOf(at(), '4375120948345356249')));

    expect([told.status, told.text, told.headers['content-type']]).toEqual([
      200,
      '4375120948345356249',
      'text/plain; charset=utf-8',
    ]);
  });

  test('refuses whoever does not know the token', async () => {
    const query = { ...asked(checkOf(at(), 'echo')), signature: 'f'.repeat(40) };

    expect(await check(query)).toMatchObject({ status: 403, code: 'hook.badSignature' });
  });
});

describe('POST /hooks/wechat', () => {
  test('puts what WeChat pushes by and says so at once; nothing is done yet', async () => {
    const told = await push(popup([entry('accept')]));

    expect([told.status, told.text, await credits()]).toEqual([200, 'success', {}]);
    expect(JSON.stringify(door.w.table.items()) + door.logs()).not.toContain(OPENID);
  });

  test.each<[string, object, number, string]>([
    ['signed by another', { signed: true }, 403, 'hook.badSignature'],
    ['for another mini-program', { addressed: true }, 400, 'hook.unreadable'],
  ])('refuses a push %s', async (_what, wrongly, status, code) => {
    expect(await push(popup([entry('accept')]), wrongly)).toMatchObject({ status, code });
  });

  test.each<[string, (query: Record<string, string>) => Record<string, string>, string]>([
    [
      'whose signature leaves the message out',
      (query) => ({ ...query, msg_signature: query.signature ?? '' }),
      'hook.badSignature',
    ],
    ['of another mode', ({ encrypt_type: _none, ...query }) => query, 'request.invalid'],
  ])('refuses a push %s', async (_what, change, code) => {
    const { query, body } = pushOf(popup([entry('accept')]), at());

    const told = await door.ask('mini-program', {
      ...{ method: 'POST', path: '/hooks/wechat', query: change(asked(query)), raw: body },
    });

    expect(told.code).toBe(code);
  });

  test.each(['', 'not json', '<xml/>', '{}', '{"Encrypt":7}'])('refuses the body %j', async (raw) => {
    const { query } = pushOf(popup([]), at());

    const told = await door.ask('mini-program', { method: 'POST', path: '/hooks/wechat', query: asked(query), raw });

    expect(told).toMatchObject({ status: 400, code: 'hook.unreadable' });
  });
});

describe('a push that was put by', () => {
  test.each<[string, unknown, Record<string, number>]>([
    ['a list of one', [entry('accept')], { [T]: 1 }],
    ['one entry that is no list', entry('accept'), { [T]: 1 }],
    ['several entries', [entry('accept'), entry('accept', R), entry('reject', 'other')], { [T]: 1, [R]: 1, other: 0 }],
    ['a ban', [entry('ban')], { [T]: 0 }],
    ['no list', undefined, {}],
  ])('of permissions, with %s, is counted', async (_what, list, wanted) => {
    await push(popup(list));

    await settle();

    expect(await credits()).toEqual(wanted);
  });

  test('is done once, however often WeChat pushes it, the bus brings it, or two work on it at once', async () => {
    await push(popup([entry('accept')]));
    await push(popup([entry('accept')]));
    await settle(3);
    await push(popup([entry('accept')]));

    await settle();

    expect(await credits()).toEqual({ [T]: 1 });
  });

  test('a second later is another one, whether its time is a number or a text', async () => {
    await push(popup([entry('accept')]));
    await push(popup([entry('accept')], { CreateTime: '1620973046' }));

    await settle();

    expect(await credits()).toEqual({ [T]: 2 });
  });

  test.each<[string, object]>([
    ['one entry', entry('reject')],
    ['a list', [entry('reject')]],
  ])('of a changed mind, with %s, leaves no credit', async (_what, List) => {
    await push(popup([entry('accept')]));
    await settle();

    await push(event({ Event: 'subscribe_msg_change_event', List }));
    await settle();

    expect(await credits()).toEqual({ [T]: 0 });
  });

  test.each([
    ['0', 2],
    ['43101', 0],
  ])('of a message that ended with %s leaves %i credits', async (ErrorCode, left) => {
    await push(popup([entry('accept')]));
    await push(popup([entry('accept')], { CreateTime: 1 }));
    await settle();
    const List = { TemplateId: T, MsgID: '1864323726461255680', ErrorCode, ErrorStatus: 'x' };
    await push(event({ Event: 'subscribe_msg_sent_event', List }));

    await settle();

    expect(await credits()).toEqual({ [T]: left });
  });

  test.each<[string, object]>([
    ['of somebody who never signed in', popup([entry('accept')], { FromUserName: 'oStranger' })],
    ['of a kind that nobody knows', event({ Event: 'something_new' })],
    ['of a message to the house', event({ MsgType: 'text', MsgId: 7, Content: '你好' })],
  ])('%s changes nothing, and is done', async (_what, message) => {
    await push(message);

    await settle();

    expect(await credits()).toEqual({});
    expect(door.w.events().map(({ type }) => type)).toContain('wechat-push.done');
  });
});
