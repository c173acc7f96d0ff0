import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { anotherPerson } from '../duties/errors.ts';
import { mayNotHandle, nobodyToOffer, notTheHandler } from '../errors.ts';
import { always, verb } from '../parts.ts';
import { Priority, StaffNo } from '../words.ts';
import * as refused from './errors.ts';

/** Routes of leaders and handlers about an open matter: quicker, higher, later, or somebody else's. */

const reason = longText(500);

export const escalateTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/escalate',
  capability: 'ticket.escalate',
  summary: { zh: '人工升级', en: 'Escalate by hand, to the next level or a named one' },
  body: z.strictObject({ level: z.int().min(1).max(4).optional(), reason }),
  refusals: [...always, refused.atTheTop],
  example: { body: { reason: '诉求人情绪激动，要求负责人出面' } },
});

export const acknowledgeEscalation = route({
  ...verb,
  path: '/tickets/{ticketId}/acknowledge-escalation',
  capability: 'ticket.acknowledge',
  summary: { zh: '确认升级（逾期未确认则上报下一级）', en: 'Acknowledge what was told to me; else it is passed on' },
  body: z.strictObject({ note: longText(500).optional() }),
  refusals: [...always, refused.nothingToAcknowledge, refused.notToldToYou],
  example: { body: { note: '已电话联系客房部' } },
});

export const deescalateTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/de-escalate',
  capability: 'ticket.deescalate',
  summary: { zh: '降级并说明理由', en: 'Take back to a lower level, with the reason' },
  body: z.strictObject({ level: z.int().min(0).max(3), reason }),
  refusals: [...always, refused.notLower],
  example: { body: { level: 0, reason: '诉求人已同意等候至明日' } },
});

export const urgeTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/urge',
  capability: 'ticket.register',
  summary: { zh: '代登记催办（24小时一次，计数）', en: 'The guest urges, by telephone: once in 24 hours, counted' },
  body: z.strictObject({}),
  refusals: [...always, refused.urgedAlready],
});

export const reprioritiseTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/reprioritise',
  capability: 'ticket.reprioritise',
  summary: { zh: '调整优先级（已用时间保留）', en: 'Another priority; consumed and paused time stay' },
  body: z.strictObject({ priority: Priority, reason }),
  refusals: [...always],
  example: { body: { priority: 'P1', reason: '诉求人就医' } },
});

export const reassignTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/reassign',
  capability: 'ticket.dispatch',
  summary: { zh: '改派（指定人员或部门，否则按规则）', en: 'Give it to somebody else: named, of a unit, or by rule' },
  body: z.strictObject({ unitId: shortText(24).optional(), staffId: StaffNo.optional(), reason }),
  refusals: [...always, nobodyToOffer, mayNotHandle],
  example: { body: { unitId: 'CATERING', reason: '实为餐饮服务问题' } },
});

export const extendTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/extend',
  capability: 'ticket.handle',
  summary: { zh: '申请延期（到期前，最多两次）', en: 'Ask for more time, before it is over, at most twice' },
  body: z.strictObject({ workdays: z.int().min(1).max(10), reason }),
  refusals: [...always, notTheHandler, refused.extensionTooLate, refused.extensionsUsedUp, refused.extensionAsked],
  example: { body: { workdays: 2, reason: '配件须从呼和浩特调运' } },
});

export const decideExtension = route({
  ...verb,
  path: '/tickets/{ticketId}/decide-extension',
  capability: 'ticket.decideExtension',
  summary: {
    zh: '审批延期（主管3个工作日内，经理10个工作日内）',
    en: 'Grant more time or not: supervisor 3, manager 10 days',
  },
  body: z.strictObject({ granted: z.boolean(), message: longText(500) }),
  refusals: [...always, refused.noExtensionAsked, refused.notYourOwnRequest, refused.beyondYourGrant, anotherPerson],
  example: { body: { granted: true, message: '配件须从外地调运，办理时限延长2个工作日。' } },
});

export const situationOfTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/situation',
  capability: 'ticket.situation',
  summary: {
    zh: '突发事件现场情况（控制前每15分钟一次）',
    en: 'How an emergency stands, every 15 minutes until it is contained',
  },
  body: z.strictObject({ text: longText(500) }),
  refusals: [...always, refused.notAlarming],
  example: { body: { text: '客人 2 名已送医，意识清醒；餐厅已停业。' } },
});

export const containTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/contain',
  capability: 'ticket.handle',
  summary: { zh: '险情已控制（说明措施）', en: 'The danger is contained, by these measures' },
  body: z.strictObject({ measures: longText(500) }),
  refusals: [...always, refused.containedAlready],
  example: { body: { measures: '已停用该批次食材并封存样品，客人已送医' } },
});
