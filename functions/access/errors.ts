import { refusal } from '../kernel/errors.ts';

/** How the protection against leaks refuses (F26). */

export const askBySomething = refusal('accessLog.askBySomething', 'invalid', () => ({
  zh: '请指定客户、工单或员工其中一项',
  en: 'Ask by one of customer, ticket or member of staff',
}));

export const alarmNotFound = refusal('accessAlarm.notFound', 'missing', () => ({
  zh: '告警不存在',
  en: 'There is no such alarm',
}));

export const canaryNotFound = refusal('canary.notFound', 'missing', () => ({
  zh: '没有此诱饵记录',
  en: 'There is no such planted record',
}));

export const canaryKnown = refusal('canary.numberKnown', 'conflict', () => ({
  zh: '该号码已属于某客户，不能用作诱饵',
  en: 'A customer has this number already; a planted record needs one that is nobody’s',
}));

export const reviewNotFound = refusal('rightReview.notFound', 'missing', () => ({
  zh: '本季度没有此项复核',
  en: 'There is no such review in this quarter',
}));

export const reviewedAlready = refusal('rightReview.decided', 'conflict', () => ({
  zh: '该项已复核',
  en: 'This was decided already',
}));

export const ownRights = refusal('rightReview.own', 'refused', () => ({
  zh: '不能复核本人的权限',
  en: 'Nobody reviews his own rights',
}));

export const revealsUsedUp = refusal(
  'reveal.usedUp',
  'busy',
  (_limit: number, _retryAfterSeconds: number) => ({
    zh: '今日明示次数已用完，请明日再试或联系主管',
    en: 'You have revealed as much as a day allows; try tomorrow, or ask your supervisor',
  }),
  (limit, retryAfterSeconds) => ({ limit, retryAfterSeconds }),
);

/** The same for a person who is kept away from a matter and for any other cause that he is not to learn of. */
export const notToYou = refusal('reveal.notToYou', 'refused', () => ({
  zh: '此资料暂不能向您明示，请联系主管',
  en: 'This is not shown to you in clear; ask your supervisor',
}));

export const matterWanted = refusal('reveal.matterWanted', 'invalid', () => ({
  zh: '该用途须注明工单号',
  en: 'This purpose needs the number of the matter that it is for',
}));

export const otherMatter = refusal('reveal.otherMatter', 'refused', () => ({
  zh: '该工单不属于此客户',
  en: 'That matter is not of this customer',
}));

export const matterOver = refusal('reveal.matterOver', 'refused', () => ({
  zh: '该工单已归档，不能据此明示',
  en: 'That matter is archived; nothing is revealed for it any more',
}));

export const reasonHoldsData = refusal(
  'reveal.reasonHoldsData',
  'invalid',
  () => ({
    zh: '理由中请勿填写号码、邮箱等个人信息',
    en: 'Say what for without numbers or addresses: the log holds no personal data',
  }),
  () => ({ fields: [{ path: 'body.reason', reason: 'holds a number or an address' }] }),
);

export const onlyKept = refusal('reveal.restricted', 'refused', () => ({
  zh: '该客户资料已限制处理，仅可为权利请求或调查明示',
  en: 'This record is restricted: it is shown for a request of his rights or an investigation alone',
}));

export const nothingToReveal = refusal('reveal.nothing', 'refused', () => ({
  zh: '没有所选的资料',
  en: 'None of what was asked for is known',
}));
