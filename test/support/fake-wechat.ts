import type { WechatApi } from '../../functions/mini-program/wechat-api.ts';
import { codeInvalid } from '../../functions/sessions/errors.ts';
import type { CodeToUser, WechatUser } from '../../functions/sessions/wechat.ts';

/** WeChat without a network: knows the codes that a test gave out, each once. */
export function fakeWechat() {
  const codes = new Map<string, WechatUser>();
  let given = 0;
  let answering: WechatApi = async () => ({ kind: 'REFUSED', errcode: 40029 });
  const userOf: CodeToUser = async (code) => {
    const user = codes.get(code);
    if (!user) throw codeInvalid();
    codes.delete(code);
    return user;
  };
  return {
    userOf,
    /** The calls that want a token: refused, until a test says by whom they are answered. */
    api: (async (...asked) => answering(...asked)) satisfies WechatApi as WechatApi,
    askBy(api: WechatApi): void {
      answering = api;
    },
    /** A fresh code for a WeChat user. */
    codeFor(openid: string, unionid?: string): string {
      given += 1;
      const code = `code-of-wx-login-${given}`;
      codes.set(code, { openid, ...(unionid !== undefined && { unionid }) });
      return code;
    },
  };
}
export type FakeWechat = ReturnType<typeof fakeWechat>;
