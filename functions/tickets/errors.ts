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

export const notAnInquiry = refusal('ticket.notAnInquiry', 'refused', () => ({
  zh: '仅咨询、建议、表扬可即时答复办结；投诉须由回访方结案',
  en: 'Only inquiries, suggestions and commendations end with an answer; a complaint is closed by the follow-up side',
}));

/** Resolved for the first time: the guest has not been asked yet whether it is. */
export const notYetFollowedUp = refusal('ticket.notYetFollowedUp', 'refused', () => ({
  zh: '首次办结尚未回访，不能终结',
  en: 'It is resolved for the first time and not followed up yet; it cannot be concluded',
}));

export const atTheTop = refusal('ticket.atTheTop', 'conflict', () => ({
  zh: '已升级至最高级别',
  en: 'It is at the highest level already',
}));

export const nothingToAcknowledge = refusal('ticket.nothingToAcknowledge', 'conflict', () => ({
  zh: '没有待确认的升级',
  en: 'No escalation waits to be acknowledged',
}));

export const notToldToYou = refusal(
  'ticket.notToldToYou',
  'forbidden',
  (staffNo: string) => ({
    zh: `该升级由 ${staffNo} 确认`,
    en: `This escalation was told to ${staffNo}`,
  }),
  (staffNo) => ({ staffNo }),
);

export const notLower = refusal(
  'ticket.notLower',
  'conflict',
  (level: number) => ({ zh: `当前级别为 ${level}，只能降至更低级别`, en: `The level is ${level}; name a lower one` }),
  (level) => ({ level }),
);

/** Urged within the last 24 hours; `data.againAt` says when it can be urged again. */
export const urgedAlready = refusal(
  'ticket.urgedAlready',
  'conflict',
  (_againAt: string) => ({ zh: '24小时内已催办，请稍后再试', en: 'It was urged within the last 24 hours' }),
  (againAt) => ({ againAt }),
);

export const extensionTooLate = refusal('ticket.extensionTooLate', 'refused', () => ({
  zh: '延期须在到期前申请',
  en: 'More time is asked for before it is over',
}));

export const extensionsUsedUp = refusal(
  'ticket.extensionsUsedUp',
  'refused',
  (most: number) => ({ zh: `最多延期 ${most} 次`, en: `It has been extended ${most} times, and no more` }),
  (most) => ({ most }),
);

export const extensionAsked = refusal('ticket.extensionAsked', 'conflict', () => ({
  zh: '已有待审批的延期申请',
  en: 'An extension is asked for and not decided yet',
}));

export const noExtensionAsked = refusal('ticket.noExtensionAsked', 'conflict', () => ({
  zh: '没有待审批的延期申请',
  en: 'No extension is asked for',
}));

export const notYourOwnRequest = refusal('ticket.notYourOwnRequest', 'forbidden', () => ({
  zh: '申请人不能审批本人的申请',
  en: 'Nobody decides on his own request',
}));

export const beyondYourGrant = refusal(
  'ticket.beyondYourGrant',
  'refused',
  (workdays: number) => ({
    zh: `您最多可批准延期 ${workdays} 个工作日`,
    en: `You may grant at most ${workdays} working days`,
  }),
  (workdays) => ({ workdays }),
);

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

export const intoItself = refusal('ticket.intoItself', 'refused', () => ({
  zh: '不能与自身并案',
  en: 'A ticket is not merged into itself',
}));

export const intoNotOpen = refusal(
  'ticket.intoNotOpen',
  'conflict',
  (_status: string) => ({ zh: '只能并入办理中的工单', en: 'A ticket is merged only into an open one' }),
  (current) => ({ current }),
);

export const notMerged = refusal(
  'ticket.notMerged',
  'conflict',
  (_status: string) => ({ zh: '该工单未并案', en: 'This ticket is not merged' }),
  (current) => ({ current }),
);

export const mergeTooOld = refusal(
  'ticket.mergeTooOld',
  'refused',
  (days: number) => ({ zh: `并案超过 ${days} 天，不能撤销`, en: `A merge is undone within ${days} days` }),
  (days) => ({ days }),
);

export const toldInFuture = refusal(
  'ticket.toldInFuture',
  'invalid',
  () => ({
    zh: '告知诉求人的时间不能晚于现在',
    en: 'The complainant cannot have been told in the future',
  }),
  () => ({ fields: [{ path: 'complainantToldAt', reason: 'in the future' }] }),
);

export const noLegalClock = refusal('ticket.noLegalClock', 'conflict', () => ({
  zh: '该工单没有法定期限',
  en: 'No legal period runs for this ticket',
}));

export const mayNotStandStill = refusal('ticket.mayNotStandStill', 'refused', () => ({
  zh: '该法定期限不因此中止',
  en: 'The rule of this legal period does not let it stand still on that ground',
}));

export const legalStandsStill = refusal('ticket.legalStandsStill', 'conflict', () => ({
  zh: '法定期限已中止',
  en: 'The legal period stands still already',
}));

export const legalClockRuns = refusal('ticket.legalClockRuns', 'conflict', () => ({
  zh: '法定期限未中止',
  en: 'The legal period does not stand still',
}));

export const noFurtherReturn = refusal('workOrder.noFurtherReturn', 'refused', () => ({
  zh: '该工单由主管指定办理，不能再退回',
  en: 'A supervisor has designated you; it cannot be given back again',
}));

export const toBeDesignated = refusal('ticket.toBeDesignated', 'forbidden', () => ({
  zh: '已两次退回，须由主管及以上指定承办人',
  en: 'It was given back twice: a supervisor or above designates who does it',
}));

export const supervisedAlready = refusal('supervision.open', 'conflict', () => ({
  zh: '该工单有未答复的督办单',
  en: 'A supervision order of this ticket is still to be answered',
}));

export const notSupervised = refusal('supervision.none', 'conflict', () => ({
  zh: '该工单没有待答复的督办单',
  en: 'No supervision order of this ticket is open',
}));

export const nobodyToAnswer = refusal('supervision.nobodyToAnswer', 'refused', () => ({
  zh: '尚无承办人，请指定答复人',
  en: 'The matter lies with nobody yet: name who is to answer',
}));

export const supervisesHimself = refusal('supervision.ownOrder', 'forbidden', () => ({
  zh: '不能督办自己，也不能答复自己的督办单',
  en: 'Nobody supervises himself or answers his own order',
}));

export const notYoursToAnswer = refusal(
  'supervision.notYours',
  'forbidden',
  (_to: string) => ({ zh: '督办单由他人答复', en: 'This order is for somebody else to answer' }),
  (to) => ({ to }),
);

export const handlesAlready = refusal('workOrder.handlesAlready', 'conflict', () => ({
  zh: '此人已在办理该工单',
  en: 'This person works on it already',
}));

export const tooManyCoHandlers = refusal(
  'workOrder.tooManyCoHandlers',
  'refused',
  (most: number) => ({ zh: `协办人最多 ${most} 名`, en: `At most ${most} co-handlers at a time` }),
  (most) => ({ most }),
);

export const coHandlersNotDone = refusal(
  'workOrder.coHandlersNotDone',
  'conflict',
  (_who: readonly string[]) => ({
    zh: '协办事项尚未完成或验收',
    en: 'A co-handler is not done, or his part was not checked yet',
  }),
  (coHandlers) => ({ coHandlers }),
);

export const notHandedOver = refusal('workOrder.notHandedOver', 'conflict', () => ({
  zh: '没有待接收的交接',
  en: 'No hand-over of it waits to be accepted',
}));

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

export const containedAlready = refusal('ticket.notInDanger', 'conflict', () => ({
  zh: '该工单没有待控制的险情',
  en: 'There is no danger to be contained, or it is contained already',
}));

export const sourceNotOfChannel = refusal(
  'ticket.sourceNotOfChannel',
  'invalid',
  (part: string, channel: string) => ({
    zh: '来源信息与受理渠道不符',
    en: `What is told of a ${part} does not belong to the channel ${channel}`,
  }),
  (part) => ({ fields: [{ path: `source.${part}`, reason: 'not of this channel' }] }),
);

export const sourceOutOfOrder = refusal(
  'ticket.sourceOutOfOrder',
  'invalid',
  (_path: string) => ({ zh: '来源日期先后不符', en: 'The dates of the source do not follow each other' }),
  (path) => ({ fields: [{ path, reason: 'in the future, or before what it follows' }] }),
);
