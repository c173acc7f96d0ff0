import { refusal } from '../../kernel/errors.ts';

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
