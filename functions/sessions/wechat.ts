import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { codeInvalid, userBlocked, wechatAway, wechatLimits, wechatMisconfigured } from './errors.ts';

/** Who somebody is to WeChat. The session key that comes with it is dropped here: nothing of ours needs it. */
export interface WechatUser {
  readonly openid: string;
  readonly unionid?: string;
}

/** Changes a code of `wx.login` into who that is. Errors: all of `wechat.*`. */
export type CodeToUser = (code: string) => Promise<WechatUser>;

/** An HTTP GET that answers JSON, whatever its content type says. */
export type WechatFetch = (
  url: string,
  options: { signal: AbortSignal; redirect: 'error' },
) => Promise<Pick<Response, 'ok' | 'json'>>;

export interface WechatSettings {
  readonly fetch: WechatFetch;
  readonly baseUrl: string;
  readonly appId: string;
  readonly secret: () => Promise<string>;
  /** Hears of every number that WeChat refuses with: some are for an operator. */
  readonly refused?: (errcode: number) => void;
  /** Waits so many milliseconds; a test need not. */
  readonly sleep?: (ms: number) => Promise<unknown>;
}

const TIMEOUT_MS = 2_500;
/** Waits before the second and third try: with three time-outs still under ten seconds. */
const WAITS_MS = [200, 600];
const LIMITED_SECONDS = 60;

const Answer = z.object({
  openid: z
    .string()
    .regex(/^[\w-]{6,64}$/)
    .optional(),
  unionid: z
    .string()
    .regex(/^[\w-]{6,64}$/)
    .optional()
    .catch(undefined),
  errcode: z.int().default(0), // absent on success
});

/** What WeChat's number means to whoever signs in; undefined = no answer that counts, so it is asked again. */
function refusalOf(errcode: number) {
  if (errcode === 40029 || errcode === 40163) return codeInvalid();
  if (errcode === 40226) return userBlocked();
  if (errcode === 45011) return wechatLimits(LIMITED_SECONDS);
  return errcode === -1 ? undefined : wechatMisconfigured(errcode);
}

/**
 * `code2Session` of WeChat (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html), with
 * tries within seconds where WeChat is busy or silent. Its address carries code and secret, so no error tells it.
 */
export function codeToUser(settings: WechatSettings): CodeToUser {
  const { fetch, baseUrl, appId, secret, refused = () => {}, sleep = pause } = settings;

  async function ask(code: string): Promise<z.output<typeof Answer> | undefined> {
    const query = new URLSearchParams({
      appid: appId,
      secret: await secret(),
      js_code: code,
      grant_type: 'authorization_code',
    });
    try {
      const options = { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' as const };
      const answer = await fetch(`${baseUrl}/sns/jscode2session?${query}`, options);
      return answer.ok ? Answer.parse(await answer.json()) : undefined;
    } catch {
      return undefined;
    }
  }

  return async (code) => {
    for (const wait of [0, ...WAITS_MS]) {
      if (wait > 0) await sleep(wait);
      const answer = await ask(code);
      if (answer?.errcode === 0 && answer.openid !== undefined)
        return { openid: answer.openid, ...(answer.unionid !== undefined && { unionid: answer.unionid }) };
      if (answer === undefined || answer.errcode === 0) continue;
      refused(answer.errcode);
      const refusal = refusalOf(answer.errcode);
      if (refusal) throw refusal;
    }
    throw wechatAway();
  };
}
