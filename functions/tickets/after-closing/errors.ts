import { refusal } from '../../kernel/errors.ts';

/** It was closed too long ago to be taken up again; a new matter that follows it is opened instead (`/follow-on`). */
export const tooOldToReopen = refusal(
  'ticket.tooOldToReopen',
  'refused',
  (days: number) => ({
    zh: `结案已超过 ${days} 天，请另立后续工单`,
    en: `Closed more than ${days} days ago; open a matter that follows it`,
  }),
  (days) => ({ days }),
);

/** Concluded matters are not worked on again for the same facts: a manager says whether the facts are new. */
export const newFactsByManager = refusal('ticket.newFactsByManager', 'forbidden', () => ({
  zh: '已终结的诉求，须由经理认定有新事实后另立工单',
  en: 'After a conclusion a manager decides whether the facts are new',
}));

export const nothingSaidSince = refusal('ticket.nothingSaidSince', 'conflict', () => ({
  zh: '结案后没有待处理的来信',
  en: 'Nothing was said since the end that waits for anybody',
}));

export const notOverYet = refusal(
  'ticket.notOverYet',
  'conflict',
  (_status: string) => ({ zh: '该诉求尚未结束，请在原工单办理', en: 'It is not over yet; go on with it' }),
  (current) => ({ current }),
);

export const notSilent = refusal('ticket.notSilent', 'refused', () => ({
  zh: '诉求人未逾期未答复，不能按“未答复”结案',
  en: 'No question was left unanswered; it is not closed as unanswered',
}));

export const closedByAnother = refusal('ticket.closedByAnother', 'forbidden', () => ({
  zh: '处理人不得自行结案',
  en: 'Nobody closes what he handled',
}));
