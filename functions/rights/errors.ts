import { refusal } from '../kernel/errors.ts';

export const rightsRequestNotFound = refusal('rights.notFound', 'missing', () => ({
  zh: '该请求不存在',
  en: 'There is no such request',
}));

/** One request of a kind at a time. */
export const alreadyOpen = refusal(
  'rights.alreadyOpen',
  'conflict',
  (_id: string) => ({ zh: '同类请求正在办理中', en: 'A request of this kind is open already' }),
  (id) => ({ rightsRequestId: id }),
);

export const detailsWanted = refusal(
  'rights.detailsWanted',
  'invalid',
  (_path: string) => ({ zh: '请填写该类请求所需的内容', en: 'A request of this kind needs more to be said' }),
  (path) => ({ fields: [{ path, reason: 'needed for a request of this kind, and for no other' }] }),
);

export const receivedLater = refusal(
  'rights.receivedLater',
  'invalid',
  () => ({
    zh: '收到时间不能晚于现在，也不能早于三十天前',
    en: 'It was received not later than now, nor over thirty days ago',
  }),
  () => ({ fields: [{ path: 'receivedAt', reason: 'not later than now, nor over thirty days ago' }] }),
);

/** Two independent things; the code and the number that it went to are one. */
export const twoFactorsWanted = refusal(
  'rights.twoFactorsWanted',
  'invalid',
  () => ({ zh: '核验身份须有两项相互独立的凭证', en: 'Two things that do not hang together show who he is' }),
  () => ({ fields: [{ path: 'factors', reason: 'two independent ones are needed' }] }),
);

/** Which of them was wrong is not told. */
export const notIdentified = refusal(
  'rights.notIdentified',
  'refused',
  (_left: number) => ({ zh: '核验未通过', en: 'This does not show that it is he' }),
  (left) => ({ triesLeft: left }),
);

export const identityLocked = refusal('rights.identityLocked', 'refused', () => ({
  zh: '核验错误次数过多，已锁定，请联系隐私专员',
  en: 'Wrong too often; only the privacy officer lets it be tried again',
}));

/** He has shown no number to be his: there is nothing to send a code to. */
export const noProvenPhone = refusal('rights.noProvenPhone', 'refused', () => ({
  zh: '请先验证手机号，或到店由工作人员核验身份',
  en: 'Verify your phone first, or come to the desk',
}));

export const sameApplicant = refusal('rights.sameApplicant', 'refused', () => ({
  zh: '登记或核验该请求的人员不得审批',
  en: 'Whoever entered it or checked the identity does not decide on it',
}));

export const reasonWanted = refusal(
  'rights.reasonWanted',
  'invalid',
  () => ({ zh: '拒绝须选择适用的法定理由', en: 'A refusal names a ground of the law that fits the request' }),
  () => ({ fields: [{ path: 'reason', reason: 'needed where it is refused; one that fits its kind' }] }),
);

export const noPackage = refusal('rights.noPackage', 'missing', () => ({
  zh: '资料包不存在或已过期，请重新申请',
  en: 'There is no package, or its days are over; ask again',
}));

export const noCertificate = refusal('rights.noCertificate', 'missing', () => ({
  zh: '该请求没有删除证明',
  en: 'Nothing was erased by this request, or not yet',
}));

export const customerClosed = refusal('rights.customerClosed', 'conflict', () => ({
  zh: '该客户资料已删除，无法再提出请求',
  en: 'Nothing is left of this customer to ask for',
}));
