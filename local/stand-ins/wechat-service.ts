import { randomInt } from 'node:crypto';
import { refusal, type WechatAnswer } from './wechat-login.ts';

/** A customer-service message that went out. */
export interface ServiceMessage {
  readonly at: string;
  readonly touser: string;
  readonly type: string;
  readonly text: string;
}

export interface ServiceOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  isUser(openid: string): boolean;
  /** Tells the mini-program's own server of it. */
  pushed(openid: string, message: object): void;
}

interface Window {
  until: number;
  left: number;
}

const SPOKE = { ms: 48 * 3_600_000, messages: 5 } as const;
const ENTERED = { ms: 60_000, messages: 2 } as const;
const MOST_BYTES = 2_048;
const TYPES = ['text', 'image', 'link', 'miniprogrampage'];

/** Customer-service messages: five in 48 hours after the user wrote, two in a minute after he opened the chat. */
export function wechatService({ clock, isUser, pushed }: ServiceOptions) {
  const windows = new Map<string, Window[]>();
  const sent: ServiceMessage[] = [];
  let granted = true;

  const open = (openid: string, { ms, messages }: { ms: number; messages: number }) =>
    windows.set(openid, [...(windows.get(openid) ?? []), { until: clock() + ms, left: messages }]);

  function wrong({ touser, msgtype, text }: Readonly<Record<string, unknown>>): WechatAnswer | undefined {
    if (!granted) return refusal(48001, 'api unauthorized');
    if (typeof touser !== 'string' || !isUser(touser)) return refusal(40003, 'invalid openid');
    if (!TYPES.includes(String(msgtype))) return refusal(40008, 'invalid message type');
    const content = (text as { content?: unknown } | undefined)?.content;
    const bad = typeof content !== 'string' || content === '' || Buffer.byteLength(content) > MOST_BYTES;
    return msgtype === 'text' && bad ? refusal(45002, 'content size out of limit') : undefined;
  }

  return {
    sent,

    grant(isGranted: boolean): void {
      granted = isGranted;
    },

    /** His windows are over before their time. */
    shut(openid: string): void {
      windows.set(openid, []);
    },

    /** A user writes in the chat of the mini-program. */
    says(openid: string, content: string): void {
      // What he writes opens its own window and ends the ones before: five anew, not five more.
      windows.set(openid, []);
      open(openid, SPOKE);
      pushed(openid, { MsgType: 'text', Content: content, MsgId: randomInt(2 ** 47) });
    },

    /** A user opens the chat. */
    enters(openid: string): void {
      open(openid, ENTERED);
      pushed(openid, { MsgType: 'event', Event: 'user_enter_tempsession', SessionFrom: 'wxapp' });
    },

    /** `POST /cgi-bin/message/custom/send` */
    send(body: Readonly<Record<string, unknown>>): WechatAnswer {
      const fault = wrong(body);
      if (fault) return fault;
      const touser = String(body.touser);
      const standing = (windows.get(touser) ?? []).filter(({ until }) => until > clock());
      if (standing.length === 0) return refusal(45015, 'response out of time limit or subscription is canceled');
      const usable = standing.find(({ left }) => left > 0);
      if (!usable) return refusal(45047, 'out of response count limit');
      usable.left -= 1;
      const text = String((body.text as { content?: unknown } | undefined)?.content ?? '');
      sent.push({ at: new Date(clock()).toISOString(), touser, type: String(body.msgtype), text });
      return { errcode: 0, errmsg: 'ok' };
    },
  };
}
