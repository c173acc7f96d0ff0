import * as z from 'zod';
import { LeakCaseId, TicketNo } from '../kernel/ids.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label, longText, shortText } from '../kernel/text.ts';
import { Instant, PlainDate } from '../kernel/time.ts';
import { staffNotFound } from '../staff/errors.ts';
import { ticketNotFound } from '../tickets/errors.ts';
import { StaffNo } from '../tickets/words.ts';
import * as refused from './errors.ts';
import { EvidenceView } from './evidence/parts.ts';
import { HearingView } from './hearings/parts.ts';
import { PersonalMeasure } from './model.ts';
import { always, byCase, caseVerb, LeakCaseView } from './parts.ts';
import { Damage, DataKind, LeakCaseStatus, LeakCaseType } from './words.ts';

/** Told to whoever reports, and to nobody else: he does not follow the case. */
const Receipt = z.object({ id: LeakCaseId, status: LeakCaseStatus, reportedAt: Instant });

const reads = { method: 'GET', audience: 'staff', capability: 'leakCase.read' } as const;
const triages = { ...caseVerb, capability: 'leakCase.triage' } as const;

export const reportLeakCase = route({
  method: 'POST',
  path: '/leak-cases',
  audience: 'staff',
  capability: 'leakCase.report',
  summary: {
    zh: '报告泄露或违规（可匿名；报告人受保护）',
    en: 'Report a leak or misconduct, anonymously if wished; who reports is protected',
  },
  body: z.strictObject({
    type: LeakCaseType,
    damage: Damage.optional(),
    /** Left out where the ticket's own words are enough. */
    description: longText(4_000).optional(),
    aboutStaff: z.array(StaffNo).max(5).default([]),
    /** The ticket of misconduct that it comes of. */
    ticketNo: TicketNo.optional(),
    anonymous: z.boolean().default(false),
    /** How the reporter wishes to be reached. */
    contact: shortText(80).optional(),
  }),
  status: 201,
  idempotencyKey: 'needed',
  answer: Receipt,
  refusals: [
    staffNotFound,
    ticketNotFound,
    keyReused,
    refused.damageWanted,
    refused.wordsWanted,
    refused.notMisconduct,
  ],
  example: { body: { type: 'IMPROPER_ACCESS', description: '有人在夜间批量查看客户电话', anonymous: true } },
});

export const listLeakCases = route({
  ...reads,
  path: '/leak-cases',
  summary: { zh: '案件列表，最新报告在前', en: 'Cases, the newest report first' },
  query: pageQuery.extend({
    status: LeakCaseStatus.optional(),
    type: LeakCaseType.optional(),
    ticketNo: TicketNo.optional(),
    closed: z.stringbool().optional(),
  }),
  answer: listOf(LeakCaseView),
  refusals: [badCursor],
});

const TypeCounts = z.object({
  type: LeakCaseType,
  typeText: Label,
  reported: z.int(),
  open: z.int(),
  confirmed: z.int(),
  unfounded: z.int(),
  falseReports: z.int(),
  penalties: z.int(),
  lateTriage: z.int(),
  lateNotifications: z.int(),
});

export const countLeakCases = route({
  ...reads,
  path: '/leak-cases/statistics',
  summary: { zh: '按类型统计（按报告日）', en: 'Counts by type, by day of report' },
  query: z.strictObject({ from: PlainDate.optional(), to: PlainDate.optional() }),
  answer: z.object({ items: z.array(TypeCounts), /** More cases than are counted at once. */ partial: z.boolean() }),
  refusals: [],
});

/** A case whole: its words in clear, for they are the house's own; evidence without its content. */
const WholeCase = LeakCaseView.extend({
  words: z.record(z.string(), z.string()),
  /** What was proposed and decided against whom, in words. */
  measureList: z.array(
    PersonalMeasure.extend({
      part: z.enum(['PROPOSED', 'DECIDED']),
      text: Label,
    }),
  ),
  evidenceList: z.array(EvidenceView),
  hearingList: z.array(HearingView),
});

export const viewLeakCase = route({
  ...reads,
  path: '/leak-cases/{leakCaseId}',
  summary: { zh: '查看案件', en: 'Read a case' },
  params: byCase,
  answer: WholeCase,
  refusals: [refused.leakCaseNotFound],
});

const Step = z.object({
  at: Instant,
  what: z.string(),
  version: z.int(),
  actor: z.object({ kind: z.string(), id: z.string().optional(), post: z.string().optional() }),
  facts: z.record(z.string(), z.unknown()),
  texts: z.record(z.string(), z.string()).optional(),
});

export const viewLeakTimeline = route({
  ...reads,
  path: '/leak-cases/{leakCaseId}/timeline',
  summary: { zh: '案件经过', en: 'What happened, oldest first' },
  params: byCase,
  query: pageQuery,
  answer: listOf(Step),
  refusals: [refused.leakCaseNotFound, badCursor],
});

export const triageLeakCase = route({
  ...triages,
  path: '/leak-cases/{leakCaseId}/triage',
  summary: {
    zh: '分级：类型、是否涉及个人信息、影响人数',
    en: 'What it is, whether personal data is concerned, how many people',
  },
  body: z.strictObject({
    type: LeakCaseType,
    damage: Damage.optional(),
    personalData: z.boolean(),
    /** An incident of a larger class by the rule on incident reports (R64). */
    largerClass: z.boolean(),
    peopleAffected: z.int().min(0).max(10_000_000),
    dataKinds: z.array(DataKind).max(10),
    note: longText(1_000),
  }),
  refusals: [...always, refused.damageWanted],
  example: {
    body: {
      ...{ type: 'IMPROPER_ACCESS', personalData: true, largerClass: false, peopleAffected: 40 },
      ...{ dataKinds: ['NAME', 'PHONE'], note: '夜间查看 40 位客户电话' },
    },
  },
});

const measures = z.strictObject({ measures: longText(2_000) });

export const containLeakCase = route({
  ...triages,
  path: '/leak-cases/{leakCaseId}/contain',
  summary: { zh: '记录补救措施，情况已控制', en: 'It is contained, and by what' },
  body: measures,
  refusals: [...always],
  example: { body: { measures: '停用账号，收回导出文件' } },
});

export const remedyLeakCase = route({
  ...triages,
  path: '/leak-cases/{leakCaseId}/remedy',
  summary: { zh: '追加补救措施', en: 'A further remedy' },
  body: measures,
  refusals: [...always],
  example: { body: { measures: '更换共享盘密码' } },
});

export const investigateLeakCase = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/investigate',
  capability: 'leakCase.investigate',
  summary: { zh: '承接调查（由本人承接）', en: 'Take the investigation on oneself' },
  body: z.strictObject({}),
  refusals: [...always, refused.ownReport, refused.separated, refused.hasInvestigator, refused.tooManyPeople],
  example: { body: {} },
});

const person = z.strictObject({ staffNo: StaffNo, reason: longText(500) });
const because = z.strictObject({ reason: longText(500) });

export const relieveInvestigator = route({
  ...triages,
  path: '/leak-cases/{leakCaseId}/relieve',
  summary: { zh: '解除调查人（离岗等）', en: 'The investigator is away: somebody else may take it on' },
  body: because,
  refusals: [...always, refused.noInvestigator],
  example: { body: { reason: '调查人休假' } },
});

export const accusePerson = route({
  ...triages,
  path: '/leak-cases/{leakCaseId}/accuse',
  summary: {
    zh: '列为当事人（此后不得知悉本案）',
    en: 'It is about this person, too, who knows nothing of it from now on',
  },
  body: person,
  refusals: [...always, staffNotFound, refused.keptAwayAlready, refused.tooManyPeople, refused.handOverFirst],
  example: { body: { staffNo: 'S05', reason: '日志指向其账号' } },
});

export const recusePerson = route({
  ...caseVerb,
  capability: 'leakCase.recuse',
  path: '/leak-cases/{leakCaseId}/recuse',
  summary: { zh: '回避（本人或他人）', en: 'Keep somebody away who has an interest in it, oneself too' },
  body: person,
  refusals: [...always, staffNotFound, refused.keptAwayAlready, refused.tooManyPeople, refused.handOverFirst],
  example: { body: { staffNo: 'S02', reason: '与当事人系亲属' } },
});

export const linkLeakTicket = route({
  ...triages,
  path: '/leak-cases/{leakCaseId}/link-ticket',
  summary: { zh: '关联违规类工单', en: 'Link it with a ticket of misconduct' },
  body: z.strictObject({ ticketNo: TicketNo }),
  refusals: [...always, ticketNotFound, refused.notMisconduct],
  example: { body: { ticketNo: 'GD20261123A7K2MX' } },
});

export const confirmLeakCase = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/confirm',
  capability: 'leakCase.investigate',
  summary: { zh: '认定属实（须有已封存证据）', en: 'It is true, on sealed evidence' },
  body: z.strictObject({ finding: longText(4_000) }),
  refusals: [...always, refused.notTheInvestigator, refused.evidenceWanted],
  example: { body: { finding: '日志与本人陈述一致，属实' } },
});

export const dismissLeakCase = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/dismiss',
  capability: 'leakCase.investigate',
  summary: { zh: '认定不属实；恶意诬告另行注明', en: 'It is not true; a report that was false on purpose is noted' },
  body: z.strictObject({ finding: longText(4_000), falseReport: z.boolean().default(false) }),
  refusals: [...always, refused.notTheInvestigator],
  example: { body: { finding: '查看均有业务依据' } },
});

export const resumeLeakCase = route({
  ...triages,
  path: '/leak-cases/{leakCaseId}/resume',
  summary: { zh: '有新事实，恢复调查', en: 'New facts: it is looked into again' },
  body: because,
  refusals: [...always],
  example: { body: { reason: '发现新的导出记录' } },
});

export const revealReporter = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/reporter',
  capability: 'leakCase.revealReporter',
  summary: {
    zh: '查看报告人身份（仅隐私专员，须说明理由，留痕，每日限次）',
    en: 'Who reported it: for the privacy officer alone, with a reason, on record, so many times a day',
  },
  body: because,
  reads: 'COLLEAGUES',
  answer: z.object({ staffNo: StaffNo, contact: z.string().optional() }),
  reveals: true,
  refusals: [...always, refused.noReporter, refused.tooManyLookups],
  example: { body: { reason: '须向报告人核实时间' } },
});

/** The routes of the case itself. */
export const caseContract = {
  reportLeakCase,
  listLeakCases,
  countLeakCases,
  viewLeakCase,
  viewLeakTimeline,
  triageLeakCase,
  containLeakCase,
  remedyLeakCase,
  investigateLeakCase,
  relieveInvestigator,
  accusePerson,
  recusePerson,
  linkLeakTicket,
  confirmLeakCase,
  dismissLeakCase,
  resumeLeakCase,
  revealReporter,
} as const;
