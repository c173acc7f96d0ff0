import { beforeEach, describe, expect, test } from 'vitest';
import { type SignedDoor, signedDoor } from '../../support/signed-door.ts';

const OPENID = 'oGuestOfTheTests000000000001';
const PROGRESS = 'template-of-progress';
const matter = { kind: 'REPAIR', description: '空调不制冷', noticeVersion: '2026-11' };

let door: SignedDoor;
let token: string;
let keysUsed = 0;
beforeEach(async () => {
  door = await signedDoor();
  token = (await door.signIn(OPENID)).tokens.token;
});

function post(path: string, body: unknown, key?: string) {
  keysUsed += 1;
  const headers = { 'idempotency-key': key ?? `request-${keysUsed}` };
  const domain = path === '/me/tickets' ? 'tickets' : 'mini-program';
  return door.ask(domain, { method: 'POST', path, body, token, headers });
}
const report = (results: object, key?: string) => post('/me/subscriptions', { results }, key);
const view = (moment?: string) =>
  door.ask('mini-program', { method: 'GET', path: '/me/subscriptions', token, ...(moment && { query: { moment } }) });
const purposes = ({ data }: { data: Record<string, unknown> }) =>
  (data.subscribe as Array<{ purpose: string }>).map(({ purpose }) => purpose);

describe('POST /me/subscriptions', () => {
  test('counts one message more for each acceptance, and none for a refusal', async () => {
    await report({ [PROGRESS]: 'accept', 'template-of-results': 'reject' });

    const told = await report({ [PROGRESS]: 'accept' });

    expect([told.status, told.data.items]).toEqual([
      200,
      [
        { templateId: PROGRESS, credits: 2, last: 'accept' },
        { templateId: 'template-of-results', credits: 0, last: 'reject' },
      ],
    ]);
  });

  test('counts a repeated report once, and two that are under way together both', async () => {
    await report({ [PROGRESS]: 'accept' }, 'the-same-request');
    await report({ [PROGRESS]: 'accept' }, 'the-same-request');
    await Promise.all([report({ [PROGRESS]: 'accept' }), report({ [PROGRESS]: 'accept' })]);

    const told = await view();

    expect(told.data.items).toEqual([{ templateId: PROGRESS, credits: 3, last: 'accept' }]);
  });

  test.each([
    ['nothing', {}],
    ['an answer that WeChat does not give', { [PROGRESS]: 'yes' }],
    ['too many templates', Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`t${n}`, 'accept']))],
    ['the errMsg that wx.requestSubscribeMessage adds', { errMsg: 'requestSubscribeMessage:ok' }],
  ])('refuses %s', async (_what, results) => {
    expect(await report(results)).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  test('keeps the ledgers of two guests apart', async () => {
    await report({ [PROGRESS]: 'accept' });
    token = (await door.signIn('oGuestOfTheTests000000000002')).tokens.token;

    expect((await view()).data.items).toEqual([]);
  });
});

describe('what the mini-program should ask for', () => {
  test('is said in the answer to a matter that is filed: progress, result and survey, in one tap', async () => {
    const told = await post('/me/tickets', matter);

    expect([told.status, purposes(told)]).toEqual([201, ['PROGRESS', 'RESULT', 'SURVEY']]);
    expect(await door.w.ticket(String(told.data.ticketNo))).toMatchObject({
      channel: 'MINI_PROGRAM',
      status: 'RECEIVED',
    });
    expect((await door.w.ticket(String(told.data.ticketNo))).customerId).toMatch(/^cus_/);
  });

  test('is nothing where the matter is anonymous, and the matter names nobody', async () => {
    const told = await post('/me/tickets', { ...matter, anonymous: true });

    expect([told.status, told.data.subscribe]).toEqual([201, []]);
    expect((await door.w.ticket(String(told.data.ticketNo))).customerId).toBeUndefined();
  });

  test('is the same in the answer to a repeat', async () => {
    const first = await post('/me/tickets', matter, 'the-same-matter');

    const again = await post('/me/tickets', matter, 'the-same-matter');

    expect(again.data).toEqual(first.data);
  });

  test('leaves out what WeChat has banned, and keeps what a guest refused: he may think otherwise', async () => {
    await report({ [PROGRESS]: 'ban', 'template-of-results': 'reject', 'template-of-surveys': 'filter' });

    expect(purposes(await view())).toEqual(['RESULT', 'SURVEY']);
  });

  test.each([
    ['CALLBACK', ['CALLBACK', 'CALLBACK_CHANGED']],
    ['CLOSED', ['SURVEY']],
  ])('at the moment %s is %j', async (moment, wanted) => {
    expect(purposes(await view(moment))).toEqual(wanted);
  });
});
