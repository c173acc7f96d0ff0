import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { customerKind } from '../../functions/customers/kinds.ts';
import type { CustomerId } from '../../functions/kernel/ids.ts';
import { addMs, type Instant } from '../../functions/kernel/time.ts';
import { sendPhoneCode } from '../../functions/mini-program/phone/send-phone-code.ts';
import { phoneCodeStore } from '../../functions/mini-program/phone/store.ts';
import { phoneCodesOf } from '../../functions/mini-program/wiring.ts';
import type { Outcome } from '../../functions/notices/channels/port.ts';
import { keys } from '../../functions/platform/keys.ts';
import { startWechat, type WechatStandIn } from '../../local/stand-ins/wechat.ts';
import { standInApp } from '../../local/stand-ins/wechat-app.ts';
import { type SignedDoor, signedDoor } from '../support/signed-door.ts';
import { wechatOf } from '../support/wechat-house.ts';
import { site } from '../support/world.ts';

const OPENID = 'oGuestOfTheTests000000000001';
const OTHER = 'oGuestOfTheTests000000000002';
const PHONE = '19000000001';
const MINUTE = 60_000;

let wechat: WechatStandIn;
let door: SignedDoor;
let token: string;
let customerId: CustomerId;
let requests = 0;
beforeAll(async () => {
  wechat = await startWechat({ port: 0, clock: () => Date.parse(door?.w.now ?? '2026-11-23T02:00:00.000Z') });
});
afterAll(() => wechat.stop());
beforeEach(async () => {
  door = await signedDoor();
  door.wechat.askBy(wechatOf(door.w, wechat.url).api);
  await enter(OPENID);
});

async function enter(openid: string): Promise<void> {
  const { tokens } = await door.signIn(openid);
  token = tokens.token;
  customerId = tokens.customer?.id as CustomerId;
}
function post(path: string, body: unknown, key?: string) {
  requests += 1;
  const headers = { 'idempotency-key': key ?? `request-${requests}` };
  return door.ask('mini-program', { method: 'POST', path, body, token, headers });
}
const control = async (what: string, body: unknown) =>
  (await (await fetch(`${wechat.url}/__standin/${what}`, { method: 'POST', body: JSON.stringify(body) })).json()) as {
    loginCode: string;
    phoneCode: string;
  };
const customer = () => door.w.records.find(customerKind, keys.customer(site, customerId));

describe('the number that WeChat tells', () => {
  test.each([
    [PHONE, '+8619000000001'],
    ['+81 9012345678', '+819012345678'],
  ])(
    '%s is kept as %s, sealed, found by its index, and shown masked, whether the country comes as text or number',
    async (phone, kept) => {
      for (const _turn of ['as a number', 'as a text']) {
        const { phoneCode } = await control('users', { openid: OPENID, phone });

        const told = await post('/me/phone', { code: phoneCode });

        expect([told.status, (await customer())?.phone]).toEqual([200, kept]);
        expect(told.data.phone).toMatch(/\*{4}/);
        expect(told.data.phoneVerifiedAt).toBe('2026-11-23T10:00:00.000+08:00');
      }
      expect((await customer())?.phoneIndex).toMatch(/^v1\./);
      expect(JSON.stringify(door.w.table.items())).not.toContain(kept.slice(3));
    },
  );

  test('is told once more to the same request, though the code is good once', async () => {
    const { phoneCode } = await control('users', { openid: OPENID, phone: PHONE });
    const first = await post('/me/phone', { code: phoneCode }, 'the-same-request');

    const again = await post('/me/phone', { code: phoneCode }, 'the-same-request');
    const another = await post('/me/phone', { code: phoneCode });

    expect([again.status, again.data]).toEqual([200, first.data]);
    expect(another).toMatchObject({ status: 400, code: 'phone.codeInvalid' });
  });

  test.each<[string, () => Promise<string>]>([
    ['a code of the sign-in', async () => (await control('users', { openid: OPENID, phone: PHONE })).loginCode],
    ['a code that nobody got', async () => 'nobodys-code'],
    [
      'a code that was lifted from another user',
      async () => (await control('users', { openid: OTHER, phone: PHONE })).phoneCode,
    ],
    [
      'a code of five minutes ago',
      async () => {
        const { phoneCode } = await control('users', { openid: OPENID, phone: PHONE });
        door.pass(5 * MINUTE);
        return phoneCode;
      },
    ],
  ])('is refused by %s (40029)', async (_what, codeOf) => {
    const told = await post('/me/phone', { code: await codeOf() });

    expect([told.status, told.code, (await customer())?.phone]).toEqual([400, 'phone.codeInvalid', undefined]);
  });

  test.each<[string, number, number, string]>([
    ['busy', 3, 429, 'wechat.unavailable'],
    ['http502', 1, 429, 'wechat.unavailable'],
    ['45011', 1, 429, 'wechat.tooOften'],
    ['45009', 1, 500, 'internal'],
  ])('where WeChat fails by %s, %i times: %i %s', async (kind, times, status, code) => {
    const { phoneCode } = await control('users', { openid: OPENID, phone: PHONE });
    await control('faults', { route: '/wxa/business/getuserphonenumber', times, kind });

    expect(await post('/me/phone', { code: phoneCode })).toMatchObject({ status, code });
  });

  test('of another mini-program is not taken', async () => {
    const { phoneCode } = await control('users', { openid: OPENID, phone: PHONE });
    const { api } = wechatOf(door.w, wechat.url);
    door.wechat.askBy(async (...asked) => {
      const said = await api(...asked);
      return JSON.parse(JSON.stringify(said).replaceAll(standInApp.appId, 'wxanother')) as typeof said;
    });

    expect(await post('/me/phone', { code: phoneCode })).toMatchObject({ status: 400, code: 'phone.codeInvalid' });
  });
});

/** A carrier that a test looks at; what was issued is sent when it says so. */
async function carrier(outcome: Outcome = { kind: 'SENT' }) {
  const { w } = door;
  const taken: Array<{ phone: string; code: string }> = [];
  const codes = await phoneCodesOf(w.parts);
  async function deliver(): Promise<void> {
    for (const { type, entityId, facts } of w.events()) {
      if (type !== 'phone-code.issued') continue;
      const send = async ({ phone, code }: { phone: string; code: string }) => {
        taken.push({ phone, code });
        return outcome;
      };
      const at = {
        now: w.now,
        phones: phoneCodeStore(w.parts.ledger, w.customers.keeping),
        codes,
        send,
        correlationId: 'c',
      };
      await sendPhoneCode({ site, id: entityId, generation: Number(facts.generation) }, at);
    }
  }
  return { taken, deliver };
}
const ask = (phone = PHONE, key?: string) => post('/me/phone/codes', { phone }, key);
const verify = (code: string, key?: string) => post('/me/phone/verify', { code }, key);
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

describe('a number that was typed', () => {
  test('is his once he tells the code that came to it; the code is sent once, however often the message comes', async () => {
    const { taken, deliver } = await carrier();
    await ask('190 0000 0001');
    await deliver();
    await deliver();

    const told = await verify(taken[0]?.code ?? '');

    expect(taken).toEqual([{ phone: PHONE, code: expect.stringMatching(/^\d{6}$/) }]);
    expect([told.status, told.data.phone, (await customer())?.phone]).toEqual([
      200,
      '+86190****0001',
      '+8619000000001',
    ]);
  });

  test('is not his by a code that is wrong; the fifth wrong one ends it, the right one after it, too', async () => {
    const { taken, deliver } = await carrier();
    await ask();
    await deliver();
    const right = taken[0]?.code ?? '';

    const told = [];
    for (let n = 0; n < 5; n += 1) told.push(await verify(wrong(right)));
    const after = await verify(right);

    expect(told.map(({ status, code, data }) => [status, code, data.triesLeft])).toEqual(
      [4, 3, 2, 1, 0].map((left) => [409, 'phone.codeWrong', left]),
    );
    expect([after.status, after.code]).toEqual([409, 'phone.codeOver']);
  });

  test('counts each of several guesses that come at once', async () => {
    const { taken, deliver } = await carrier();
    await ask();
    await deliver();

    const told = await Promise.all([1, 2, 3, 4].map(() => verify(wrong(taken[0]?.code ?? ''))));

    expect(told.map(({ data }) => data.triesLeft).sort()).toEqual([1, 2, 3, 4]);
  });

  test.each<[string, (right: string) => Promise<unknown>]>([
    ['ten minutes old', async () => door.pass(10 * MINUTE)],
    ['used', (right) => verify(right)],
    [
      'followed by another',
      async () => {
        door.pass(MINUTE);
        await ask('19000000002');
      },
    ],
  ])('is not his by a code that is %s', async (_what, meanwhile) => {
    const { taken, deliver } = await carrier();
    await ask();
    await deliver();
    const right = taken[0]?.code ?? '';
    await meanwhile(right);

    const told = await verify(right);

    expect(told.status).toBe(409);
  });

  test('is told again to the same request, right or wrong, without counting', async () => {
    const { taken, deliver } = await carrier();
    await ask(PHONE, 'the-same-asking');
    await ask(PHONE, 'the-same-asking');
    await deliver();
    const right = taken[0]?.code ?? '';
    const missed = [await verify(wrong(right), 'a-wrong-try'), await verify(wrong(right), 'a-wrong-try')];

    const told = [await verify(right, 'a-right-try'), await verify(right, 'a-right-try')];

    expect(taken).toHaveLength(1);
    expect(missed.map(({ data }) => data.triesLeft)).toEqual([4, 4]);
    expect(told.map(({ status }) => status)).toEqual([200, 200]);
  });

  test.each(['010-12345678', '+81 90 1234 5678', '12345', '190000000011'])(
    '%s is no mobile of mainland China',
    async (phone) => {
      const told = await ask(phone);

      expect([told.status, ['phone.notAMobile', 'request.invalid'].includes(String(told.code))]).toEqual([400, true]);
    },
  );

  test('gets its code sent anew by the queue where the carrier is silent, and stays unsent where it refuses', async () => {
    const silent = await carrier({ kind: 'FAILED', why: 'sms.silent' });
    await ask();
    await expect(silent.deliver()).rejects.toThrow('sms.silent');
    const refusing = await carrier({ kind: 'REFUSED', why: 'sms.isv.MOBILE_NUMBER_ILLEGAL' });
    await refusing.deliver();
    await refusing.deliver();

    expect(refusing.taken).toHaveLength(1);
    expect(door.w.events().map(({ type }) => type)).toContain('phone-code.refused');
  });

  test('and its code stand nowhere in clear: no item, no event, no log', async () => {
    const { taken, deliver } = await carrier();
    await ask();
    await deliver();
    await verify(taken[0]?.code ?? '');

    const kept = JSON.stringify(door.w.table.items()) + door.logs();

    expect([PHONE, `"${taken[0]?.code}"`].filter((secret) => kept.includes(secret))).toEqual([]);
  });
});

describe('codes are sent', () => {
  /** Asks at those minutes; answers what became of each. */
  async function asked(minutes: readonly number[], phoneOf: (n: number) => string = () => PHONE) {
    const began = door.w.now;
    const told = [];
    for (const [n, minute] of minutes.entries()) {
      door.w.now = addMs(began, minute * MINUTE) as Instant;
      // A sign-in lives fifteen minutes.
      await enter(OPENID);
      const { status, headers } = await ask(phoneOf(n));
      told.push(status === 202 ? 'sent' : Number(headers['retry-after']));
    }
    return told;
  }
  const numbers = (n: number) => `1900000000${n % 10}`;

  test('once a minute', async () => {
    expect(await asked([0, 0.5, 1])).toEqual(['sent', 30, 'sent']);
  });

  test('five times an hour', async () => {
    expect(await asked([0, 2, 4, 6, 8, 10, 60])).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 3_000, 'sent']);
  });

  test('ten times a day', async () => {
    const everyQuarter = Array.from({ length: 11 }, (_, n) => n * 15);

    expect((await asked(everyQuarter)).slice(9)).toEqual(['sent', (24 * 60 - 150) * 60]);
  });

  test('no more often to several numbers of one guest', async () => {
    expect(await asked([0, 0.5, 1], numbers)).toEqual(['sent', 30, 'sent']);
  });

  test('no more often to one number of several guests, so that nobody floods it', async () => {
    await ask();
    await enter(OTHER);

    const told = await ask();

    expect([told.status, told.code]).toEqual([429, 'phone.tooOften']);
  });

  test('once where a guest asks twice at the same moment', async () => {
    const told = await Promise.all([ask(), ask()]);

    expect(told.map(({ status }) => status).sort()).toEqual([202, 429]);
  });
});
