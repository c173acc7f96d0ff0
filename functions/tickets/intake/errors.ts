import { refusal } from '../../kernel/errors.ts';

/** A colleague writes it down: whoever is complained about must not be the one who registers it. */
export const authorityMissing = refusal('ticket.authorityMissing', 'refused', () => ({
  zh: '代为投诉须先出示授权文件，方可同意方案',
  en: 'Whoever acts for another shows a document of authority before he settles',
}));

export const notConvertible = refusal(
  'ticket.notConvertible',
  'refused',
  (_from: string, _to: string) => ({
    zh: '投诉、举报和紧急事项不能改为其他类别',
    en: 'What is a complaint, a report of misconduct or an emergency does not become less',
  }),
  (from, to) => ({ from, to }),
);

export const notOnBehalf = refusal('ticket.notOnBehalf', 'conflict', () => ({
  zh: '该诉求不是代为提出，或授权文件已登记',
  en: 'It is not told on behalf of another, or the document was shown already',
}));

export const aboutYourself = refusal('ticket.aboutYourself', 'refused', () => ({
  zh: '涉及本人的诉求须由他人登记',
  en: 'A matter about yourself is registered by somebody else',
}));

/** Nobody of this number works here now; `data.fields` says which. */
export const staffUnknown = refusal(
  'ticket.staffUnknown',
  'invalid',
  (_n: number) => ({ zh: '没有该工号的在职员工', en: 'Nobody of this number works here' }),
  (n) => ({ fields: [{ path: `aboutStaff.${n}`, reason: 'nobody of this number works here' }] }),
);

export const alreadyNamed = refusal('ticket.notAnonymous', 'conflict', () => ({
  zh: '该诉求不是匿名诉求',
  en: 'This matter is not anonymous',
}));

export const noWayToReach = refusal(
  'ticket.noWayToReach',
  'invalid',
  () => ({ zh: '请留下电话或邮箱', en: 'A phone number or an e-mail address is needed' }),
  () => ({ fields: [{ path: 'contact', reason: 'phone or email is needed' }] }),
);

/** The sheet that a visitor has signed is kept with his matter, or it proves nothing later. */
export const summaryNotAttached = refusal(
  'ticket.summaryNotAttached',
  'invalid',
  () => ({ zh: '签字记录须同时作为附件提交', en: 'The signed summary is one of the files that come with the matter' }),
  () => ({ fields: [{ path: 'source.visit.signedSummary', reason: 'not among the attachments' }] }),
);

export const sourceNotOfChannel = refusal(
  'ticket.sourceNotOfChannel',
  'invalid',
  (part: string, channel: string) => ({
    zh: '来源信息与受理渠道不符',
    en: `What is told of a ${part} does not belong to the channel ${channel}`,
  }),
  (part) => ({ fields: [{ path: `source.${part}`, reason: 'not of this channel' }] }),
);

/** What an authority forwards runs by its date: without it nobody would see that it is late. */
export const externalMissing = refusal(
  'ticket.externalMissing',
  'invalid',
  (channel: string) => ({
    zh: '转办件须填写主管部门、对方编号、转办时间和办理期限',
    en: `What comes by ${channel} is entered with the authority, its number, and when it was forwarded and is due`,
  }),
  () => ({ fields: [{ path: 'source.external', reason: 'authority, number and dates are needed' }] }),
);

/** Another authority has set an earlier date: that one runs; `data.dueAt` is it. */
export const otherAuthorityRuns = refusal(
  'ticket.otherAuthorityRuns',
  'conflict',
  (_dueAt: string) => ({
    zh: '另一主管部门的期限更早，以较早期限为准',
    en: 'Another authority has set an earlier date, by which it runs; note this one',
  }),
  (dueAt) => ({ dueAt }),
);

/** No authority has set a date for this matter, or it was answered already. */
export const noAuthorityWaits = refusal('ticket.noAuthorityWaits', 'conflict', () => ({
  zh: '没有待答复的主管部门期限',
  en: 'No authority waits for an answer about this matter',
}));

export const proofNeeded = refusal(
  'ticket.proofNeeded',
  'invalid',
  () => ({
    zh: '请核对查询码，或说明如何确认其为诉求人',
    en: 'Check his query code, or say how he has shown that it is his',
  }),
  () => ({ fields: [{ path: 'queryCode', reason: 'a query code or a proof is needed' }] }),
);

export const sourceOutOfOrder = refusal(
  'ticket.sourceOutOfOrder',
  'invalid',
  (_path: string) => ({ zh: '来源日期先后不符', en: 'The dates of the source do not follow each other' }),
  (path) => ({ fields: [{ path, reason: 'in the future, or before what it follows' }] }),
);

/** Told for a wrong number and a wrong code alike, so that nobody can find out which numbers exist. */
export const wrongQueryCode = refusal('ticket.wrongQueryCode', 'missing', () => ({
  zh: '工单号或查询码不正确',
  en: 'The number or the query code is not right',
}));

export const tooManyTries = refusal(
  'ticket.tooManyTries',
  'busy',
  (_retryAfterSeconds: number) => ({
    zh: '尝试次数过多，请15分钟后再试',
    en: 'Too many tries; try again in 15 minutes',
  }),
  (retryAfterSeconds) => ({ retryAfterSeconds }),
);
