import { refusal } from '../kernel/errors.ts';

/** The directory of the site holds nobody who could answer for a matter; an operator must look. */
export const nobodyInDirectory = refusal('staff.nobody', 'internal', () => ({
  zh: '通讯录中没有可负责的人员',
  en: 'The directory holds nobody who could answer for this',
}));

export const staffNotFound = refusal('staff.notFound', 'missing', () => ({
  zh: '员工不存在',
  en: 'There is no such member of staff',
}));

export const staffNoTaken = refusal('staff.noTaken', 'conflict', () => ({
  zh: '该工号已被使用',
  en: 'This staff number belongs to somebody',
}));

/** Rights are given by somebody else (separation of duties by person). */
export const notOneself = refusal('staff.notOneself', 'forbidden', () => ({
  zh: '不能变更本人的岗位或状态',
  en: 'Nobody changes his own posts or status',
}));

export const unitNotFound = refusal('unit.notFound', 'missing', () => ({
  zh: '部门不存在',
  en: 'There is no such unit',
}));

export const unitTaken = refusal('unit.taken', 'conflict', () => ({
  zh: '该部门代码已被使用',
  en: 'This unit exists already',
}));

export const unitLoop = refusal('unit.loop', 'conflict', () => ({
  zh: '上级部门不能是本部门或其下级',
  en: 'A unit cannot lie below itself',
}));

export const postNotHeld = refusal('post.notHeld', 'conflict', () => ({
  zh: '该员工未任此岗位',
  en: 'This person does not hold that post then',
}));

export const postHeldAlready = refusal('post.heldAlready', 'conflict', () => ({
  zh: '该员工在此期间已任此岗位',
  en: 'This person holds that post already in that time',
}));

/** All places of a post in a unit are taken in that time. */
export const postFull = refusal(
  'post.full',
  'conflict',
  (headCount: number) => ({
    zh: `该岗位定编 ${headCount} 人，已满`,
    en: `This post has ${headCount} places, and all are taken`,
  }),
  (headCount) => ({ headCount }),
);

export const periodEmpty = refusal('post.periodEmpty', 'invalid', () => ({
  zh: '结束时间必须晚于开始时间',
  en: 'The end must be later than the beginning',
}));

export const tooManyPosts = refusal('post.tooMany', 'conflict', () => ({
  zh: '岗位数量超过上限',
  en: 'Nobody holds more than 12 posts',
}));

export const deputyNotFound = refusal('deputy.notFound', 'missing', () => ({
  zh: '没有此项代理安排',
  en: 'There is no such deputy',
}));

export const deputyOfHimself = refusal('deputy.ofHimself', 'conflict', () => ({
  zh: '不能代理本人',
  en: 'Nobody stands in for himself',
}));

export const deputyLoop = refusal('deputy.loop', 'conflict', () => ({
  zh: '代理关系不能成环',
  en: 'Deputies would stand in for each other in a circle',
}));

export const deputyChainTooLong = refusal('deputy.chainTooLong', 'conflict', () => ({
  zh: '代理链最多三级',
  en: 'A chain of deputies has at most three links',
}));

export const deputyEnded = refusal('deputy.ended', 'conflict', () => ({
  zh: '该代理已结束',
  en: 'This deputy has ended',
}));

/** The file is no table that can be read; `data` says where. */
export const notATable = refusal(
  'staffImport.notATable',
  'invalid',
  (_line: number, _why: string) => ({
    zh: '无法读取该表格，请检查格式与表头',
    en: 'This is no table with the columns that are needed',
  }),
  (line, why) => ({ line, why }),
);
