import { refusal } from '../kernel/errors.ts';

/** The directory of the site holds nobody who could answer for a matter; an operator must look. */
export const nobodyInDirectory = refusal('staff.nobody', 'internal', () => ({
  zh: '通讯录中没有可负责的人员',
  en: 'The directory holds nobody who could answer for this',
}));

export const staffNotFound = refusal('staff.notFound', 'missing', () => ({
  zh: '员工不存在',
  en: 'There is no such member of staff',
}));
