import { refusal } from '../kernel/errors.ts';

export const followUpNotFound = refusal('followUp.notFound', 'missing', () => ({
  zh: '回访任务不存在',
  en: 'There is no such follow-up',
}));

/** `data.ask` is who calls in his place, where somebody is left. */
export const ownCase = refusal(
  'followUp.ownCase',
  'forbidden',
  (_ask: string | undefined) => ({
    zh: '处理人不能回访自己处理的工单',
    en: 'Whoever handled the matter may not make its follow-up call',
  }),
  (ask) => (ask === undefined ? {} : { ask }),
);

export const answerIncomplete = refusal(
  'followUp.answerIncomplete',
  'invalid',
  (_missing: readonly string[]) => ({
    zh: '接通的回访须填写是否解决和满意度',
    en: 'An answered call needs solved and overall',
  }),
  (missing) => ({ fields: missing.map((path) => ({ path, reason: 'needed when the call was answered' })) }),
);

export const callLaterNeedsTime = refusal(
  'followUp.callLaterNeedsTime',
  'invalid',
  () => ({
    zh: '请填写客人要求的回电时间',
    en: 'A call put off needs the guest’s time, in the future',
  }),
  () => ({ fields: [{ path: 'callLaterAt', reason: 'an instant in the future is needed' }] }),
);
