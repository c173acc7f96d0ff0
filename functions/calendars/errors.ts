import { refusal } from '../kernel/errors.ts';

export const unknownCalendar = refusal('calendar.notFound', 'missing', () => ({
  zh: '没有这个日历',
  en: 'There is no such calendar',
}));

export const invalidYear = refusal(
  'calendar.invalidYear',
  'invalid',
  (_faults: ReadonlyArray<{ path: string; reason: string }>) => ({
    zh: '日历内容有误',
    en: 'The year of the calendar is not as it should be',
  }),
  (faults) => ({ fields: [...faults] }),
);
