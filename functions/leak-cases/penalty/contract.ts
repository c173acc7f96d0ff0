import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { PlainDate } from '../../kernel/time.ts';
import { dueInPast, unknownCause } from '../../lessons/errors.ts';
import { staffNotFound } from '../../staff/errors.ts';
import { StaffNo } from '../../tickets/words.ts';
import * as refused from '../errors.ts';
import { PersonalMeasure } from '../model.ts';
import { always, caseVerb } from '../parts.ts';

const measures = z.array(PersonalMeasure).min(1).max(5);

export const proposePenalty = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/propose',
  capability: 'leakCase.propose',
  summary: {
    zh: '提请处罚：依据、证据、建议（当事人已陈述或期满）',
    en: 'Propose a penalty: rule, evidence, recommendation, when everybody concerned could speak',
  },
  body: z.strictObject({
    rule: shortText(120),
    evidence: z.array(z.int().min(1).max(90)).min(1).max(50),
    measures,
    recommendation: longText(4_000),
  }),
  refusals: [
    ...always,
    refused.ownReport,
    refused.separated,
    refused.accusedWanted,
    refused.evidenceWanted,
    refused.notHeard,
  ],
  example: {
    body: {
      ...{ rule: '客户信息保密制度第7条', evidence: [1] },
      ...{ measures: [{ staffNo: 'S05', measure: 'DEMERIT' }], recommendation: '初次违规，建议记过并调整权限' },
    },
  },
});

export const decidePenalty = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/decide',
  capability: 'leakCase.decide',
  summary: {
    zh: '公司领导决定（可变更或不予处罚）',
    en: 'The company’s leader decides: as proposed, otherwise, or nothing',
  },
  body: z.strictObject({ measures, ruling: longText(2_000) }),
  refusals: [...always, refused.ownReport, refused.separated, refused.accusedWanted],
  example: { body: { measures: [{ staffNo: 'S05', measure: 'DEMERIT' }], ruling: '同意' } },
});

export const sendBackPenalty = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/send-back',
  capability: 'leakCase.decide',
  summary: { zh: '退回补充', en: 'Send it back: more is to be found out or said' },
  body: z.strictObject({ reason: longText(500) }),
  refusals: [...always, refused.ownReport, refused.separated],
  example: { body: { reason: '请补充导出记录' } },
});

export const executePenalty = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/execute',
  capability: 'leakCase.execute',
  summary: { zh: '登记执行情况', en: 'It was carried out: when, and where that can be read' },
  body: z.strictObject({ on: PlainDate, ref: shortText(60), note: longText(500) }),
  refusals: [...always, refused.nothingToExecute],
  example: { body: { on: '2026-12-04', ref: '人事决定 2026-17', note: '已送达本人' } },
});

export const closeLeakCase = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/close',
  capability: 'leakCase.close',
  summary: {
    zh: '结案（属实的须落实改进措施、责任人、期限）',
    en: 'Close it; a confirmed one leads to a change, its owner and its day',
  },
  body: z.strictObject({
    note: longText(500),
    control: z
      .strictObject({ cause: shortText(24), action: longText(500), owner: StaffNo, dueOn: PlainDate })
      .optional(),
  }),
  refusals: [
    ...always,
    refused.penaltyOwed,
    refused.notContained,
    refused.notificationOwed,
    refused.evidenceOpen,
    refused.controlWanted,
    staffNotFound,
    unknownCause,
    dueInPast,
  ],
  example: {
    body: {
      note: '已执行，改进措施落实到人',
      control: { cause: 'DATA_PROTECTION', action: '夜间查看电话须值班经理同意', owner: 'S02', dueOn: '2099-12-18' },
    },
  },
});

/** The routes from proposal to close. */
export const penaltyContract = {
  proposePenalty,
  decidePenalty,
  sendBackPenalty,
  executePenalty,
  closeLeakCase,
} as const;
