import { refusal } from '../../kernel/errors.ts';

export const notArchived = refusal('archive.notArchived', 'conflict', () => ({
  zh: '该工单尚未归档',
  en: 'This ticket is not archived',
}));

export const filesNotChecked = refusal('archive.filesNotChecked', 'conflict', () => ({
  zh: '附件仍在检查中，请稍后再归档',
  en: 'Its files are still being checked; archive it in a few minutes',
}));

export const callToCome = refusal('archive.callToCome', 'conflict', () => ({
  zh: '尚有回访未完成，暂不能归档',
  en: 'A follow-up call is still to be made; archive it after that',
}));

export const groupNotEnded = refusal('archive.groupNotEnded', 'conflict', () => ({
  zh: '群体成员的工单正在随之结案，请稍后再归档',
  en: 'The matters of its members are still being ended; archive it in a few minutes',
}));

export const tooMuchToSeal = refusal(
  'archive.tooMuch',
  'refused',
  (most: number) => ({
    zh: `记录超过 ${most} 条，请联系管理员`,
    en: `More than ${most} records cannot be sealed in one`,
  }),
  (most) => ({ most }),
);

export const heldAlready = refusal('archive.heldAlready', 'conflict', () => ({
  zh: '该工单已被法律保全',
  en: 'This matter is held already',
}));

export const notHeld = refusal('archive.notHeld', 'conflict', () => ({
  zh: '该工单未被法律保全',
  en: 'This matter is not held',
}));

export const authorityToAnswer = refusal('archive.authorityToAnswer', 'conflict', () => ({
  zh: '主管部门尚未答复，答复后方可归档',
  en: 'An authority still waits for our answer; archive it once that is sent',
}));
