import { refusal } from '../kernel/errors.ts';

export const lessonNotFound = refusal('lesson.notFound', 'missing', () => ({
  zh: '整改事项不存在',
  en: 'There is no such lesson',
}));

export const lessonThere = refusal('lesson.exists', 'conflict', () => ({
  zh: '该工单已有整改事项',
  en: 'This ticket has its lesson already',
}));

export const unknownCause = refusal(
  'lesson.unknownCause',
  'invalid',
  (_known: readonly string[]) => ({ zh: '原因代码不在目录中', en: 'This code is not in the list of root causes' }),
  (known) => ({ fields: [{ path: 'cause', reason: 'not in the list' }], known }),
);

export const dueInPast = refusal(
  'lesson.dueInPast',
  'invalid',
  () => ({ zh: '完成日期须在今天之后', en: 'The day must not be over' }),
  () => ({ fields: [{ path: 'dueOn', reason: 'is over' }] }),
);

export const notItsOwner = refusal('lesson.notItsOwner', 'forbidden', () => ({
  zh: '只有责任人可以填报完成',
  en: 'Only its owner says that it is done',
}));

export const notByItsOwner = refusal('lesson.notByItsOwner', 'forbidden', () => ({
  zh: '责任人不能验证自己的整改',
  en: 'Whoever carried it out does not check it himself',
}));

export const notFinishedYet = refusal('lesson.notFinishedYet', 'conflict', () => ({
  zh: '工单尚未办结',
  en: 'The ticket is not resolved yet',
}));
