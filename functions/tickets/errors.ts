import { refusal } from '../kernel/errors.ts';
import type { Instant } from '../kernel/time.ts';

export const ticketNotFound = refusal('ticket.notFound', 'missing', () => ({
  zh: '工单不存在',
  en: 'There is no such ticket',
}));

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

export const notAnInquiry = refusal('ticket.notAnInquiry', 'refused', () => ({
  zh: '仅咨询、建议、表扬可即时答复办结；投诉须由回访方结案',
  en: 'Only inquiries, suggestions and commendations end with an answer; a complaint is closed by the follow-up side',
}));

/** Resolved for the first time: the guest has not been asked yet whether it is. */
export const notYetFollowedUp = refusal('ticket.notYetFollowedUp', 'refused', () => ({
  zh: '首次办结尚未回访，不能终结',
  en: 'It is resolved for the first time and not followed up yet; it cannot be concluded',
}));

/** More than the post may give for one case; `data.limitFen` is what it may, `data.givenFen` what was given before. */
export const beyondAuthority = refusal(
  'ticket.beyondAuthority',
  'refused',
  (_limitFen: number, _givenFen: number) => ({
    zh: '补偿金额超出您的授权，请由上级提出',
    en: 'This is beyond what your post may give; ask the next level',
  }),
  (limitFen, givenFen) => ({ limitFen, givenFen }),
);

export const nobodyToAsk = refusal('ticket.nobodyToAsk', 'refused', () => ({
  zh: '内部工单没有诉求人可询问',
  en: 'A matter of the house’s own has nobody to ask',
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

export const toldBeforeReceipt = refusal(
  'ticket.toldBeforeReceipt',
  'invalid',
  (_receivedAt: Instant) => ({
    zh: '告知诉求人的时间不能早于诉求的收到时间',
    en: 'The complainant cannot have been told before his matter was received',
  }),
  (receivedAt) => ({ fields: [{ path: 'complainantToldAt', reason: 'before the receipt' }], receivedAt }),
);

export const unknownCause = refusal(
  'ticket.unknownCause',
  'invalid',
  (_known: readonly string[]) => ({ zh: '原因代码不在目录中', en: 'The list of causes has no such code' }),
  (known) => ({ fields: [{ path: 'causeCode', reason: 'not in the list' }], known }),
);

export const tooLateToReturn = refusal('workOrder.tooLateToReturn', 'refused', () => ({
  zh: '已超过退单时限，请接单或申请主管指定',
  en: 'The time for giving it back is over; take it over, or ask the supervisor',
}));

export const noFurtherReturn = refusal('workOrder.noFurtherReturn', 'refused', () => ({
  zh: '该工单由主管指定办理，不能再退回',
  en: 'A supervisor has designated you; it cannot be given back again',
}));

export const toBeDesignated = refusal('ticket.toBeDesignated', 'forbidden', () => ({
  zh: '已两次退回，须由主管及以上指定承办人',
  en: 'It was given back twice: a supervisor or above designates who does it',
}));
