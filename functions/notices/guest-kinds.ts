import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';
import { CallbackId, CustomerId, TicketId } from '../kernel/ids.ts';
import type { Purpose } from '../mini-program/model.ts';
import type { TicketStatus } from '../tickets/words.ts';
import type { Channel, Notice } from './model.ts';
import { noticeKinds } from './notice-kinds.ts';

/** How a guest is told of an event of his own matter. */
export interface GuestKind {
  /** Which subscription message tells it. */
  readonly purpose: Purpose;
  /** Where the matter stands, in five Chinese characters at most: a `phrase` of WeChat takes no more. */
  readonly status: string;
  /** In twenty characters at most in Chinese, as a `thing` of WeChat and a variable of a text message hold. */
  readonly text: Texts;
  readonly channels: readonly Channel[];
  /** Said only while the matter stands so; left out, always. */
  readonly while?: TicketStatus;
  /** Whom no way has reached is called: these are words that he waits for, and no other call of the house brings them. */
  readonly orCall?: true;
  /** Not told where he did it himself. */
  readonly byOthers?: true;
  /** Good to know, no more: where no way is open for it, nobody calls him. */
  readonly optional?: true;
  /** Of a booked call-back: told only where he wanted it, as far as he may want it or not. */
  readonly wanted?: true;
}

const told = (purpose: Purpose, status: string, text: Texts): GuestKind => ({
  ...{ purpose, status, text, channels: ['SUBSCRIPTION', 'SMS'] },
});
/** Of words that were said to him: in the chat that he has open, if he has, where he can answer. */
const said = (purpose: Purpose, status: string, text: Texts): GuestKind => ({
  ...told(purpose, status, text),
  channels: ['SERVICE', 'SUBSCRIPTION', 'SMS'],
});
/** Words that reach him, and be it by a call. */
const mustHear = (...of: Parameters<typeof said>): GuestKind => ({ ...said(...of), orCall: true });
/** Not worth a text message. */
const goodToKnow = (status: string, text: Texts): GuestKind => ({
  ...{ purpose: 'PROGRESS', status, text, channels: ['SUBSCRIPTION'], optional: true },
});

/** F34: what a guest is told of his own matter, as data. */
export const guestKinds: Readonly<Record<string, GuestKind>> = {
  'ticket.accepted': goodToKnow('已受理', { zh: '您的诉求已受理', en: 'Your matter is accepted' }),
  'work-order.taken-over': goodToKnow('处理中', {
    zh: '已有专人为您处理',
    en: 'A colleague is working on your matter',
  }),
  'ticket.declined': mustHear('RESULT', '不予受理', {
    zh: '您的诉求不予受理，请查看原因',
    en: 'Your matter is declined; see why',
  }),
  'ticket.transferred': mustHear('RESULT', '已转办', {
    zh: '您的诉求已转办，请查看去向',
    en: 'Your matter is passed on',
  }),
  // Entered by the desk: whoever has said nothing of the kind hears of it.
  'ticket.withdrawn': {
    ...told('RESULT', '已撤销', { zh: '您的诉求已按撤回办结', en: 'Your matter is taken back and closed' }),
    byOthers: true,
  },
  'ticket.withdrawal-noted': {
    ...told('PROGRESS', '已登记撤销', { zh: '撤回已登记，核实后办结', en: 'That you take it back is noted' }),
    byOthers: true,
  },
  'ticket.answered-at-once': mustHear('RESULT', '已答复', { zh: '您的咨询已答复', en: 'Your question is answered' }),
  'ticket.messaged': mustHear('PROGRESS', '有新回复', { zh: '您的诉求有新回复', en: 'There is a word for you' }),
  'ticket.asked': {
    ...mustHear('PROGRESS', '待补充', { zh: '请补充说明，以便继续处理', en: 'We have a question' }),
    while: 'WAITING_CUSTOMER',
  },
  'ticket.question-reminded': {
    ...told('PROGRESS', '待补充', { zh: '仍在等待您的补充说明', en: 'We still wait for your answer' }),
    while: 'WAITING_CUSTOMER',
  },
  'ticket.proposed': {
    ...mustHear('PROGRESS', '待确认', { zh: '处理方案已提出，请您确认', en: 'We propose a solution; please answer' }),
    while: 'PROPOSED',
  },
  'ticket.extended': {
    ...told('PROGRESS', '已延期', { zh: '处理期限已延长，请查看原因', en: 'More time was granted; see why' }),
    orCall: true,
  },
  'ticket.reopened': told('PROGRESS', '重新办理', { zh: '您的诉求已重新办理', en: 'Your matter is taken up again' }),
  // He is called after it anyway (F09).
  'ticket.resolved': said('RESULT', '已办结', { zh: '您的诉求已办结，请查看结果', en: 'Your matter is resolved' }),
  'callback.reminded': {
    ...told('CALLBACK', '即将回电', { zh: '十分钟后给您回电，请保持畅通', en: 'We call you in ten minutes' }),
    wanted: true,
  },
  'callback.unreached': {
    ...told('CALLBACK_CHANGED', '未接通', { zh: '多次致电未接通，可重新预约', en: 'We did not reach you; book again' }),
    ...{ channels: ['SUBSCRIPTION'], optional: true },
  },
  // Whether somebody called him, or he left a question unanswered: how it ended, and how he comes back.
  'ticket.closed': {
    ...said('RESULT', '已结案', { zh: '您的诉求已结案，可查看说明', en: 'Your matter is closed; see how it ended' }),
    optional: true,
  },
  'survey.asked': told('SURVEY', '请您评价', {
    zh: '请评价本次处理，两周内有效',
    en: 'How did we handle your matter? Open for two weeks',
  }),
  // F28: whoever asks for his own data, or in whose name somebody does, hears of it; why and what of is told where he signs in.
  'rights-request.received': {
    ...told('PROGRESS', '已收到', {
      zh: '您的个人信息请求已收到，办结另告',
      en: 'Your request for your own data has come in',
    }),
    optional: true,
  },
  'rights-request.granted': {
    ...told('PROGRESS', '已同意', {
      zh: '您的个人信息请求已同意，正在办理',
      en: 'Your request for your own data is granted',
    }),
    optional: true,
  },
  'rights-request.refused': told('RESULT', '未予同意', {
    zh: '个人信息请求未获同意，请查看理由',
    en: 'Your request for your own data is refused; see why',
  }),
  'rights-request.executed': told('RESULT', '已办结', {
    zh: '您的个人信息请求已办结，请查看',
    en: 'Your request for your own data is done',
  }),
  'rights-request.deferred': told('RESULT', '已限制', {
    zh: '有未结事项，信息已限制，期满后删除',
    en: 'A matter is open: your data are restricted, and erased once it is over',
  }),
  'ticket.concluded': mustHear('RESULT', '已终结', {
    zh: '您的诉求已终结，请查看说明',
    en: 'Your matter is concluded',
  }),
};

const Guest = z.union([CustomerId, TicketId, CallbackId]);

/** Whether a notice is for a guest and not for the house. */
export const isForGuest = ({ recipient }: Pick<Notice, 'recipient'>): boolean => Guest.safeParse(recipient).success;

/** How a notice is told: the house and guests hear of one event in different words, by different ways. */
export function kindOf(notice: Pick<Notice, 'recipient' | 'kind'>): {
  readonly text: Texts;
  readonly channels: readonly Channel[];
  readonly optional?: true;
} {
  const kind = (isForGuest(notice) ? guestKinds : noticeKinds)[notice.kind];
  return kind ?? { text: { zh: notice.kind, en: notice.kind }, channels: [] };
}
