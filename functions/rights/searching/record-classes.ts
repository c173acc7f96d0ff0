import * as z from 'zod';
import type { Texts } from '../../kernel/errors.ts';

/** What hangs on a customer, in the classes in which he, the officer and a certificate are told of it. */
export const RecordClass = z.enum([
  'MASTER_DATA',
  'IDENTIFIERS',
  'CONSENTS',
  'MATTERS',
  'MATTER_TEXTS',
  'FILES',
  'CALLS',
  'OPINIONS',
  'LEADS',
  'STANDING',
  'MINI_PROGRAM',
  'MESSAGES',
  'TRACES',
  'REQUESTS',
  'HISTORY',
]);
export type RecordClass = z.infer<typeof RecordClass>;

export const classLabels: Readonly<Record<RecordClass, Texts>> = {
  MASTER_DATA: { zh: '客户资料', en: 'Master data' },
  IDENTIFIERS: { zh: '号码、卡、证件标识', en: 'Numbers, cards, documents' },
  CONSENTS: { zh: '同意与撤回记录', en: 'Consents' },
  MATTERS: { zh: '诉求工单', en: 'Matters' },
  MATTER_TEXTS: { zh: '诉求内容与联系方式', en: 'Words and contacts of matters' },
  FILES: { zh: '附件', en: 'Files' },
  CALLS: { zh: '预约回电与回访', en: 'Booked and follow-up calls' },
  OPINIONS: { zh: '评价与问卷', en: 'Opinions' },
  LEADS: { zh: '销售线索', en: 'Leads' },
  STANDING: { zh: '等级、消费与信用', en: 'Grade, spending, credit' },
  MINI_PROGRAM: { zh: '小程序账号与订阅', en: 'Mini-program account and permissions' },
  MESSAGES: { zh: '已发通知', en: 'Messages sent' },
  TRACES: { zh: '查重与计数索引', en: 'Indexes and counters' },
  REQUESTS: { zh: '个人信息权利请求', en: 'Requests for his own data' },
  HISTORY: { zh: '处理记录', en: 'What was done, and when' },
};

/**
 * The class of every kind of record that can hang on a customer, by the name under which the table keeps it. A test goes through all
 * kinds of the product: one that stands neither here nor among those below is found before it is forgotten in an answer or an erasure.
 */
export const classOf: Readonly<Record<string, RecordClass>> = {
  customer: 'MASTER_DATA',
  'customer-profile': 'MASTER_DATA',
  'customer-merged': 'MASTER_DATA',
  'name-marks': 'TRACES',
  'name-mark': 'TRACES',
  relation: 'MASTER_DATA',
  identifier: 'IDENTIFIERS',
  finding: 'TRACES',
  consent: 'CONSENTS',
  dealing: 'TRACES',
  ticket: 'MATTERS',
  'ticket-detail': 'MATTER_TEXTS',
  'ticket-identity': 'MATTER_TEXTS',
  'ticket-authority': 'MATTER_TEXTS',
  'ticket-file': 'FILES',
  'words-erased': 'HISTORY',
  'ticket-link': 'TRACES',
  'ticket-external': 'MATTERS',
  'compensation-request': 'HISTORY',
  'ticket-archive': 'HISTORY',
  'ticket-rating': 'OPINIONS',
  'co-order': 'HISTORY',
  lesson: 'HISTORY',
  'legal-hold': 'HISTORY',
  'text-check': 'HISTORY',
  'picture-check': 'HISTORY',
  'board-row': 'TRACES',
  attachment: 'FILES',
  'follow-up': 'CALLS',
  callback: 'CALLS',
  'callback-of-customer': 'TRACES',
  lead: 'LEADS',
  standing: 'STANDING',
  activity: 'STANDING',
  'credit-entry': 'STANDING',
  'wechat-account': 'MINI_PROGRAM',
  'wechat-of-customer': 'MINI_PROGRAM',
  subscriptions: 'MINI_PROGRAM',
  'service-window': 'MINI_PROGRAM',
  'phone-code': 'MINI_PROGRAM',
  'sent-codes': 'TRACES',
  'sign-out': 'MINI_PROGRAM',
  notice: 'MESSAGES',
  trace: 'TRACES',
  given: 'TRACES',
  'rights-request': 'REQUESTS',
  'rights-of-customer': 'TRACES',
  'open-right': 'TRACES',
  event: 'HISTORY',
};

/** Kinds that no walk over a customer reaches, and why that is right. */
export const notReached: Readonly<Record<string, readonly string[]>> = {
  'of the house, its people and its rules': [
    ...[
      'staff',
      'unit',
      'establishment',
      'deputy',
      'roster',
      'shift-types',
      'swap',
      'leave',
      'binding',
      'binding-code',
    ],
    ...['break-glass', 'policy', 'policy-version', 'calendar', 'place-code', 'access-token', 'data-key', 'site'],
    ...['replay', 'spent-challenge', 'tip', 'last-checkpoint', 'key-rotation', 'retimed', 'claims'],
  ],
  'of what a matter came of, by codes and numbers alone': ['cause-trace', 'cause-parent'],
  'a case against somebody of the house and its evidence (F27): kept as it was sealed, for him who is accused and for the authority, seen by nobody else (PIPL 47, paragraph 2), and gone by its own retention':
    ['leak-case', 'leak-reporter', 'leak-evidence', 'leak-hearing'],
  'the log of who was shown whose data (F26): it names him by his id alone, shows him what was done with his data, nobody may take it away for three years, and what follows from it is kept as long':
    ['read', 'read-mark', 'reading-day', 'access-alarm', 'canary', 'reveal-day', 'reveal-repeat', 'right-review'],
  'figures that name nobody': [
    'board-entry',
    'quality-row',
    'survey-row',
    'deletion-certificate',
    'erasure-certificate',
    'retention-run',
  ],
  'found by a secret that is kept nowhere; it names a customer by his id alone, holds no word, and goes by its own retention':
    ['survey'],
  'gone by itself within days: it names nobody but by his id, or is sealed': [
    ...['session', 'sign-in-repeat', 'wechat-push', 'picture-trace'],
  ],
  'who brought a list or took one, and what for, so that a leaked file names its recipient: rows lie in files for days, and what is left goes by its own retention':
    ['customer-import', 'customer-export'],
};
