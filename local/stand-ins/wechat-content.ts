import { randomUUID } from 'node:crypto';
import { refusal, type WechatAnswer } from './wechat-login.ts';

/** A text that was brought to be checked, and what was said of it. */
export interface CheckedText {
  readonly at: string;
  readonly openid: string;
  readonly length: number;
  readonly suggest: string;
}

export interface ContentOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** When a user signed in last; undefined where he never did. */
  lastSeen(openid: string): number | undefined;
  /** Whether an openid is one of another mini-program. */
  isForeign(openid: string): boolean;
}

const ACTIVE_MS = 2 * 3_600_000;
const MOST = 2_500;
const verdicts = [
  { mark: '【违规】', suggest: 'risky', label: 20001, prob: 90 },
  { mark: '【存疑】', suggest: 'review', label: 20012, prob: 60 },
] as const;
const clean = { suggest: 'pass', label: 100, prob: 90 } as const;

/** `8hex-8hex-8hex`, as WeChat names a check. */
export const traceId = () => {
  const hex = randomUUID().replaceAll('-', '');
  return [hex.slice(0, 8), hex.slice(8, 16), hex.slice(16, 24)].join('-');
};

/** Content checks: only of texts of users who were here in the last two hours, every parameter looked at, 2,500 characters at most. */
export function wechatContent({ clock, lastSeen, isForeign }: ContentOptions) {
  const checked: CheckedText[] = [];

  /** What is wrong with whom and how a check is asked for, whatever it is of. */
  function wrongly({ version, scene, openid }: Readonly<Record<string, unknown>>): WechatAnswer | undefined {
    if (version !== 2) return refusal(47001, 'data format error');
    if (typeof openid !== 'string' || openid === '') return refusal(40003, 'invalid openid');
    if (isForeign(openid)) return refusal(43104, 'appid not match');
    if (lastSeen(openid) === undefined) return refusal(40003, 'invalid openid');
    if (![1, 2, 3, 4].includes(Number(scene)) || typeof scene !== 'number') return refusal(40129, 'invalid scene');
    return clock() - (lastSeen(openid) ?? 0) > ACTIVE_MS ? refusal(61010, 'code is expired') : undefined;
  }

  function wrong(body: Readonly<Record<string, unknown>>): WechatAnswer | undefined {
    const { content } = body;
    const fault = wrongly(body);
    if (fault) return fault;
    if (typeof content !== 'string' || content === '') return refusal(44002, 'empty post data');
    return content.length > MOST ? refusal(47001, 'data format error') : undefined;
  }

  return {
    checked,
    wrongly,

    /** `POST /wxa/msg_sec_check`, version 2 */
    check(body: Readonly<Record<string, unknown>>): WechatAnswer {
      const fault = wrong(body);
      if (fault) return fault;
      const [openid, content] = [String(body.openid), String(body.content)];
      const { suggest, label, prob } = verdicts.find(({ mark }) => content.includes(mark)) ?? clean;
      checked.push({ at: new Date(clock()).toISOString(), openid, length: content.length, suggest });
      const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob }];
      return { errcode: 0, errmsg: 'ok', result: { suggest, label }, detail, trace_id: traceId() };
    },
  };
}
