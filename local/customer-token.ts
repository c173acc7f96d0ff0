import { seededOpenid } from './seed/wechat-users.ts';
import { Stop } from './steps.ts';

export interface CustomerSide {
  /** Front door of the running service. */
  readonly apiUrl: string;
  /** WeChat's stand-in. */
  readonly wechat: string;
}

interface Asked {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function post(url: string, sent: unknown): Promise<Asked> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  }).catch(() => {
    throw new Stop(`${new URL(url).origin} does not answer: is \`npm start\` still running?`);
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** A code of `wx.login` for a WeChat user, as the mini-program on his phone would get it. */
export async function loginCode(wechat: string, openid: string): Promise<string> {
  const { body } = await post(`${wechat}/__standin/users`, { openid });
  return String(body.loginCode);
}

/** What a customer's sign-in answers: the tokens, and who he is. */
export interface CustomerSignIn {
  readonly token: string;
  readonly refreshToken: string;
  readonly customer: { readonly id: string };
}

/** Signs a WeChat user in as the mini-program does. */
export async function signInCustomer({ apiUrl, wechat }: CustomerSide, openid: string): Promise<CustomerSignIn> {
  const code = await loginCode(wechat, openid);
  const { body } = await post(`${apiUrl}/v1/auth/wechat`, { code });
  if (body.code !== 0) throw new Stop(`The sign-in was refused: ${String(body.code)} ${String(body.message)}`);
  return body.data as CustomerSignIn;
}

/** A bearer token of the nth seeded customer of the mini-program, counted from 1. */
export const customerToken = async (side: CustomerSide, n: number): Promise<string> =>
  (await signInCustomer(side, seededOpenid(n))).token;
