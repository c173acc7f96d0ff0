import { refusal } from '../kernel/errors.ts';
import type { Instant, PlainDate } from '../kernel/time.ts';
import { type Violation, violationLabels } from './model.ts';

export const rosterNotFound = refusal('roster.notFound', 'missing', () => ({
  zh: '该月尚无排班表',
  en: 'There is no roster of that month',
}));

/** Hard rules are broken; `data.violations` lists each with its person and day. Nothing was kept. */
export const rosterBroken = refusal(
  'roster.broken',
  'conflict',
  (_violations: readonly Violation[]) => ({
    zh: '排班违反规则，请查看明细',
    en: 'The roster breaks rules that must hold; see data.violations',
  }),
  (violations) => ({ violations: violations.map((one) => ({ ...one, label: violationLabels[one.code] })) }),
);

export const rosterPublished = refusal('roster.published', 'conflict', () => ({
  zh: '该月排班已发布，请逐格变更',
  en: 'This month is published; change it cell by cell',
}));

export const rosterNotPublished = refusal('roster.notPublished', 'conflict', () => ({
  zh: '该月排班尚未发布',
  en: 'This month is not published yet',
}));

export const rosterEmpty = refusal('roster.empty', 'conflict', () => ({
  zh: '排班表为空，不能发布',
  en: 'A roster without a shift cannot be published',
}));

/** Published less than seven days ahead: only with a reason. */
export const publishReasonNeeded = refusal(
  'roster.publishReasonNeeded',
  'conflict',
  (_until: Instant) => ({
    zh: '距该月不足七天，发布须说明原因',
    en: 'Less than seven days ahead: say why it is published so late',
  }),
  (until) => ({ until }),
);

export const dayNotOfMonth = refusal('roster.dayNotOfMonth', 'invalid', (_day: PlainDate) => ({
  zh: '日期不在该月内',
  en: 'That day is not in this month',
}));

/** Whoever may change lines of his unit alone. */
export const lineNotFound = refusal('roster.lineNotFound', 'missing', () => ({
  zh: '没有此人的排班可供变更',
  en: 'There is no such person whose roster you may change',
}));

export const shiftHoursWrong = refusal('shiftType.hoursWrong', 'invalid', () => ({
  zh: '工作类班次须有时段且不超过 24 小时，休息类不得有时段',
  en: 'A shift that is worked has hours, within 24 of its start; one that is not has none',
}));

export const coverRuleWrong = refusal('shiftType.coverWrong', 'invalid', () => ({
  zh: '最低在岗规则须指定岗位或技能之一',
  en: 'A cover rule is about posts or about a skill, one of the two',
}));

export const swapNotFound = refusal('swap.notFound', 'missing', () => ({
  zh: '换班申请不存在',
  en: 'There is no such swap',
}));

export const swapOneself = refusal('swap.oneself', 'conflict', () => ({
  zh: '不能与本人换班',
  en: 'Nobody swaps with himself',
}));

export const swapNotOneMonth = refusal('swap.notOneMonth', 'invalid', () => ({
  zh: '换班须在同一个月内',
  en: 'Both shifts of a swap are in one month',
}));

/** A shift is not, or no longer, as it was offered. */
export const swapShiftGone = refusal('swap.shiftGone', 'conflict', () => ({
  zh: '班次已变动，不能换班',
  en: 'The shift is not there, or is not the one that was offered',
}));

export const swapTooLate = refusal('swap.tooLate', 'conflict', () => ({
  zh: '班次已开始，不能换班',
  en: 'A shift that has begun cannot be swapped',
}));

export const swapDayTaken = refusal('swap.dayTaken', 'conflict', (_day: PlainDate) => ({
  zh: '接班人当日已有班次',
  en: 'Whoever takes the shift has one in that post that day',
}));

/** The leader who approves is neither of the two. */
export const swapByAnother = refusal('swap.byAnother', 'forbidden', () => ({
  zh: '换班须由另一名负责人批准',
  en: 'A swap is decided by somebody who is neither of the two',
}));

export const leaveNotFound = refusal('leave.notFound', 'missing', () => ({
  zh: '休假申请不存在',
  en: 'There is no such leave',
}));

export const leavePeriodWrong = refusal('leave.periodWrong', 'invalid', () => ({
  zh: '休假为 1 至 31 天，不早于今天，最多提前一年申请',
  en: 'Leave is 1 to 31 days, begins today at the earliest and within a year',
}));

export const leaveByAnother = refusal('leave.byAnother', 'forbidden', () => ({
  zh: '休假须由他人批准',
  en: 'Leave is decided by somebody else',
}));

export const leaveBegun = refusal('leave.begun', 'conflict', () => ({
  zh: '休假已开始，不能取消',
  en: 'Leave that has begun cannot be cancelled',
}));
