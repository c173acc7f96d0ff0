import { setTimeout as pause } from 'node:timers/promises';
import { takesField } from './wechat-fields.ts';
import { refusal, type WechatAnswer } from './wechat-login.ts';

/** A subscription message that went out. */
export interface SentMessage {
  readonly at: string;
  readonly touser: string;
  readonly templateId: string;
  readonly page: unknown;
  readonly data: Readonly<Record<string, string>>;
}

export interface MessageOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Keys of every template of the mini-program, by its id. */
  readonly templates: Readonly<Record<string, readonly string[]>>;
  /** Pages that are published. */
  readonly pages: readonly string[];
  isUser(openid: string): boolean;
  /** Tells the mini-program's own server of it. */
  pushed(openid: string, event: object): void;
}

const OK: WechatAnswer = { errcode: 0, errmsg: 'ok' };
/** So long a message takes; whoever sends a second one to the same user meanwhile is refused. */
const SENDING_MS = 10;
const STATES = ['developer', 'trial', 'formal'];
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'];
const invalid = (what: string) => refusal(47003, `argument invalid! ${what} invalid`);

/** Subscription messages: one for each permission that the user has given, every field checked, an outbox to look at. */
export function wechatMessages({ clock, templates, pages, isUser, pushed }: MessageOptions) {
  const credits = new Map<string, number>();
  const outbox: SentMessage[] = [];
  const underWay = new Set<string>();
  const of = (openid: string, templateId: string) => `${openid} ${templateId}`;

  /** Whether the texts are there under the template's keys, no more and no fewer, and each is such as its type may be. */
  function wrongData(templateId: string, data: unknown): WechatAnswer | undefined {
    const given = (data ?? {}) as Record<string, { value?: unknown } | undefined>;
    const wanted = templates[templateId] ?? [];
    const wrong = wanted.find((key) => !takesField(key, given[key]?.value));
    const needless = Object.keys(given).find((key) => !wanted.includes(key));
    return wrong || needless ? invalid(`data.${wrong ?? needless}.value`) : undefined;
  }

  function wrong(body: Readonly<Record<string, unknown>>): WechatAnswer | undefined {
    const { touser, template_id: templateId, page, miniprogram_state: state, lang, data } = body;
    if (typeof touser !== 'string' || !isUser(touser)) return refusal(40003, 'invalid openid');
    if (typeof templateId !== 'string' || !Object.hasOwn(templates, templateId))
      return refusal(40037, 'invalid template_id');
    if (typeof page !== 'string' || !pages.includes(page.split('?')[0] ?? '')) return refusal(41030, 'invalid page');
    if (!STATES.includes(String(state))) return invalid('miniprogram_state');
    if (!LANGUAGES.includes(String(lang))) return invalid('lang');
    if (JSON.stringify(data ?? {}).includes('【违规】')) return refusal(45168, 'hit sensitive words');
    return wrongData(templateId, data);
  }

  return {
    outbox,

    /** What a user answers when he is asked: an acceptance allows one message. */
    consent(openid: string, results: Readonly<Record<string, string>>): void {
      for (const [templateId, answer] of Object.entries(results)) {
        const key = of(openid, templateId);
        if (answer === 'accept') credits.set(key, (credits.get(key) ?? 0) + 1);
      }
      const list = Object.entries(results).map(([TemplateId, SubscribeStatusString]) => ({
        ...{ TemplateId, SubscribeStatusString, PopupScene: '0' },
      }));
      pushed(openid, { Event: 'subscribe_msg_popup_event', List: list });
    },

    /** He says in the settings that he wants none of these any more. */
    withdraw(openid: string, templateId: string): void {
      credits.set(of(openid, templateId), 0);
      // One entry comes as an object by itself, not as a list.
      const List = { TemplateId: templateId, SubscribeStatusString: 'reject' };
      pushed(openid, { Event: 'subscribe_msg_change_event', List });
    },

    credits: (openid: string, templateId: string): number => credits.get(of(openid, templateId)) ?? 0,

    /** `POST /cgi-bin/message/subscribe/send` */
    async send(body: Readonly<Record<string, unknown>>): Promise<WechatAnswer> {
      const fault = wrong(body);
      if (fault) return fault;
      const [touser, templateId] = [String(body.touser), String(body.template_id)];
      if (underWay.has(touser)) return refusal(43108, 'concurrent sending to one user');
      underWay.add(touser);
      await pause(SENDING_MS);
      underWay.delete(touser);
      const left = credits.get(of(touser, templateId)) ?? 0;
      if (left === 0) return refusal(43101, 'user refuse to accept the msg');
      credits.set(of(touser, templateId), left - 1);
      const given = body.data as Record<string, { value: string }>;
      const data = Object.fromEntries(Object.entries(given).map(([key, { value }]) => [key, value]));
      outbox.push({ at: new Date(clock()).toISOString(), touser, templateId, page: body.page, data });
      const List = { TemplateId: templateId, MsgID: String(outbox.length), ErrorCode: '0', ErrorStatus: 'success' };
      pushed(touser, { Event: 'subscribe_msg_sent_event', List });
      return OK;
    },
  };
}
