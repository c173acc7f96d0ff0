import { refusal } from '../kernel/errors.ts';

export const breakGlassNotFound = refusal('breakGlass.notFound', 'missing', () => ({
  zh: '没有此项紧急授权',
  en: 'There is no such break-glass access',
}));

/** Two people are needed. */
export const ownRequest = refusal('breakGlass.ownRequest', 'forbidden', () => ({
  zh: '不能审批本人的紧急授权申请',
  en: 'Nobody decides on his own request',
}));

export const notYoursToEnd = refusal('breakGlass.notYours', 'forbidden', () => ({
  zh: '仅申请人或审批人可以结束',
  en: 'Only who asked for it, or who may decide, can end it',
}));

export const needless = refusal('breakGlass.needless', 'refused', () => ({
  zh: '您的岗位已有此权限',
  en: 'Your posts allow this already',
}));

export const runningAlready = refusal('breakGlass.running', 'refused', () => ({
  zh: '您已有待审批或生效中的紧急授权',
  en: 'You have a request or an access under way',
}));

export const dailyLimit = refusal('breakGlass.dailyLimit', 'refused', () => ({
  zh: '今日紧急授权申请次数已达上限',
  en: 'No more requests of yours today',
}));

export const requestLapsed = refusal('breakGlass.lapsed', 'refused', () => ({
  zh: '该申请已超过一小时，请重新申请',
  en: 'This request is older than an hour; ask again',
}));
