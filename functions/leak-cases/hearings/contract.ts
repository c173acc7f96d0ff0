import * as z from 'zod';
import { wrongState } from '../../kernel/moves.ts';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { StaffNo } from '../../tickets/words.ts';
import * as refused from '../errors.ts';
import { always, byCase, caseVerb } from '../parts.ts';
import { HearingView } from './parts.ts';

export const askHearing = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/ask-hearing',
  capability: 'leakCase.investigate',
  summary: { zh: '通知当事人陈述申辩（5个工作日）', en: 'Ask whom it is about to speak, within five working days' },
  body: z.strictObject({ staffNo: StaffNo, allegation: longText(2_000) }),
  refusals: [...always, refused.notTheInvestigator, refused.notAccused, refused.askedAlready],
  example: { body: { staffNo: 'S05', allegation: '11月22日夜间查看40位客户电话，无业务依据' } },
});

export const recordHearing = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/record-hearing',
  capability: 'leakCase.investigate',
  summary: { zh: '记录当事人陈述', en: 'Write down what he said' },
  body: z.strictObject({ staffNo: StaffNo, statement: longText(4_000) }),
  refusals: [...always, refused.notTheInvestigator, refused.hearingNotFound, refused.heardAlready],
  example: { body: { staffNo: 'S05', statement: '承认查看，称出于好奇' } },
});

export const listMyHearings = route({
  method: 'GET',
  path: '/leak-hearings',
  audience: 'staff',
  capability: 'leakCase.hearing',
  summary: { zh: '我的陈述申辩事项', en: 'What I am asked to speak to' },
  answer: z.object({ items: z.array(HearingView.omit({ recordedBy: true })) }),
  refusals: [],
});

export const speakInHearing = route({
  method: 'POST',
  path: '/leak-hearings/{leakCaseId}/statement',
  audience: 'staff',
  capability: 'leakCase.hearing',
  summary: { zh: '提交陈述申辩', en: 'Speak for oneself' },
  params: byCase,
  versioned: true,
  body: z.strictObject({ statement: longText(4_000) }),
  answer: HearingView.omit({ recordedBy: true }),
  refusals: [refused.hearingNotFound, refused.heardAlready, wrongState, stale, keyReused],
  example: { body: { statement: '系处理投诉所需，工单可查' } },
});

/** The routes of hearings: two for those who work on the case, two for whom it is about. */
export const hearingContract = { askHearing, recordHearing, listMyHearings, speakInHearing } as const;
