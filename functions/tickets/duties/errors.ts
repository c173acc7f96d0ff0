import { refusal } from '../../kernel/errors.ts';

/**
 * Whoever worked on a matter does not end it, call its guest, or decide on what he asked for himself. `data.ask` is who does it
 * in his place, where somebody is left.
 */
export const anotherPerson = refusal(
  'ticket.anotherPerson',
  'forbidden',
  (_duty: string, _ask: string | undefined) => ({
    zh: '您办理过此事，须由他人（或上一级）处理这一步',
    en: 'You worked on this matter; somebody else does this step, the next level if need be',
  }),
  (duty, ask) => ({ duty, ...(ask !== undefined && { ask }) }),
);
