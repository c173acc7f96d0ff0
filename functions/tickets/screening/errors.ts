import { refusal } from '../../kernel/errors.ts';

export const notInReview = refusal('ticket.notInReview', 'conflict', () => ({
  zh: '该诉求无需核实或已核实',
  en: 'This matter does not wait for a review, or was looked at already',
}));
