import { ApiError } from './api-error.ts';
import type { AnswerOf, Client } from './client.ts';

/** What the sign-in of a mini-program needs of `wx`. */
export interface WxSignIn {
  login(options: { success(answer: { code: string }): void; fail(error: { errMsg: string }): void }): unknown;
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, value: unknown): void;
  removeStorageSync(key: string): void;
}

interface Tokens {
  readonly token: string;
  readonly refreshToken: string;
}

const PLACE = 'guest-service-tokens';

/** The sign-in of one WeChat user, kept in the mini-program's storage. */
export interface WxSession {
  token(): string | undefined;
  /** By the refresh token while it is good, else by `wx.login`. */
  signIn(): Promise<void>;
  /** Forgets the tokens here; `logOut` of the client ends the sign-in at the service. */
  forget(): void;
}

const codeOf = (wx: WxSignIn) =>
  new Promise<string>((resolve, reject) => {
    wx.login({
      success: ({ code }) => resolve(code),
      fail: ({ errMsg }) => reject(new ApiError('network', errMsg, { status: 0 })),
    });
  });

const isTokens = (value: unknown): value is Tokens =>
  typeof value === 'object' && value !== null && 'token' in value && 'refreshToken' in value;

/** Whether this sign-in is over, so that only `wx.login` helps. */
const isOver = (error: unknown) => error instanceof ApiError && (error.status === 401 || error.status === 403);

const isCodeSpent = (error: unknown) => error instanceof ApiError && error.code === 'wechat.codeInvalid';

/**
 * Signs a WeChat user in and keeps him so.
 *
 * @param client one without a sign-in of its own: these requests must not sign in to be repeated
 * @param as `staff` for people bound to the mini-program
 */
export function wxSession(
  wx: WxSignIn,
  client: Pick<Client, 'call'>,
  as: 'customer' | 'staff' = 'customer',
): WxSession {
  const kept = (): Tokens | undefined => {
    const found = wx.getStorageSync(PLACE);
    return isTokens(found) ? found : undefined;
  };
  const keep = ({ token, refreshToken }: AnswerOf<'signInByWechat'>) =>
    wx.setStorageSync(PLACE, { token, refreshToken });
  const forget = () => wx.removeStorageSync(PLACE);

  async function signInByCode(): Promise<void> {
    const body = async () => ({ code: await codeOf(wx), ...(as === 'staff' && { as }) });
    try {
      keep(await client.call('signInByWechat', { body: await body() }));
    } catch (error) {
      if (!isCodeSpent(error)) throw error;
      keep(await client.call('signInByWechat', { body: await body() })); // a code is good once and for five minutes
    }
  }

  return {
    token: () => kept()?.token,
    forget,
    async signIn() {
      const tokens = kept();
      if (!tokens) return signInByCode();
      try {
        keep(await client.call('refreshTokens', { body: { refreshToken: tokens.refreshToken } }));
      } catch (error) {
        if (!isOver(error)) throw error;
        forget();
        await signInByCode();
      }
    },
  };
}
