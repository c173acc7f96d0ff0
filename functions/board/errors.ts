import { refusal } from '../kernel/errors.ts';

export const periodTooLong = refusal(
  'board.periodTooLong',
  'invalid',
  (days: number) => ({ zh: `最多查询 ${days} 天`, en: `At most ${days} days at once` }),
  (days) => ({ fields: [{ path: 'from', reason: `more than ${days} days before` }] }),
);
