import { randomBytes } from 'node:crypto';
import { refusal, type WechatAnswer } from './wechat-login.ts';

export interface TokenOptions {
  readonly appId: string;
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

const LIFE_MS = 7_200_000;
const RENEWED_BEFORE_MS = 300_000;
const FORCE_EVERY_MS = 30_000;
const FORCES_A_DAY = 20;
const DAY_MS = 86_400_000;

interface Token {
  readonly text: string;
  until: number;
}

/** Access tokens: the stable ones, of which one is good at a time, and the old ones, each of which ends the one before. */
export function wechatTokens({ appId, secret, clock }: TokenOptions) {
  const all: Token[] = [];
  let stable: Token | undefined;
  let plain: Token | undefined;
  const forced: number[] = [];
  let listed = true;

  const fresh = (): Token => {
    // As long as WeChat says that one may be.
    const token = { text: randomBytes(384).toString('base64url'), until: clock() + LIFE_MS };
    all.push(token);
    return token;
  };
  const overlap = (former: Token | undefined) => {
    if (former) former.until = Math.min(former.until, clock() + RENEWED_BEFORE_MS);
  };
  const told = ({ text, until }: Token): WechatAnswer => ({
    access_token: text,
    expires_in: Math.floor((until - clock()) / 1_000),
  });

  function wrongCaller(id: unknown, told: unknown, grant: unknown): WechatAnswer | undefined {
    if (!listed) return refusal(40164, 'invalid ip 192.0.2.1 ipv6 ::ffff:192.0.2.1, not in whitelist');
    if (!id) return refusal(41002, 'appid missing');
    if (id !== appId) return refusal(40013, 'invalid appid');
    if (!told) return refusal(41004, 'appsecret missing');
    if (told !== secret) return refusal(40125, 'invalid appsecret');
    return grant === 'client_credential' ? undefined : refusal(40002, 'invalid grant_type');
  }

  /** A forced renewal counts only half a minute after the last and twenty times a day. */
  function mayForce(): boolean {
    const today = forced.filter((at) => clock() - at < DAY_MS);
    const last = today.at(-1);
    if (today.length >= FORCES_A_DAY || (last !== undefined && clock() - last < FORCE_EVERY_MS)) return false;
    forced.push(clock());
    return true;
  }

  return {
    /** `POST /cgi-bin/stable_token` */
    stableToken(body: Readonly<Record<string, unknown>>): WechatAnswer {
      const wrong = wrongCaller(body.appid, body.secret, body.grant_type);
      if (wrong) return wrong;
      const force = body.force_refresh === true && mayForce();
      if (force && stable) stable.until = clock();
      if (!stable || stable.until - clock() < RENEWED_BEFORE_MS) {
        overlap(stable);
        stable = fresh();
      }
      return told(stable);
    },

    /** `GET /cgi-bin/token` */
    plainToken(query: URLSearchParams): WechatAnswer {
      const wrong = wrongCaller(query.get('appid'), query.get('secret'), query.get('grant_type'));
      if (wrong) return wrong;
      overlap(plain);
      plain = fresh();
      return told(plain);
    },

    /** What is wrong with the token of a call; undefined where it is good. */
    fault(text: string | null): WechatAnswer | undefined {
      if (!text) return refusal(41001, 'access_token missing');
      const token = all.find((one) => one.text === text);
      if (!token) return refusal(40001, 'invalid credential, access_token is invalid or not latest');
      return token.until > clock() ? undefined : refusal(42001, 'access_token expired');
    },

    /** Ends every token, as somebody who renews the secret does. */
    revoke(): void {
      all.length = 0;
      stable = undefined;
    },

    /** Lets every token be past. */
    expire(): void {
      for (const token of all) token.until = clock();
      stable = undefined;
    },

    /** Whether this machine stands in the list of addresses. */
    list(isListed: boolean): void {
      listed = isListed;
    },
  };
}
