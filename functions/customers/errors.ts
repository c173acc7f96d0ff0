import { refusal } from '../kernel/errors.ts';

export const customerNotFound = refusal('customer.notFound', 'missing', () => ({
  zh: '客户不存在',
  en: 'There is no such customer',
}));
