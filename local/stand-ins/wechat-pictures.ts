import { traceId } from './wechat-content.ts';
import { refusal, type WechatAnswer } from './wechat-login.ts';

/** A picture that was brought to be checked; its address is not kept, as that opens it. */
export interface CheckedPicture {
  readonly at: string;
  readonly openid: string;
  /** What was fetched: bytes, or nothing where the address did not open. */
  readonly bytes: number | undefined;
  readonly traceId: string;
}

/** What becomes of the next picture: what WeChat suggests, and when its message comes. */
export interface Verdict {
  readonly suggest?: 'pass' | 'review' | 'risky';
  readonly told?: 'before' | 'after' | 'twice' | 'never' | 'on call';
}

export interface PictureOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** What is wrong with whom and how a check is asked for. */
  wrongly(body: Readonly<Record<string, unknown>>): WechatAnswer | undefined;
  /** Tells the mini-program's own server of it. */
  pushed(openid: string, event: object): Promise<unknown> | undefined;
}

const MOST_BYTES = 10 * 1_048_576;
const FETCH_MS = 5_000;
const PICTURE = 2;
const labels = { pass: 100, review: 20012, risky: 20002 } as const;
/** Of an address that does not open, or of what is no picture that WeChat takes. */
const UNREADABLE = -1008;

async function fetched(url: string): Promise<number | undefined> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) }).catch(() => undefined);
  const bytes = answer?.ok ? (await answer.arrayBuffer()).byteLength : 0;
  return bytes > 0 && bytes <= MOST_BYTES ? bytes : undefined;
}

/** Checks of pictures: each is really fetched, and what is thought of it comes by a push. */
export function wechatPictures({ clock, wrongly, pushed }: PictureOptions) {
  const checked: CheckedPicture[] = [];
  const next: Verdict[] = [];
  const waiting: Array<() => unknown> = [];
  let asked = 0;

  /** `label` comes now as a number and now as a text, as the real one was seen to send it. */
  function eventOf(trace: string, suggest: keyof typeof labels, isReadable: boolean) {
    asked += 1;
    const label = asked % 2 === 0 ? labels[suggest] : String(labels[suggest]);
    const event = { Event: 'wxa_media_check', appid: 'wx', trace_id: trace, version: 2 };
    if (!isReadable) return { ...event, detail: [], errcode: UNREADABLE, errmsg: 'media url is not readable' };
    const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }];
    return { ...event, result: { suggest, label }, detail, errcode: 0, errmsg: 'ok' };
  }

  function wrong(body: Readonly<Record<string, unknown>>): WechatAnswer | undefined {
    const { media_url: url, media_type: type } = body;
    if (type !== PICTURE) return refusal(40004, 'invalid media type');
    if (typeof url !== 'string' || !/^https?:\/\//.test(url)) return refusal(44002, 'empty post data');
    return wrongly(body);
  }

  return {
    checked,

    /** What becomes of the next pictures, one after the other; those that nothing was said of pass. */
    plan(verdicts: readonly Verdict[]): void {
      next.push(...verdicts);
    },

    /** The messages that wait to be called come now. */
    async tell(): Promise<number> {
      const due = waiting.splice(0);
      for (const send of due) await send();
      return due.length;
    },

    /** `POST /wxa/media_check_async`, version 2 */
    async check(body: Readonly<Record<string, unknown>>): Promise<WechatAnswer> {
      const fault = wrong(body);
      if (fault) return fault;
      const [openid, trace] = [String(body.openid), traceId()];
      const { suggest = 'pass', told = 'after' } = next.shift() ?? {};
      const bytes = await fetched(String(body.media_url));
      checked.push({ at: new Date(clock()).toISOString(), openid, bytes, traceId: trace });
      const event = eventOf(trace, suggest, bytes !== undefined);
      const send = () => pushed(openid, event);
      if (told === 'before') await send();
      if (told === 'after') setImmediate(send);
      if (told === 'twice') setImmediate(() => [send(), send()]);
      if (told === 'on call') waiting.push(send);
      return { errcode: 0, errmsg: 'ok', trace_id: trace };
    },
  };
}
