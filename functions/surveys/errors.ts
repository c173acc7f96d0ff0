import { refusal } from '../kernel/errors.ts';

/** Told for a token that never was, so that nobody can find out which are. */
export const surveyNotFound = refusal('survey.notFound', 'missing', () => ({
  zh: '问卷链接无效',
  en: 'There is no such questionnaire',
}));

export const surveyOver = refusal('survey.over', 'refused', () => ({
  zh: '问卷已失效：已过期，或该事项已重新办理',
  en: 'This questionnaire is over: expired, or its matter was taken up again',
}));

export const monthsTooMany = refusal(
  'survey.monthsTooMany',
  'invalid',
  (months: number) => ({ zh: `最多统计 ${months} 个月`, en: `At most ${months} months at once` }),
  (months) => ({ fields: [{ path: 'from', reason: `at most ${months} months, and not after "to"` }] }),
);
