import { refusal } from '../kernel/errors.ts';

export const noticeNotFound = refusal('notice.notFound', 'missing', () => ({
  zh: '通知不存在',
  en: 'There is no such notice',
}));

/** Says nothing of the reason: that somebody is kept away from a matter is not everybody's to know. */
export const notForThem = refusal('notice.notForThem', 'conflict', () => ({
  zh: '此通知不能转给该同事',
  en: 'This notice cannot be passed on to this colleague',
}));

export const passedInACircle = refusal('notice.passedInACircle', 'conflict', () => ({
  zh: '不能转给已经手的同事',
  en: 'A notice is not passed back to somebody who had it',
}));
