import { refusal } from '../../kernel/errors.ts';

export const linkedToItself = refusal('ticket.linkedToItself', 'refused', () => ({
  zh: '不能与自身关联',
  en: 'A ticket is not linked to itself',
}));

export const linkedAlready = refusal('ticket.linkedAlready', 'conflict', () => ({
  zh: '两件工单已关联',
  en: 'These two are linked already',
}));

export const notLinked = refusal('ticket.notLinked', 'conflict', () => ({
  zh: '两件工单未关联',
  en: 'These two are not linked',
}));

export const linkNotOpen = refusal(
  'ticket.linkNotOpen',
  'conflict',
  (_status: string) => ({ zh: '群体诉求的各件须在办理中', en: 'A group is made of open matters' }),
  (current) => ({ current }),
);

export const inAnotherGroup = refusal(
  'ticket.inAnotherGroup',
  'conflict',
  (parent: string) => ({ zh: `该诉求已属于群体诉求 ${parent}`, en: `It belongs to the group of ${parent} already` }),
  (parent) => ({ parent }),
);

export const groupFull = refusal(
  'ticket.groupFull',
  'refused',
  (most: number) => ({ zh: `一件群体诉求最多 ${most} 名成员`, en: `A group has ${most} members at most` }),
  (most) => ({ most }),
);

export const tooManyRepresentatives = refusal(
  'ticket.tooManyRepresentatives',
  'refused',
  (most: number) => ({ zh: `群体诉求最多推选 ${most} 名代表`, en: `A group is represented by ${most} people at most` }),
  (most) => ({ most }),
);

/** Each member says yes or no for himself, and one at least yes; `data.missing` are the numbers of those whose word is missing. */
export const consentMissing = refusal(
  'ticket.consentMissing',
  'refused',
  (_missing: readonly string[]) => ({
    zh: '尚有成员未同意，不能代表其和解',
    en: 'Not every member has agreed; nobody is settled for without his consent',
  }),
  (missing) => ({ missing: [...missing] }),
);

export const nothingProposedToGroup = refusal('ticket.nothingProposedToGroup', 'refused', () => ({
  zh: '该诉求所属群体目前没有待确认的方案',
  en: 'Nothing is proposed to the group of this matter now',
}));

export const notConcluded = refusal(
  'ticket.notConcluded',
  'refused',
  (_status: string) => ({
    zh: '只有已终结的诉求才能按“同一事实”办理',
    en: 'Only what was concluded can be told again',
  }),
  (current) => ({ current }),
);
