import { refusal } from '../kernel/errors.ts';

export const deadLetterNotFound = refusal('deadLetter.notFound', 'missing', () => ({
  zh: '该消息已不在死信队列中',
  en: 'This message is no longer among the undelivered ones',
}));

export const notReplayable = refusal('deadLetter.notReplayable', 'refused', () => ({
  zh: '该消息不能重放，对账程序会补做',
  en: 'This message holds only a pointer and cannot be sent again; the reconciler does its work',
}));
