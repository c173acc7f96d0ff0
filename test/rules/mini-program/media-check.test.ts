import { describe, expect, test } from 'vitest';
import { earlierVerdict, mediaCheck, verdictOf } from '../../../functions/mini-program/media-check.ts';
import { Message } from '../../../functions/mini-program/push/model.ts';
import { hashOf, markOf, markOfTrace } from '../../../functions/mini-program/push/push-hash.ts';
import type { WechatApi } from '../../../functions/mini-program/wechat-api.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { site } from '../../support/world.ts';

const url = 'https://files.example/kept/a?X-Amz-Signature=secret';
const trace = '60ae120f-371d5872-7941a05b';

/** What comes of asking about a picture where WeChat answers so. */
async function askedWhere(answer: Awaited<ReturnType<WechatApi>>, openid: string | undefined = 'oGuest') {
  const asked: unknown[] = [];
  const heard: string[] = [];
  const api: WechatApi = async (_site, path, body) => {
    asked.push({ path, ...(body as object) });
    return answer;
  };
  const addressOf = async () => (openid === '' ? undefined : { openid });
  const told = await mediaCheck({ api, addressOf, ours: (why) => heard.push(why) })(site, seededCustomerId(1), url);
  return { told, asked, heard };
}

describe('asking WeChat about a picture', () => {
  test('tells its address and whose it is, and gets a trace', async () => {
    const { told, asked } = await askedWhere({ kind: 'OK', body: { errcode: 0, trace_id: trace } });

    expect(told).toEqual({ kind: 'ASKED', traceId: trace });
    expect(asked).toEqual([
      { path: '/wxa/media_check_async', media_url: url, media_type: 2, version: 2, scene: 2, openid: 'oGuest' },
    ]);
  });

  test.each([
    [-1, 'LATER', false],
    [0, 'LATER', false],
    [45011, 'LATER', false],
    [45009, 'LATER', true],
    [40001, 'LATER', true],
    [40164, 'LATER', true],
    [61010, 'NEVER', false],
    [40003, 'NEVER', true],
    [40004, 'NEVER', true],
    [43104, 'NEVER', true],
    [44002, 'NEVER', true],
    [47001, 'NEVER', true],
  ])('its number %i means %s; an operator hears of it: %s', async (errcode, kind, isOurs) => {
    const { told, heard } = await askedWhere({ kind: 'REFUSED', errcode });

    expect(told.kind).toBe(kind);
    expect(heard).toHaveLength(isOurs ? 1 : 0);
    expect(JSON.stringify([told, heard])).not.toContain('X-Amz');
  });

  test('is tried again where no trace came, and not begun for somebody whom it does not know', async () => {
    expect((await askedWhere({ kind: 'OK', body: {} })).told).toEqual({ kind: 'LATER', why: 'wechat.unreadable' });
    expect(await askedWhere({ kind: 'OK', body: {} }, '')).toMatchObject({ told: { kind: 'NEVER' }, asked: [] });
  });
});

const event = (over: object): Message =>
  Message.parse({
    ...{ FromUserName: 'oGuest', CreateTime: 1_620_973_045, MsgType: 'event', Event: 'wxa_media_check' },
    ...{ trace_id: trace, errcode: 0, ...over },
  });

describe('the message of WeChat about a picture', () => {
  test.each([
    ['passes', { result: { suggest: 'pass', label: 100 } }, { kind: 'PASSED' }],
    ['is doubtful', { result: { suggest: 'review', label: 20012 } }, { flag: 'DOUBTFUL', why: 'wechat.20012' }],
    ['is risky, told with a text for a number', { result: { suggest: 'risky', label: '20002' } }, { flag: 'RISKY' }],
    ['has a word that is new', { result: { suggest: 'perhaps', label: 1 } }, { flag: 'DOUBTFUL' }],
    ['could not be opened', { errcode: -1008 }, { flag: 'UNCHECKED', why: 'wechat.-1008' }],
    ['has no result', {}, { flag: 'UNCHECKED', why: 'wechat.noResult' }],
  ])('that it %s', (_what, over, verdict) => {
    expect(verdictOf(event(over))).toMatchObject({ traceId: trace, verdict });
  });

  test.each([
    ['another event', { Event: 'user_enter_tempsession' }],
    ['one without a trace', { trace_id: undefined }],
  ])('%s tells of no picture', (_what, over) => {
    expect(verdictOf(event(over))).toBeUndefined();
  });

  test('is one by its trace, whenever and however often it is sent, and is found by it at any site', async () => {
    const hash = hashOf(markOf(event({ CreateTime: 9 })));
    const message = JSON.stringify(event({ result: { suggest: 'risky', label: 1 } }));
    const find = async (where: string, asked: string) =>
      where === 'second' && asked === hash ? ({ message } as never) : undefined;
    const told = earlierVerdict({ pushes: { find }, sites: async () => ['first', 'second'] as never });

    expect(hash).toBe(hashOf(markOfTrace(trace)));
    expect(await told(trace)).toMatchObject({ flag: 'RISKY' });
    expect(await told('another')).toBeUndefined();
  });
});
