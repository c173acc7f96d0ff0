import { refusal } from '../kernel/errors.ts';
import type { Instant } from '../kernel/time.ts';

/** There is no such case, or none that the caller may know of: the two are never told apart. */
export const leakCaseNotFound = refusal('leakCase.notFound', 'missing', () => ({
  zh: '案件不存在',
  en: 'There is no such case',
}));

export const damageWanted = refusal(
  'leakCase.damageWanted',
  'invalid',
  () => ({ zh: '损害客户关系须填写情形，其他类型不填', en: 'Say how the relation was damaged, for that type alone' }),
  () => ({ fields: [{ path: 'damage', reason: 'goes with RELATIONSHIP_DAMAGE, and with nothing else' }] }),
);

export const wordsWanted = refusal(
  'leakCase.wordsWanted',
  'invalid',
  () => ({ zh: '请填写情况说明', en: 'Say what happened' }),
  () => ({ fields: [{ path: 'description', reason: 'needed without a ticket' }] }),
);

export const notMisconduct = refusal('leakCase.notMisconduct', 'conflict', () => ({
  zh: '仅违规类工单可转入或关联案件',
  en: 'Only a ticket of misconduct becomes, or belongs to, a case',
}));

/** Separation of duties, by person and not by post. */
export const separated = refusal(
  'leakCase.separated',
  'forbidden',
  (_role: string) => ({ zh: '您已以其他身份参与本案，须由他人办理', en: 'You have another part in this case already' }),
  (role) => ({ role }),
);

export const ownReport = refusal('leakCase.ownReport', 'forbidden', () => ({
  zh: '报告人不得调查、提请或决定本案',
  en: 'Whoever reported a case does not investigate, propose or decide it',
}));

export const notTheInvestigator = refusal('leakCase.notTheInvestigator', 'forbidden', () => ({
  zh: '仅本案调查人可以操作',
  en: 'Only whoever investigates this case does that',
}));

export const hasInvestigator = refusal('leakCase.hasInvestigator', 'conflict', () => ({
  zh: '本案已有调查人',
  en: 'Somebody investigates this case',
}));

export const noInvestigator = refusal('leakCase.noInvestigator', 'conflict', () => ({
  zh: '本案暂无调查人',
  en: 'Nobody investigates this case',
}));

export const keptAwayAlready = refusal('leakCase.keptAwayAlready', 'conflict', () => ({
  zh: '该员工已回避或已被列为当事人',
  en: 'This person is kept away from the case already',
}));

export const tooManyPeople = refusal('leakCase.tooManyPeople', 'conflict', () => ({
  zh: '人数已达上限',
  en: 'No more people can be named',
}));

export const handOverFirst = refusal('leakCase.handOverFirst', 'conflict', () => ({
  zh: '请先移交保管的证据',
  en: 'Hand over the evidence that you hold first',
}));

export const evidenceNotFound = refusal('leakCase.evidenceNotFound', 'missing', () => ({
  zh: '证据不存在',
  en: 'There is no such evidence',
}));

export const tooMuchEvidence = refusal('leakCase.tooMuchEvidence', 'conflict', () => ({
  zh: '证据数量已达上限',
  en: 'A case holds no more evidence',
}));

export const evidenceSealed = refusal('leakCase.evidenceSealed', 'conflict', () => ({
  zh: '证据已封存，不可更改；请另附补充说明',
  en: 'It is sealed and does not change; add an addendum',
}));

export const evidenceNotSealed = refusal('leakCase.evidenceNotSealed', 'conflict', () => ({
  zh: '证据尚未封存',
  en: 'It is not sealed yet',
}));

export const notTheCustodian = refusal('leakCase.notTheCustodian', 'forbidden', () => ({
  zh: '仅证据保管人可以操作',
  en: 'Only whoever holds this evidence does that',
}));

export const offerOpen = refusal('leakCase.offerOpen', 'conflict', () => ({
  zh: '该证据有待接收的移交',
  en: 'It is being handed over already',
}));

export const tooManyHands = refusal('leakCase.tooManyHands', 'conflict', () => ({
  zh: '移交次数已达上限',
  en: 'It has been through as many hands as it can be',
}));

export const noOffer = refusal('leakCase.noOffer', 'conflict', () => ({
  zh: '没有移交给您的证据',
  en: 'Nothing of this is handed over to you',
}));

export const viewAsked = refusal('leakCase.viewAsked', 'conflict', () => ({
  zh: '该证据有待批准或已批准的查看',
  en: 'A view of it is asked for, or approved, already',
}));

export const noViewAsked = refusal('leakCase.noViewAsked', 'conflict', () => ({
  zh: '没有待批准的查看申请，或已过时限',
  en: 'No view is asked for, or its time is over',
}));

export const secondPersonNeeded = refusal('leakCase.secondPersonNeeded', 'forbidden', () => ({
  zh: '查看已封存证据须另一人批准',
  en: 'A second person must approve a view of sealed evidence',
}));

export const sameAsker = refusal('leakCase.sameAsker', 'forbidden', () => ({
  zh: '不能批准本人的申请',
  en: 'Nobody approves what he asked for himself',
}));

export const unknownClock = refusal(
  'leakCase.unknownClock',
  'conflict',
  (_clock: string) => ({ zh: '本案没有此项通知时限', en: 'Nobody of this kind has to be told in this case' }),
  (clock) => ({ clock }),
);

export const notAccused = refusal(
  'leakCase.notAccused',
  'conflict',
  (_staffNo: string) => ({ zh: '该员工不是本案当事人', en: 'This case is not about that person' }),
  (staffNo) => ({ staffNo }),
);

export const askedAlready = refusal('leakCase.askedAlready', 'conflict', () => ({
  zh: '已通知其陈述申辩',
  en: 'This person was asked to speak already',
}));

export const hearingNotFound = refusal('leakCase.hearingNotFound', 'missing', () => ({
  zh: '没有待您陈述申辩的事项',
  en: 'Nothing waits for you to speak',
}));

export const heardAlready = refusal('leakCase.heardAlready', 'conflict', () => ({
  zh: '陈述申辩已记录',
  en: 'What was said is recorded already',
}));

/** F27: nobody is punished who could not speak. */
export const notHeard = refusal(
  'leakCase.notHeard',
  'conflict',
  (_staffNo: string, until?: Instant) => ({
    zh: until ? '当事人尚未陈述申辩，期限未满' : '尚未通知当事人陈述申辩',
    en: until ? 'This person has not spoken yet, and still may' : 'This person was not asked to speak yet',
  }),
  (staffNo, until) => ({ staffNo, ...(until && { until }) }),
);

export const evidenceWanted = refusal('leakCase.evidenceWanted', 'conflict', () => ({
  zh: '须有已封存的证据',
  en: 'Sealed evidence is needed',
}));

export const accusedWanted = refusal('leakCase.accusedWanted', 'conflict', () => ({
  zh: '须对每名当事人各提一项建议',
  en: 'There is one measure for each person whom the case is about',
}));

export const penaltyOwed = refusal('leakCase.penaltyOwed', 'conflict', () => ({
  zh: '须经公司领导决定并执行后结案',
  en: 'The company’s leader decides first, and what he decided is carried out',
}));

export const nothingToExecute = refusal('leakCase.nothingToExecute', 'conflict', () => ({
  zh: '决定不予处罚，无须执行',
  en: 'It was decided that nobody is punished',
}));

export const notContained = refusal('leakCase.notContained', 'conflict', () => ({
  zh: '须先记录补救措施',
  en: 'Say first what was done to contain it',
}));

export const notificationOwed = refusal(
  'leakCase.notificationOwed',
  'conflict',
  (_clock: string) => ({
    zh: '尚有通知未完成或未获批免予通知',
    en: 'Somebody is still to be told, or that is to be waived',
  }),
  (clock) => ({ clock }),
);

export const controlWanted = refusal(
  'leakCase.controlWanted',
  'invalid',
  () => ({
    zh: '属实案件结案须落实改进措施、责任人与期限',
    en: 'A confirmed case closes with a change, its owner and its day',
  }),
  () => ({ fields: [{ path: 'control', reason: 'needed where the case is confirmed' }] }),
);

export const evidenceOpen = refusal('leakCase.evidenceOpen', 'conflict', () => ({
  zh: '尚有证据未封存',
  en: 'Some evidence is not sealed',
}));

/** Who reported cases was looked up too often today. */
export const tooManyLookups = refusal(
  'leakCase.tooManyLookups',
  'busy',
  (_retryAfterSeconds: number) => ({
    zh: '今日查看报告人次数已达上限，请明日再试',
    en: 'Reporters were looked up as often as is allowed in a day; try again tomorrow',
  }),
  (retryAfterSeconds) => ({ retryAfterSeconds }),
);

export const noReporter = refusal('leakCase.noReporter', 'missing', () => ({
  zh: '匿名报告，无报告人信息',
  en: 'The report is anonymous',
}));

export const contentWanted = refusal(
  'leakCase.contentWanted',
  'invalid',
  () => ({ zh: '请填写文字或上传文件（二选一）', en: 'Evidence is a text or a file, and not both' }),
  () => ({ fields: [{ path: 'text', reason: 'a text or a file' }] }),
);

export const fileMissing = refusal('leakCase.fileMissing', 'conflict', () => ({
  zh: '未找到已上传的文件',
  en: 'The file has not arrived, or is there no more',
}));
