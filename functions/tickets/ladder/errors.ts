import { refusal } from '../../kernel/errors.ts';

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

export const beyondLegal = refusal(
  'ticket.beyondLegal',
  'refused',
  (latest: string) => ({
    zh: `法定或主管部门期限所限，最迟 ${latest} 前办结`,
    en: `The law or an authority leaves no more time than until ${latest}`,
  }),
  (latest) => ({ latest }),
);

export const notAlarming = refusal('ticket.notAlarming', 'refused', () => ({
  zh: '只有未控制的突发事件才记录现场情况',
  en: 'The situation is written down only of an emergency that is not contained',
}));

export const containedAlready = refusal('ticket.notInDanger', 'conflict', () => ({
  zh: '该工单没有待控制的险情',
  en: 'There is no danger to be contained, or it is contained already',
}));
