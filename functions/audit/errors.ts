import { refusal } from '../kernel/errors.ts';

export const askOneThing = refusal('audit.askOneThing', 'invalid', () => ({
  zh: '请指定实体与编号、链名或起止日期之一',
  en: 'Ask for an entity by its id, for a chain by its name, or for a period',
}));

export const badPeriod = refusal(
  'audit.badPeriod',
  'invalid',
  (days: number) => ({
    zh: `起止日期有误，或超过${days}天`,
    en: `The period ends before it begins, or is longer than ${days} days`,
  }),
  (days) => ({ days }),
);

export const noRotation = refusal('audit.noRotation', 'missing', () => ({
  zh: '尚未进行过密钥轮换',
  en: 'Keys were never rotated here',
}));

export const noSuchChain = refusal('audit.noSuchChain', 'missing', () => ({
  zh: '没有这条事件链',
  en: 'There is no such chain of events',
}));
