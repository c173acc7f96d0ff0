import { refusal } from '../kernel/errors.ts';

export const ticketNotFound = refusal('ticket.notFound', 'missing', () => ({
  zh: '工单不存在',
  en: 'There is no such ticket',
}));

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

export const notAssessed = refusal('ticket.notAssessed', 'refused', () => ({
  zh: '请先完成初步评估',
  en: 'Assess the matter first: severity, domain, stage and people affected',
}));

export const notYourWorkOrder = refusal('workOrder.notYours', 'forbidden', () => ({
  zh: '该工单未派给您',
  en: 'This work order is not offered to you',
}));

export const workOrderNotFound = refusal('workOrder.notFound', 'missing', () => ({
  zh: '派单不存在',
  en: 'There is no such work order',
}));

export const notTheHandler = refusal('ticket.notTheHandler', 'forbidden', () => ({
  zh: '仅当前处理人可执行此操作',
  en: 'Only the present handler may do this',
}));

export const nobodyToOffer = refusal('ticket.nobodyToOffer', 'refused', () => ({
  zh: '没有可派的在岗人员，请指定处理人',
  en: 'Nobody on hand can take this; name a person',
}));

export const mayNotHandle = refusal(
  'ticket.mayNotHandle',
  'refused',
  (staffNo: string) => ({
    zh: `${staffNo} 不能处理此工单`,
    en: `${staffNo} cannot handle this ticket`,
  }),
  (staffNo) => ({ staffNo }),
);

export const recusedAlready = refusal('ticket.recusedAlready', 'conflict', () => ({
  zh: '该员工已回避',
  en: 'This person is kept away from it already',
}));

export const tooManyRecused = refusal(
  'ticket.tooManyRecused',
  'refused',
  (most: number) => ({
    zh: `一件工单最多登记 ${most} 名回避人员，请另立工单`,
    en: `A ticket keeps at most ${most} people away; open another one`,
  }),
  (most) => ({ most }),
);

/** A colleague writes it down: whoever is complained about must not be the one who registers it. */
export const aboutYourself = refusal('ticket.aboutYourself', 'refused', () => ({
  zh: '涉及本人的诉求须由他人登记',
  en: 'A matter about yourself is registered by somebody else',
}));

export const toldInFuture = refusal(
  'ticket.toldInFuture',
  'invalid',
  () => ({
    zh: '告知诉求人的时间不能晚于现在',
    en: 'The complainant cannot have been told in the future',
  }),
  () => ({ fields: [{ path: 'complainantToldAt', reason: 'in the future' }] }),
);
