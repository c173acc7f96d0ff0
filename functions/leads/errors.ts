import { refusal } from '../kernel/errors.ts';

export const leadNotFound = refusal('lead.notFound', 'missing', () => ({
  zh: '销售线索不存在',
  en: 'There is no such lead',
}));

export const leadNotYours = refusal('lead.notYours', 'refused', () => ({
  zh: '该线索由同事跟进',
  en: 'A colleague works on this lead',
}));

export const dueInPast = refusal(
  'lead.dueInPast',
  'invalid',
  () => ({ zh: '下次联系时间须晚于现在', en: 'The next contact must be in the future' }),
  () => ({ fields: [{ path: 'nextAt', reason: 'in the past' }] }),
);

export const noNumber = refusal('lead.noNumber', 'conflict', () => ({
  zh: '该咨询未留电话',
  en: 'The inquiry left no number',
}));
