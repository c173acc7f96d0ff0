import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMs, type Instant } from '../../functions/kernel/time.ts';
import { answered, creditsOf, unheard } from '../../functions/mini-program/rules.ts';
import { startWechat, type WechatStandIn } from '../../local/stand-ins/wechat.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';
import { guest, wechatOf, withWechat } from '../support/wechat-house.ts';
import { monday, site, type World, world } from '../support/world.ts';

const T = 'template-of-progress';
const { customerId, index, openid } = guest;

let w: World;
let wechat: WechatStandIn;
beforeAll(async () => {
  w = await world();
  await withWechat(w);
  wechat = await startWechat({ port: 0, clock: () => Date.parse(w.now) });
});
afterAll(() => wechat.stop());

const post = (path: string, body: unknown) =>
  fetch(`${wechat.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
const control = (what: string, body: unknown = {}) => post(`/__standin/${what}`, body);
const outbox = async () =>
  ((await (await fetch(`${wechat.url}/__standin/outbox`)).json()) as { messages: unknown[] }).messages.length;

const facts = { no: 'GD20261123A7K2MX', status: '处理中', what: '已有专人为您处理', at: monday };
const message = (id: string, over: object = {}) => ({
  ...{ id, recipient: customerId, ticketNo: facts.no, phone: undefined },
  lines: [{ recipient: customerId, text: facts.what }],
  guest: {
    site,
    customerId,
    purpose: 'PROGRESS' as const,
    facts,
    page: `pages/matter/index?ticket=${facts.no}`,
    ...{ language: 'zh' as const, what: facts.what },
    ...over,
  },
});

/** Permissions that our ledger counts, and that WeChat knows of. */
async function allowed(ours: number, theirs = ours) {
  const side = wechatOf(w, wechat.url);
  const before = await side.subscriptions.find(site, index);
  const by = { actor: { kind: 'system' as const, site, name: 'test' }, now: w.now, correlationId: 'c' };
  let changed = { head: before ?? unheard(site, index), event: { type: 'subscription.answered' } };
  const { sending: _stale, ...head } = { ...changed.head, permissions: {} };
  changed = { ...changed, head };
  for (let n = 0; n < ours; n += 1) changed = answered(changed.head, { [T]: 'accept' }, 'reported') as typeof changed;
  await side.subscriptions.keep(before, changed, by);
  for (let n = 0; n < theirs; n += 1) await control('consents', { openid, results: { [T]: 'accept' } });
  const credits = async () => {
    const now = await side.subscriptions.find(site, index);
    return now && creditsOf(now, T);
  };
  return { ...side, credits };
}

let sent = 0;
const next = () => {
  sent += 1;
  // Nothing of the test before is under way or kept any more.
  w.now = addMs(w.now, 3 * 3_600_000) as Instant;
  return `notice-${sent}`;
};

describe('a subscription message', () => {
  test('goes out by a credit, which is spent', async () => {
    const id = next();
    const { port, credits } = await allowed(2);
    const before = await outbox();

    const outcome = await port(message(id));

    expect([outcome, await credits(), (await outbox()) - before]).toEqual([{ kind: 'SENT' }, 1, 1]);
    await control('withdraw', { openid, templateId: T });
  });

  test('does not reach WeChat without a credit, though WeChat would take it', async () => {
    const id = next();
    const { port, heard } = await allowed(0, 1);
    const before = await outbox();

    const outcome = await port(message(id));

    expect([outcome, await outbox(), heard]).toEqual([{ kind: 'REFUSED', why: 'wechat.noCredit' }, before, []]);
    await control('withdraw', { openid, templateId: T });
  });

  test('that WeChat has no permission for leaves no credit of that template (43101), and is not tried again', async () => {
    const id = next();
    const { port, credits } = await allowed(3, 0);

    const outcome = await port(message(id));

    expect([outcome, await credits()]).toEqual([{ kind: 'REFUSED', why: 'wechat.43101' }, 0]);
  });

  test('of a customer who never came by WeChat is refused, and so is one for the house', async () => {
    const { port } = await allowed(1, 0);

    const nobody = await port(message(next(), { customerId: 'cus_01HK153X00FV0QTBMYWKVK8T99' }));
    const { guest: _none, ...forStaff } = message(next());

    expect([nobody, await port(forStaff)]).toEqual([
      { kind: 'REFUSED', why: 'wechat.noWechat' },
      { kind: 'REFUSED', why: 'wechat.notAGuest' },
    ]);
  });

  test('whose texts WeChat would refuse (47003) is not sent; an operator hears the keys, the credit stays', async () => {
    const id = next();
    const { port, credits, ours, heard } = await allowed(1, 0);

    const outcome = await port(message(id, { facts: { ...facts, status: 'in progress' } }));

    expect([outcome, ours, heard, await credits()]).toEqual([
      { kind: 'REFUSED', why: 'wechat.unfit' },
      ['wechat.unfit phrase2'],
      [],
      1,
    ]);
  });

  test.each<[string, object, number, 'REFUSED' | 'FAILED', boolean]>([
    ['to a page that is not published', { page: 'pages/none' }, 41030, 'REFUSED', true],
    ['that hits a word of the list', { facts: { ...facts, what: '【违规】' } }, 45168, 'REFUSED', false],
  ])('%s is refused: %3$i', async (_what, over, errcode, kind, isOurs) => {
    const id = next();
    const { port, credits, ours } = await allowed(1, 1);

    const outcome = await port(message(id, over));

    expect([outcome, await credits(), ours]).toEqual([
      { kind, why: `wechat.${errcode}` },
      1,
      isOurs ? [`wechat.${errcode}`] : [],
    ]);
    await control('withdraw', { openid, templateId: T });
  });

  test.each<[kind: string, times: number, outcome: object, credits: number]>([
    ['busy', 2, { kind: 'SENT' }, 0],
    ['busy', 3, { kind: 'FAILED', why: 'wechat.-1' }, 1],
    ['http502', 1, { kind: 'FAILED', why: 'wechat.silent' }, 1],
    ['45011', 1, { kind: 'FAILED', why: 'wechat.45011' }, 1],
    ['45009', 1, { kind: 'REFUSED', why: 'wechat.45009' }, 1],
  ])('meets WeChat failing by %s, %i times: %j', async (kind, times, wanted, left) => {
    const id = next();
    const { port, credits } = await allowed(1, 1);
    await control('faults', { route: '/cgi-bin/message/subscribe/send', times, kind });

    const outcome = await port(message(id));

    expect([outcome, await credits()]).toEqual([wanted, left]);
    await control('withdraw', { openid, templateId: T });
  });

  test('that nobody knows whether it arrived counts as one that did', async () => {
    const id = next();
    const { port, credits } = await allowed(1, 1);
    await control('faults', { route: '/cgi-bin/message/subscribe/send', times: 1, kind: 'timeout' });

    const outcome = await port(message(id));

    expect([outcome, await credits()]).toEqual([{ kind: 'FAILED', why: 'wechat.silent' }, 0]);
    await control('withdraw', { openid, templateId: T });
  });

  test('to one user waits for another to him, so that WeChat never says 43108', async () => {
    const { port, heard } = await allowed(2, 2);
    const ids = [next(), next()];

    const outcomes = await Promise.all(ids.map((id) => port(message(id))));

    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['FAILED', 'SENT']);
    expect(heard).toEqual([]);
    await control('withdraw', { openid, templateId: T });
  });
});

describe('the token of the calls', () => {
  test('is asked for once, and again when it is about to end', async () => {
    const { port } = await allowed(3, 3);
    const asked: string[] = [];
    const count = async () => {
      const { records } = w;
      asked.push(String((await records.table.get({ pk: `S#${site}#WXTOKEN`, sk: 'TOKEN' }))?.token));
    };
    await port(message(next()));
    await count();
    w.now = addMs(w.now, 60_000 * 60);
    await port(message(`same-token-${sent}`));
    await count();
    w.now = addMs(w.now, 60_000 * 58);
    await port(message(`next-token-${sent}`));
    await count();

    expect(new Set(asked).size).toBe(2);
    expect(asked[0]).toBe(asked[1]);
    await control('withdraw', { openid, templateId: T });
  });

  test.each([
    ['revoked', 40001],
    ['past', 42001],
  ])('that WeChat finds %s (%i) is dropped, and the call made once more by another', async (how, errcode) => {
    const { port, heard } = await allowed(2, 2);
    await port(message(next()));
    await control(how === 'past' ? 'expire' : 'revoke');

    const outcome = await port(message(`again-${sent}`));

    expect([outcome.kind, heard]).toEqual(['SENT', [`/cgi-bin/message/subscribe/send ${errcode}`]]);
    await control('withdraw', { openid, templateId: T });
  });

  test.each<[string, number, () => Promise<unknown>, { secret?: () => string }]>([
    ['with a wrong secret', 40125, async () => {}, { secret: () => 'wrong' }],
    ['where this machine is not in the list of addresses', 40164, () => control('addresses', { listed: false }), {}],
  ])('is not given out %s: %i, and the message goes another way at once', async (_what, errcode, prepare, over) => {
    const id = next();
    await allowed(1, 0);
    await prepare();
    const { port, ours } = wechatOf(w, wechat.url, over);

    const outcome = await port(message(id));

    expect([outcome, ours]).toEqual([{ kind: 'REFUSED', why: `wechat.${errcode}` }, [`wechat.${errcode}`]]);
    await control('addresses', { listed: true });
  });

  test('stands in no log, event or item in clear, and neither do openid and secret', async () => {
    const { port } = await allowed(1, 1);
    await port(message(next()));
    const caller = { grant_type: 'client_credential', appid: standInApp.appId, secret: standInApp.secret };
    const { access_token: token } = (await (await post('/cgi-bin/stable_token', caller)).json()) as Record<
      string,
      string
    >;

    const kept = JSON.stringify(w.table.items());

    expect([String(token), openid, standInApp.secret].filter((secret) => kept.includes(secret))).toEqual([]);
  });
});
