import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aliyunSms, smsNotice } from '../../functions/notices/channels/sms.ts';
import { wecomRobot } from '../../functions/notices/channels/wecom.ts';
import { standInKeys } from '../../local/stand-ins/notifying-keys.ts';
import type { ProviderStandIn } from '../../local/stand-ins/provider-server.ts';
import { standInSms, startSms } from '../../local/stand-ins/sms.ts';
import { startWecom } from '../../local/stand-ins/wecom.ts';

let wecom: ProviderStandIn;
let sms: ProviderStandIn;
const MINUTE = 60_000;
let now = Date.parse('2026-11-23T02:00:00.000Z');

beforeAll(async () => {
  const clock = () => now;
  [wecom, sms] = await Promise.all([startWecom({ port: 0, clock }), startSms({ port: 0, clock })]);
});
afterAll(() => Promise.all([wecom.stop(), sms.stop()]));

const message = {
  id: 'ntc_D01_mibqk8w0_0123456789ab',
  recipient: 'D01',
  ticketNo: 'GD20261123A7K2MX',
  phone: '19000000001',
};
const saying = (...texts: string[]) => ({ lines: texts.map((one) => ({ recipient: 'D01', text: one })) });
const robot = (key: string = standInKeys.wecomKey) => wecomRobot({ fetch, baseUrl: wecom.url, key: async () => key });
const text = (over: { secret?: string; signName?: string } = {}) =>
  smsNotice({
    templateCode: standInSms.smsTemplateCode,
    linkTemplate: standInSms.smsSurveyTemplate,
    send: aliyunSms({
      ...{ fetch, baseUrl: sms.url, signName: over.signName ?? standInSms.smsSignName },
      key: async () => ({ id: standInKeys.smsKeyId, secret: over.secret ?? standInKeys.smsKeySecret }),
      ...{ now: () => new Date(now).toISOString(), nonce: () => 'nonce' },
    }),
  });
const behave = (one: ProviderStandIn, behaviour: object) =>
  fetch(`${one.url}/__standin/behave`, { method: 'POST', body: JSON.stringify(behaviour) });
const sentTo = async (one: ProviderStandIn) =>
  ((await (await fetch(`${one.url}/__standin/sent`)).json()) as { sent: unknown[] }).sent;
const forget = (one: ProviderStandIn) => fetch(`${one.url}/__standin/forget`, { method: 'POST' });

describe('the robot of WeCom', () => {
  test('takes a text, cut to what it may be long, between two characters', async () => {
    await forget(wecom);

    const told = await robot()({ ...message, ...saying('派'.repeat(1_000)) });

    const [content = ''] = (await sentTo(wecom)) as string[];
    expect(told).toEqual({ kind: 'SENT' });
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_048);
    expect(content).toMatch(/^@D01 派+$/);
  });

  test('tells several people in one message, each in a line of his own', async () => {
    await forget(wecom);

    await robot()({ ...message, lines: [...saying('一').lines, { recipient: 'S03', text: '二' }] });

    expect(await sentTo(wecom)).toEqual(['@D01 一\n@S03 二']);
  });

  test('with a wrong key refuses for good; over twenty a minute, and away, not now', async () => {
    now += 60_000;
    const wrong = await robot('another')({ ...message, ...saying('派单') });
    const many = await Promise.all(Array.from({ length: 21 }, () => robot()({ ...message, ...saying('派单') })));
    await behave(wecom, { kind: 'http502', times: 1 });
    const away = await robot()({ ...message, ...saying('派单') });
    now += 60_000;
    const later = await robot()({ ...message, ...saying('派单') });

    expect(wrong).toEqual({ kind: 'REFUSED', why: 'wecom.93000' });
    expect(many.filter(({ kind }) => kind === 'SENT')).toHaveLength(20);
    expect(many).toContainEqual({ kind: 'FAILED', why: 'wecom.45009' });
    expect([away, later]).toEqual([{ kind: 'FAILED', why: 'wecom.silent' }, { kind: 'SENT' }]);
  });

  test('that never answers is given up after three seconds', async () => {
    await behave(wecom, { kind: 'timeout', times: 1 });

    const told = await robot()({ ...message, ...saying('派单') });

    expect(told).toEqual({ kind: 'FAILED', why: 'wecom.silent' });
  });
});

describe('text messages', () => {
  test('are signed, and say number and what; one id is no key, so they go twice, as the real ones do', async () => {
    await forget(sms);

    const first = await text()({ ...message, ...saying('新派单，请接单') });
    now += MINUTE;
    const told = [first, await text()({ ...message, ...saying('新派单，请接单') })];

    const one = { number: '19000000001', no: message.ticketNo, what: '新派单，请接单' };
    expect(told).toEqual([{ kind: 'SENT' }, { kind: 'SENT' }]);
    expect(await sentTo(sms)).toEqual([one, one]);
  });

  test('of several notices say how many they are', async () => {
    await forget(sms);

    await text()({ ...message, phone: '19000000003', ...saying(...Array.from({ length: 12 }, () => '一')) });

    expect(await sentTo(sms)).toMatchObject([{ what: '等12条通知，请查看收件箱' }]);
  });

  test.each([
    ['with another secret', { secret: 'another' }, {}, { kind: 'REFUSED', why: 'sms.SignatureDoesNotMatch' }],
    ['under another name', { signName: '别处' }, {}, { kind: 'REFUSED', why: 'sms.isv.SMS_SIGNATURE_ILLEGAL' }],
    ['to nobody', {}, { phone: undefined }, { kind: 'REFUSED', why: 'sms.noNumber' }],
    ['to a number that is none', {}, { phone: '10086' }, { kind: 'REFUSED', why: 'sms.isv.MOBILE_NUMBER_ILLEGAL' }],
  ])('%s are refused for good', async (_title, settings, over, outcome) => {
    expect(await text(settings)({ ...message, ...saying('派单'), ...over })).toEqual(outcome);
  });

  const HOUR = 60 * MINUTE;
  test.each<[string, string, number[], number]>([
    ['the second in a minute', '19000000011', [0, MINUTE - 1], MINUTE],
    ['the sixth in an hour', '19000000012', [0, 10, 20, 30, 40, 59].map((minute) => minute * MINUTE), HOUR],
    [
      'the eleventh in a day',
      '19000000013',
      [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 23].map((hour) => hour * HOUR),
      24 * HOUR,
    ],
  ])('%s to one number is not sent now, and a moment later is', async (_which, phone, times, again) => {
    const begin = now + 24 * HOUR;
    const told = [];
    for (const at of times) {
      now = begin + at;
      told.push(await text()({ ...message, phone, ...saying('派单') }));
    }
    now = begin + again;
    const later = await text()({ ...message, phone, ...saying('派单') });

    expect(told.map(({ kind }) => kind)).toEqual([...times.slice(1).map(() => 'SENT'), 'FAILED']);
    expect(told.at(-1)).toEqual({ kind: 'FAILED', why: 'sms.isv.BUSINESS_LIMIT_CONTROL' });
    expect(later).toEqual({ kind: 'SENT' });
  });
});
