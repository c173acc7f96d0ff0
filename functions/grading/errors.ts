import { refusal } from '../kernel/errors.ts';

export const activityInFuture = refusal(
  'grade.activityInFuture',
  'invalid',
  () => ({ zh: '发生时间不能晚于现在', en: 'It cannot have happened in the future' }),
  () => ({ fields: [{ path: 'at', reason: 'in the future' }] }),
);

export const activityKnown = refusal('grade.activityKnown', 'conflict', () => ({
  zh: '该笔消费、到访或推荐已计入',
  en: 'This spend, visit or referral is counted already',
}));

export const overrideOver = refusal(
  'grade.overrideOver',
  'invalid',
  () => ({ zh: '有效期须晚于现在', en: 'It must end in the future' }),
  () => ({ fields: [{ path: 'until', reason: 'in the past' }] }),
);

export const overrideTooLong = refusal(
  'grade.overrideTooLong',
  'invalid',
  (days: number) => ({
    zh: `人工定级最长 ${days} 天`,
    en: `A grade set by hand lasts ${days} days at most`,
  }),
  (days) => ({ fields: [{ path: 'until', reason: `more than ${days} days away` }] }),
);

export const nothingAsked = refusal('grade.nothingAsked', 'conflict', () => ({
  zh: '没有待审批的人工定级',
  en: 'No grade waits to be approved',
}));

export const ownOverride = refusal('grade.ownOverride', 'refused', () => ({
  zh: '申请人不能审批自己的申请',
  en: 'Whoever asks for a grade does not approve it',
}));

export const noOverride = refusal('grade.noOverride', 'conflict', () => ({
  zh: '当前没有人工定级',
  en: 'No grade is set by hand now',
}));

export const creditEntryNotFound = refusal('credit.notFound', 'missing', () => ({
  zh: '信用记录不存在',
  en: 'There is no such credit entry',
}));

export const ownCreditEntry = refusal('credit.ownEntry', 'refused', () => ({
  zh: '记录人不能裁定对自己所记内容的异议',
  en: 'Whoever recorded it does not decide whether it stands',
}));

export const creditInFuture = refusal(
  'credit.inFuture',
  'invalid',
  () => ({ zh: '发生时间不能晚于现在', en: 'It cannot have happened in the future' }),
  () => ({ fields: [{ path: 'occurredAt', reason: 'in the future' }] }),
);
