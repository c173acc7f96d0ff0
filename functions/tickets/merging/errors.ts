import { refusal } from '../../kernel/errors.ts';

export const intoItself = refusal('ticket.intoItself', 'refused', () => ({
  zh: '不能与自身并案',
  en: 'A ticket is not merged into itself',
}));

export const intoNotOpen = refusal(
  'ticket.intoNotOpen',
  'conflict',
  (_status: string) => ({ zh: '只能并入办理中的工单', en: 'A ticket is merged only into an open one' }),
  (current) => ({ current }),
);

export const notMerged = refusal(
  'ticket.notMerged',
  'conflict',
  (_status: string) => ({ zh: '该工单未并案', en: 'This ticket is not merged' }),
  (current) => ({ current }),
);

export const mergeTooOld = refusal(
  'ticket.mergeTooOld',
  'refused',
  (days: number) => ({ zh: `并案超过 ${days} 天，不能撤销`, en: `A merge is undone within ${days} days` }),
  (days) => ({ days }),
);
