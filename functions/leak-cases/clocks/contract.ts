import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { Label, longText, shortText } from '../../kernel/text.ts';
import * as refused from '../errors.ts';
import { always, byCase, caseVerb, EXAMPLE_CASE, LeakCaseView } from '../parts.ts';
import { NotificationClock } from './model.ts';

const byClock = byCase.extend({ clock: NotificationClock });
const verb = { ...caseVerb, capability: 'leakCase.notify', params: byClock } as const;

export const showTemplate = route({
  method: 'GET',
  path: '/leak-cases/{leakCaseId}/clocks/{clock}/template',
  audience: 'staff',
  capability: 'leakCase.read',
  summary: { zh: '通知模板（中英文，已填案件信息）', en: 'The notification to be filled in, in both languages' },
  params: byClock,
  answer: Label,
  refusals: [refused.leakCaseNotFound],
  example: { params: { leakCaseId: EXAMPLE_CASE, clock: 'AUTHORITY' } },
});

export const sendNotification = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/clocks/{clock}/send',
  summary: {
    zh: '登记已通知（内容须齐全：种类、原因、危害、措施、联系方式）',
    en: 'Somebody was told, with all that the law asks for: kinds, cause, harm, measures taken and possible, contact',
  },
  body: z.strictObject({
    /** Which authority, or which people, and by which way. */
    to: shortText(120),
    language: z.enum(['zh', 'en']).default('zh'),
    cause: longText(1_000),
    harm: longText(1_000),
    measuresTaken: longText(1_000),
    measuresPossible: longText(1_000),
    contact: shortText(120),
  }),
  answer: LeakCaseView.extend({ notification: z.string() }),
  refusals: [...always, refused.unknownClock],
  example: {
    params: { leakCaseId: EXAMPLE_CASE, clock: 'AUTHORITY' },
    body: {
      ...{ to: '自治区网信办（电话及书面）', cause: '内部人员越权查看', harm: '可能收到骚扰电话' },
      ...{ measuresTaken: '停用账号', measuresPossible: '警惕陌生来电', contact: '客服中心 0479-0000000' },
    },
  },
});

const reason = z.strictObject({ reason: longText(1_000) });

export const askWaiver = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/clocks/{clock}/ask-waiver',
  summary: { zh: '申请免予通知（说明理由）', en: 'Ask that nobody need be told, and say why' },
  body: reason,
  refusals: [...always, refused.unknownClock],
  example: {
    params: { leakCaseId: EXAMPLE_CASE, clock: 'INDIVIDUALS' },
    body: { reason: '文件加密且已收回，危害已有效避免' },
  },
});

export const decideWaiver = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/clocks/{clock}/decide-waiver',
  capability: 'leakCase.approveWaiver',
  summary: { zh: '审批免予通知', en: 'Grant or refuse it' },
  body: reason.extend({ granted: z.boolean() }),
  refusals: [...always, refused.unknownClock, refused.sameAsker],
  example: { params: { leakCaseId: EXAMPLE_CASE, clock: 'INDIVIDUALS' }, body: { granted: true, reason: '同意' } },
});

/** The routes of the clocks of notification. */
export const clockContract = { showTemplate, sendNotification, askWaiver, decideWaiver } as const;
