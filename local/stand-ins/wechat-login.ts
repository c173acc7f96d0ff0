import { createHmac, randomBytes, randomUUID } from 'node:crypto';

/** A WeChat user as a test makes him: `blocked` is one whom WeChat takes for a risk. */
export interface StandInUser {
  readonly openid: string;
  readonly unionid?: string;
  readonly blocked?: boolean;
  /** A user of another mini-program. */
  readonly foreign?: boolean;
  /** His number, as he would tell it by the button. */
  readonly phone?: string;
}

/** A Chinese number, or one of another country with its code: `+81 9012345678`. */
export const PHONE = /^(?:\+(\d{1,3}) )?(\d{5,14})$/;

/** What the stand-in answers: WeChat says failures in the body, with status 200. */
export type WechatAnswer = Readonly<Record<string, unknown>>;

export interface LoginOptions {
  readonly appId: string;
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** `o` and 27 characters. */
export const OPENID = /^o[\w-]{27}$/;

const CODE_MS = 5 * 60_000;
const PER_MINUTE = 100;
const MINUTE_MS = 60_000;

interface Issued {
  readonly user: StandInUser;
  readonly at: number;
  used: boolean;
}

/** A failure in WeChat's words; the number behind `rid` is what its support asks for. */
export function refusal(errcode: number, text: string): WechatAnswer {
  const hex = randomUUID().replaceAll('-', '');
  return { errcode, errmsg: `${text} rid: ${hex.slice(0, 8)}-${hex.slice(8, 16)}-${hex.slice(16, 24)}` };
}

/** Sign-in of mini-program users: codes are good once and for five minutes, and a user may ask a hundred times a minute. */
export function wechatLogin({ appId, secret, clock }: LoginOptions) {
  const codes = new Map<string, Issued>();
  const phoneCodes = new Map<string, Issued>();
  let asNumber = false;
  const asked = new Map<string, number[]>();
  const seen = new Map<string, number>();
  const foreign = new Set<string>();
  /** The one good key of each user. */
  const sessionKeys = new Map<string, string>();

  function overLimit({ openid }: StandInUser): boolean {
    const recent = (asked.get(openid) ?? []).filter((at) => clock() - at < MINUTE_MS);
    asked.set(openid, [...recent, clock()]);
    return recent.length >= PER_MINUTE;
  }

  /** What is wrong with the caller, before anybody looks at the code. */
  function wrongCaller(query: URLSearchParams): WechatAnswer | undefined {
    const [named, told, grant] = [query.get('appid'), query.get('secret'), query.get('grant_type')];
    if (!named) return refusal(41002, 'appid missing');
    if (named !== appId) return refusal(40013, 'invalid appid');
    if (!told) return refusal(41004, 'appsecret missing');
    if (told !== secret) return refusal(40125, 'invalid appsecret');
    if (grant !== 'authorization_code') return refusal(40002, 'invalid grant_type');
    return query.get('js_code') ? undefined : refusal(41008, 'missing code');
  }

  return {
    /** A fresh code of `wx.login` for a user. */
    issue(user: StandInUser): string {
      if (user.foreign) foreign.add(user.openid);
      const code = `0${randomBytes(15).toString('hex')}`;
      codes.set(code, { user, at: clock(), used: false });
      return code;
    },

    /** A fresh code of the button `getPhoneNumber`. */
    issuePhone(user: StandInUser): string {
      const code = randomBytes(32).toString('hex');
      phoneCodes.set(code, { user, at: clock(), used: false });
      return code;
    },

    /** `getuserphonenumber`: a code is good once, for five minutes, and with the openid for that user alone. */
    phoneNumber({ code, openid }: Readonly<Record<string, unknown>>): WechatAnswer {
      const issued = phoneCodes.get(String(code));
      const bad = !issued || issued.used || clock() - issued.at >= CODE_MS;
      if (bad || (openid !== undefined && openid !== issued.user.openid))
        return refusal(40029, `invalid code hint: [${randomBytes(4).toString('hex')}]`);
      issued.used = true;
      const [, country = '86', pure = ''] = PHONE.exec(issued.user.phone ?? '') ?? [];
      asNumber = !asNumber;
      const phoneNumber = country === '86' ? pure : `+${country}${pure}`;
      const watermark = { timestamp: Math.floor(clock() / 1_000), appid: appId };
      const countryCode = asNumber ? Number(country) : country;
      return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber, purePhoneNumber: pure, countryCode, watermark } };
    },

    /** Whether WeChat could have given this openid to somebody. */
    isUser: (openid: string): boolean => OPENID.test(openid),

    /** When somebody signed in last. */
    lastSeen: (openid: string): number | undefined => seen.get(openid),
    isForeign: (openid: string): boolean => foreign.has(openid),

    /** `code2Session`. */
    codeToSession(query: URLSearchParams): WechatAnswer {
      const wrong = wrongCaller(query);
      if (wrong) return wrong;
      const issued = codes.get(query.get('js_code') ?? '');
      if (!issued || clock() - issued.at >= CODE_MS) return refusal(40029, 'invalid code,');
      if (overLimit(issued.user)) return refusal(45011, 'api minute-quota reach limit  mustslower  retry next minute');
      if (issued.used) return refusal(40163, 'code been used,');
      issued.used = true;
      if (issued.user.blocked) return refusal(40226, 'code blocked,');
      const { openid, unionid } = issued.user;
      seen.set(openid, clock());
      const sessionKey = randomBytes(16).toString('base64');
      sessionKeys.set(openid, sessionKey);
      // No errcode: on success WeChat leaves it out.
      return { session_key: sessionKey, openid, ...(unionid && { unionid }) };
    },

    /** `checksession`: whether a key is still the user's, shown by a signature over nothing; the key counts as a text. */
    checkSession(query: URLSearchParams): WechatAnswer {
      if (query.get('sig_method') !== 'hmac_sha256') return refusal(87008, 'invalid signature method');
      const key = sessionKeys.get(query.get('openid') ?? '');
      const good = key !== undefined && createHmac('sha256', key).update('').digest('hex') === query.get('signature');
      return good ? { errcode: 0, errmsg: 'ok' } : refusal(87009, 'invalid signature');
    },
  };
}
