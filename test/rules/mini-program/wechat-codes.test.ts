import { describe, expect, test } from 'vitest';
import { isAppError } from '../../../functions/kernel/errors.ts';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import type { AccessTokens } from '../../../functions/mini-program/access-token.ts';
import type { AskWechat } from '../../../functions/mini-program/ask-wechat.ts';
import { meaningOf } from '../../../functions/mini-program/refusal-rules.ts';
import { wechatApi } from '../../../functions/mini-program/wechat-api.ts';
import { codeToUser } from '../../../functions/sessions/wechat.ts';

/** Every number that WeChat's pages name for what we call, and what becomes of it. */

const site = 'dolon' as SiteId;

describe('a sign-in that WeChat answers with', () => {
  /** Signs in where WeChat gives these answers, one after the other, the last one for ever. */
  async function signIn(...answers: readonly object[]) {
    const left = [...answers];
    const refused: number[] = [];
    let asked = 0;
    const toUser = codeToUser({
      fetch: async () => {
        asked += 1;
        const answer = left.length > 1 ? left.shift() : left[0];
        return { ok: true, json: async () => answer };
      },
      ...{ baseUrl: 'http://wechat', appId: 'wx1', secret: async () => 's', sleep: async () => undefined },
      refused: (errcode) => refused.push(errcode),
    });
    const came = await toUser('code').catch((error: unknown) => {
      if (!isAppError(error)) throw error;
      return error.code;
    });
    return { came, asked, refused };
  }

  test.each([
    [40029, 'wechat.codeInvalid'],
    [40163, 'wechat.codeInvalid'],
    [40226, 'wechat.userBlocked'],
    [45011, 'wechat.tooOften'],
    [45009, 'wechat.misconfigured'],
    [40013, 'wechat.misconfigured'],
    [40125, 'wechat.misconfigured'],
    [41002, 'wechat.misconfigured'],
    [41004, 'wechat.misconfigured'],
    [41008, 'wechat.misconfigured'],
  ])('%i is refused with %s, at once, and told', async (errcode, code) => {
    expect(await signIn({ errcode, errmsg: 'x' })).toEqual({ came: code, asked: 1, refused: [errcode] });
  });

  test('-1 is asked again, three times in all', async () => {
    const once = await signIn(
      { errcode: -1, errmsg: 'system error' },
      { openid: 'openid-of-a-guest', session_key: 'k' },
    );
    const always = await signIn({ errcode: -1, errmsg: 'system error' });

    expect([once.came, once.asked]).toEqual([{ openid: 'openid-of-a-guest' }, 2]);
    expect([always.came, always.asked]).toEqual(['wechat.unavailable', 3]);
  });

  test('0, or no number, is good', async () => {
    const user = { openid: 'openid-of-a-guest', unionid: 'unionid-of-a-guest' };

    expect((await signIn({ ...user, errcode: 0 })).came).toEqual(user);
    expect((await signIn(user)).came).toEqual(user);
  });
});

describe('a call that wants a token, answered with', () => {
  /** What is said of one token after the other, and with which tokens it was asked. */
  async function call(errcode: number) {
    const used: string[] = [];
    const dropped: (string | undefined)[] = [];
    const tokens: AccessTokens = async (_site, but) => {
      dropped.push(but);
      return { kind: 'TOKEN', token: but === undefined ? 'first' : 'second' };
    };
    const ask: AskWechat = async (path) => {
      used.push(path.split('=')[1] ?? '');
      return { kind: 'REFUSED', errcode };
    };
    await wechatApi({ ask, tokens })(site, '/wxa/x', {});
    return { used, dropped };
  }

  test.each([40001, 40014, 42001])(
    '%i is made once more with another token, and never a third time',
    async (errcode) => {
      expect(await call(errcode)).toEqual({ used: ['first', 'second'], dropped: [undefined, 'first'] });
    },
  );

  test.each([-1, 40013, 40125, 40164, 41001, 43101, 45009, 45011, 47001, 61010])('%i is not', async (errcode) => {
    expect((await call(errcode)).used).toEqual(['first']);
  });
});

describe('a subscription message that is refused with', () => {
  test.each<[number, 'for good' | 'not now', 'USED_UP' | 'NOT_SENT', 'an operator' | 'nobody']>([
    [43101, 'for good', 'USED_UP', 'nobody'],
    [45168, 'for good', 'NOT_SENT', 'nobody'],
    [43108, 'not now', 'NOT_SENT', 'nobody'],
    [-1, 'not now', 'NOT_SENT', 'nobody'],
    [45011, 'not now', 'NOT_SENT', 'nobody'],
    [47003, 'for good', 'NOT_SENT', 'an operator'],
    [40037, 'for good', 'NOT_SENT', 'an operator'],
    [40003, 'for good', 'NOT_SENT', 'an operator'],
    [41030, 'for good', 'NOT_SENT', 'an operator'],
    [43107, 'for good', 'NOT_SENT', 'an operator'],
    [45009, 'for good', 'NOT_SENT', 'an operator'],
    [40001, 'for good', 'NOT_SENT', 'an operator'],
    [40014, 'for good', 'NOT_SENT', 'an operator'],
    [42001, 'for good', 'NOT_SENT', 'an operator'],
    [40164, 'for good', 'NOT_SENT', 'an operator'],
    [99999, 'for good', 'NOT_SENT', 'an operator'],
  ])('%i is refused %s, its credit %s, and heard of by %s', (errcode, when, ending, who) => {
    expect(meaningOf(errcode)).toEqual({ forGood: when === 'for good', ending, ours: who === 'an operator' });
  });
});
