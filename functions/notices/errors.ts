import { refusal } from '../kernel/errors.ts';

export const noticeNotFound = refusal('notice.notFound', 'missing', () => ({
  zh: '通知不存在',
  en: 'There is no such notice',
}));

export const passedInACircle = refusal('notice.passedInACircle', 'conflict', () => ({
  zh: '不能转给已经手的同事',
  en: 'A notice is not passed back to somebody who had it',
}));
