import { refusal } from '../../kernel/errors.ts';

export const ratedAlready = refusal('ticket.ratedAlready', 'conflict', () => ({
  zh: '您已评价；24小时内可更正一次',
  en: 'You have rated it; one correction is taken within 24 hours',
}));
